"""Bytes to text: byte order mark, UTF-8, the declared charset, and only then a guess."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from charset_normalizer import from_bytes

from dateline.errors import ReadError

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""Byte order marks and their codecs; UTF-32 first, because its mark begins with that of UTF-16."""

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
SEVEN_BIT = frozenset({"iso2022_jp", "iso2022_jp_2", "iso2022_kr", "hz"})
"""Charsets whose bytes are all ASCII, so that they also pass as UTF-8."""

META = re.compile(
    rb"""<(?:meta\b[^>]{0,200}?charset\s*=\s*["']?|\?xml\b[^>]{0,100}?encoding\s*=\s*["'])\s*([\w.:-]{2,40})""",
    re.IGNORECASE,
)
LONELY = re.compile(rb"(?<![\x80-\xff])[\x80-\xff](?![\x80-\xff])")
HIGH = re.compile(rb"[\x80-\xff]")

SAMPLE = 200_000
"""Bytes that are looked at to guess a charset."""


def decode(raw: bytes, *, declared: str | None = None) -> str:
    """The text of some bytes, character for character; ReadError when they are no text. `declared` is believed only where it decodes without error."""
    refuse_binary(raw)
    for encoding in encodings(raw, declared):
        try:
            return raw.decode(encoding)
        except (UnicodeDecodeError, LookupError, ValueError):
            continue
    return decode_damaged(raw)


def encodings(raw: bytes, declared: str | None) -> Iterator[str]:
    """The encodings to try, the surest first: bytes beyond ASCII that are valid UTF-8 are hardly ever anything else, whatever a page declares."""
    yield from (encoding for mark, encoding in MARKS if raw.startswith(mark))
    named = known(declared)
    if named in SEVEN_BIT:
        yield named
    yield "utf-8"
    if named:
        yield named


def known(name: str | None) -> str | None:
    """The codec of a declared charset, `None` for an unknown one; Latin-1 means Windows-1252 on the web."""
    try:
        found = codecs.lookup(name.strip()).name if name else None
    except (LookupError, ValueError):
        return None
    return "cp1252" if found in {"iso8859-1", "ascii"} else found


def decode_damaged(raw: bytes) -> str:
    """Text that no declaration explains: UTF-8 with a few broken bytes, Western single bytes, or the best guess."""
    high = len(HIGH.findall(raw))
    text = raw.decode("utf-8", "replace")
    if text.count("\ufffd") * 20 < high:
        return text
    if len(LONELY.findall(raw)) * 2 > high:
        return raw.decode("cp1252", "replace")
    best = from_bytes(raw[:SAMPLE]).best()
    if best is None:
        raise ReadError("The bytes are no text in any known charset.", advice="Save the page again as UTF-8.")
    return raw.decode(best.encoding, "replace")


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
    match = META.search(raw[:4096])
    return match[1].decode("ascii") if match else None
