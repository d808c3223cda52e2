"""Bytes to text: byte order mark, UTF-8, the declared charset, and only then a guess.

Charsets are those of the WHATWG Encoding Standard: a page says here what it says in a browser.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from webencodings import lookup  # type: ignore[import-untyped]

from dateline.pages.binary import MARKS, refuse_binary
from dateline.pages.damage import decode_damaged

WIDE_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)

SEVEN_BIT = frozenset({"iso2022_jp"})
"""Charsets whose bytes are all ASCII, so that they also pass as UTF-8."""

SUPERSETS = {"gbk": "gb18030"}
"""The codec that decodes what the standard decodes by the same table."""

WIDE = frozenset({"utf-16-le", "utf-16-be"})
"""Charsets in which text has zero bytes, so that without a mark it looks like no text."""

COMMENT = re.compile(rb"<!(?=--).*?(?:-->|\Z)", re.DOTALL)
"""A comment, as browsers skip it in search of a charset: its first two hyphens may be its last."""

META = re.compile(
    rb"""<(?:meta\b[^>]{0,200}?charset\s*=\s*["']?|\?xml\b[^>]{0,100}?encoding\s*=\s*["'])\s*"""
    rb"""([\w.:-]{2,40})""",
    re.IGNORECASE,
)


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


def declared_charset(raw: bytes) -> str | None:
    """The charset that an HTML page declares in its first bytes."""
    match = META.search(COMMENT.sub(b"", raw[:4096]))
    return match[1].decode("ascii") if match else None
