"""feedparser: RSS and Atom of every make, also broken. The library is loaded with the first feed."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

PROLOGUE = re.compile(
    r"\s*+(?:<\?.*?\?>\s*+|<!--.*?-->\s*+|<!DOCTYPE[^>\[]*+(?:\[[^\]]*+\])?+\s*+>\s*+)*+",
    re.DOTALL | re.IGNORECASE,
)
"""What stands before the first element.

It declares a charset that is no longer right, and a type that would hide unknown entities.
"""


Entry = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Feed:
    """The kind of a feed (empty: none), what it declares, its entries, and whether these are all."""

    version: str
    declared: Entry
    entries: Sequence[Entry]
    whole: bool = True


def read_feed(text: str) -> Feed:
    """The feed that some XML is.

    The text must declare no entities of its own: they could name local files, or unfold without end.
    """
    from dateline.adapters.feedparser_bounds import parse_loosely, parse_strictly

    prologue = PROLOGUE.match(text)
    raw = text[prologue.end() if prologue else 0 :].encode("utf-8", "replace")
    strict = parse_strictly(raw)
    parser, whole = (strict, True) if strict is not None else parse_loosely(raw)
    return Feed(parser.version, parser.feeddata, parser.entries, whole)
