"""JSON as programs write it: NaN, endless numbers, line breaks in strings, emoji cut in half.

What the standard (RFC 8259) forbids costs a value, not the document.
"""

from __future__ import annotations

import codecs
import json
import math
import re
from collections.abc import Iterator
from typing import Any

import msgspec

from dateline.errors import ReadError
from dateline.pages.decode import decode

LONGEST_NUMBER = 300
"""Digits beyond which a number stays the words that it is; Python refuses to read some thousands."""

MOST_BROKEN = 100
"""Broken objects of a list after which the rest of it is given up."""

HALVES = re.compile(r"\\u[dD][89a-fA-F]")
ESCAPE = re.compile(
    r"""
    \\(?: (?P<pair> u[dD][89abAB][0-9a-fA-F]{2} \\u[dD][c-fC-F][0-9a-fA-F]{2} )
      | (?P<half> u[dD][89a-fA-F][0-9a-fA-F]{2} )
      | . )
    """,
    re.VERBOSE | re.DOTALL,
)
"""An escape in a string: a pair of UTF-16 surrogates, one that has lost the other, or anything else."""

ITEM = re.compile(r"[\[,]\s*+(?=\{)")
NEXT = re.compile(r"\}\s*+,\s*+(?=\{)")
"""Behind what an object of a list begins; behind a broken one only what ended another counts."""


def whole(digits: str) -> int | str:
    """An integer."""
    return int(digits) if len(digits) <= LONGEST_NUMBER else digits


def real(digits: str) -> float | str:
    """A number with a fraction or an exponent; one that is too large is no infinity."""
    number = float(digits)
    return number if math.isfinite(number) else digits


def nothing(_: str) -> None:
    """The value of NaN and Infinity."""


DECODER = json.JSONDecoder(strict=False, parse_int=whole, parse_float=real, parse_constant=nothing)


def parse_line(line: bytes) -> dict[str, Any]:
    """The object of one line; ReadError when it is broken or something else."""
    try:
        record = value_of(line)
    except (ValueError, RecursionError) as error:
        raise ReadError(f"The line is no JSON: {error}.", advice="Mend the line or leave it out.") from error
    if not isinstance(record, dict):
        raise ReadError("The line holds no JSON object.", advice='Write one {"id": …, "text": …} a line.')
    return record


def value_of(raw: bytes) -> Any:
    """The value of some JSON, by the standard or else as programs write it.

    ValueError or RecursionError when it is broken beyond that.
    """
    try:
        return msgspec.json.decode(raw.removeprefix(codecs.BOM_UTF8))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return read_value(decode(raw))


def read_value(text: str) -> Any:
    """The value of some JSON; ValueError or RecursionError when it is broken beyond that."""
    return DECODER.decode(with_whole_characters(text))


def with_whole_characters(text: str) -> str:
    """JSON in which no string holds half a character, which no file can hold: U+FFFD stands in its place."""
    if not HALVES.search(text):
        return text
    return ESCAPE.sub(lambda escape: r"\ufffd" if escape["half"] else escape[0], text)


def salvage(text: str) -> Iterator[dict[str, Any] | ValueError]:
    """The objects of the lists in a broken document, and what is wrong with the broken ones.

    Behind these, reading goes on at the next object that has fields like the first.
    """
    text, pattern, at, broken = with_whole_characters(text), ITEM, 0, 0
    known: set[str] = set()
    while broken < MOST_BROKEN and (found := pattern.search(text, at)):
        try:
            value, at = DECODER.raw_decode(text, found.end())
        except json.JSONDecodeError as error:
            yield error
            if error.msg.startswith("Unterminated"):
                return
            pattern, at, broken = NEXT, max(error.pos, found.end()), broken + 1
            continue
        except RecursionError:
            return
        pattern, known = ITEM, known or set(value)
        if len(known & set(value)) * 2 >= len(known):
            yield value
