"""Bytes to text: byte order mark, UTF-8, the declared charset, and only then a guess.

Charsets are those of the WHATWG Encoding Standard: a page says here what it says in a browser.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from charset_normalizer import from_bytes
from webencodings import lookup  # type: ignore[import-untyped]

from dateline.errors import ReadError

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""Byte order marks and their codecs; UTF-32 first, because its mark begins with that of UTF-16."""

WIDE_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)

MAGIC = {
    b"\xff\xd8\xff": "a JPEG image",
    b"\x89PNG": "a PNG image",
    b"GIF8": "a GIF image",
    b"RIFF": "a sound, film or WebP file",
    b"%PDF": "a PDF document",
    b"PK\x03\x04": "a ZIP archive or an office document",
    b"\x1f\x8b": "a gzip archive",
    b"BZh": "a bzip2 archive",
    b"\xfd7zXZ": "an xz archive",
    b"\x28\xb5\x2f\xfd": "a Zstandard archive",
    b"\xd0\xcf\x11\xe0": "an old office document",
    b"SQLite format 3": "an SQLite database",
    b"\x7fELF": "a program",
}
"""How files of other kinds begin, whatever their names say."""

CONTROL = bytes(code for code in range(32) if code not in b"\t\n\v\f\r\x1b")
SEVEN_BIT = frozenset({"iso2022_jp"})
"""Charsets whose bytes are all ASCII, so that they also pass as UTF-8."""

SUPERSETS = {"gbk": "gb18030"}
"""The codec that decodes what the standard decodes by the same table."""

WIDE = frozenset({"utf-16-le", "utf-16-be"})
"""Charsets in which text has zero bytes, so that without a mark it looks like no text."""

GUESSED = (
    *("cp1250", "cp1251", "cp1252", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258", "cp874"),
    *("cp866", "koi8_u", "iso8859_2", "iso8859_4", "iso8859_5", "iso8859_6", "iso8859_7", "iso8859_8"),
    *("cp932", "euc_jp", "cp949", "gb18030", "big5hkscs", "iso2022_jp"),
)
"""The codecs among which is guessed: those that chardetng, Firefox's detector, tells apart.

Others resemble these, and were guessed for them.
"""

COMMENT = re.compile(rb"<!(?=--).*?(?:-->|\Z)", re.DOTALL)
"""A comment, as browsers skip it in search of a charset: its first two hyphens may be its last."""

META = re.compile(
    rb"""<(?:meta\b[^>]{0,200}?charset\s*=\s*["']?|\?xml\b[^>]{0,100}?encoding\s*=\s*["'])\s*"""
    rb"""([\w.:-]{2,40})""",
    re.IGNORECASE,
)
LONELY = re.compile(rb"(?<![\x80-\xff])[\x80-\xff](?![\x80-\xff])")
HIGH = re.compile(rb"[\x80-\xff]")

HALVES = re.compile(rb"\xed[\xa0-\xbf][\x80-\xbf]")
"""How programs that think in UTF-16 write halves of a character into UTF-8, which has none (CESU-8)."""

SAMPLE = 200_000
"""Bytes that are looked at to guess a charset."""


def decode(raw: bytes, *, declared: str | None = None) -> str:
    """The text of some bytes, character for character; ReadError when they are no text.

    `declared` is believed only where it decodes without error.
    """
    named = known(declared)
    wide = wide_codec(raw, named)
    if not wide:
        refuse_binary(raw)
    for encoding in encodings(raw, named, wide):
        try:
            return raw.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    return raw.decode(wide, "replace") if wide else decode_damaged(raw)


def encodings(raw: bytes, named: str | None, wide: str | None) -> Iterator[str]:
    """The encodings to try, the surest first: bytes that are valid UTF-8 beyond ASCII hardly ever lie.

    Whatever a page declares.
    """
    yield from (encoding for mark, encoding in MARKS if raw.startswith(mark))
    if wide:
        yield wide
    if named in SEVEN_BIT:
        yield str(named)
    yield "utf-8"
    if named and named not in WIDE:
        yield named


def wide_codec(raw: bytes, named: str | None) -> str | None:
    """The codec of UTF-16, by its mark or as declared, where zero bytes alone would make it no text."""
    if raw.startswith(WIDE_MARKS) and not raw.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        return "utf-16"
    return named if named in WIDE and b"\0" in raw and len(raw) % 2 == 0 else None


def known(label: str | None) -> str | None:
    """Python's codec for a declared charset; `None` for what is no label of the WHATWG's, as for browsers.

    Codecs of Python's own, like unicode_escape, would read another text.
    """
    try:
        found = lookup(label) if label else None
    except UnicodeEncodeError:
        return None
    return SUPERSETS.get(found.codec_info.name, found.codec_info.name) if found else None


def decode_damaged(raw: bytes) -> str:
    """Text that no declaration explains: UTF-8 with a few broken bytes, single bytes, or the best guess."""
    if HALVES.search(raw) and (joined := join_halves(raw)) is not None:
        return joined
    high = len(HIGH.findall(raw))
    text = raw.decode("utf-8", "replace")
    if text.count("\ufffd") * 20 < high:
        return text
    if len(LONELY.findall(raw)) * 2 > high:
        return raw.decode("cp1252", "replace")
    best = from_bytes(raw[:SAMPLE], cp_isolation=list(GUESSED)).best()
    if best is None:
        raise ReadError("The bytes are no text in any known charset.", advice="Save the page again as UTF-8.")
    return raw.decode(best.encoding, "replace")


def join_halves(raw: bytes) -> str | None:
    """UTF-8 whose characters are written in halves, with U+FFFD for a half that has lost the other.

    `None` when anything else is wrong with it.
    """
    try:
        halves = raw.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return None
    return halves.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def refuse_binary(raw: bytes) -> None:
    """Raise ReadError for bytes that are no text."""
    if not raw.strip(b"\0"):
        raise (
            ReadError(
                "The file holds nothing but zero bytes.",
                advice="The disk or a copy was damaged; fetch the page again.",
            )
            if raw
            else ReadError("The file is empty.", advice="Fetch the page again.")
        )
    kind = next((kind for magic, kind in MAGIC.items() if raw.startswith(magic)), None)
    if kind:
        raise ReadError(
            f"The file is {kind}, not text.", advice="Give the page itself, saved as HTML or text."
        )
    marked = any(raw.startswith(mark) for mark, _ in MARKS)
    if not marked and (len(raw) - len(raw.translate(None, CONTROL))) * 200 > len(raw):
        raise ReadError(
            "The file is binary, not text.", advice="Give the page itself, saved as HTML or text."
        )


def declared_charset(raw: bytes) -> str | None:
    """The charset that an HTML page declares in its first bytes."""
    match = META.search(COMMENT.sub(b"", raw[:4096]))
    return match[1].decode("ascii") if match else None
