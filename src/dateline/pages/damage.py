"""The text of bytes whose charset nothing tells, or that are broken."""

from __future__ import annotations

import re

from charset_normalizer import from_bytes

from dateline.errors import ReadError

GUESSED = (
    *("cp1250", "cp1251", "cp1252", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258", "cp874"),
    *("cp866", "koi8_u", "iso8859_2", "iso8859_4", "iso8859_5", "iso8859_6", "iso8859_7", "iso8859_8"),
    *("cp932", "euc_jp", "cp949", "gb18030", "big5hkscs", "iso2022_jp"),
)
"""The codecs among which is guessed: those that chardetng, Firefox's detector, tells apart.

Others resemble these, and were guessed for them.
"""

LONELY = re.compile(rb"(?<![\x80-\xff])[\x80-\xff](?![\x80-\xff])")

HIGH = re.compile(rb"[\x80-\xff]")

HALVES = re.compile(rb"\xed[\xa0-\xbf][\x80-\xbf]")
"""How programs that think in UTF-16 write halves of a character into UTF-8, which has none (CESU-8)."""

SAMPLE = 200_000
"""Bytes that are looked at to guess a charset."""


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
