"""How a line is worded: whether its words are those of outlets about themselves, or of what happened."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from math import fsum

from dateline.weights import weight_table

WORDS = weight_table("en.wordings.words")
"""What a word or a pair of words adds to the logarithmic odds that a line is about the page."""

MOST = 45
"""Words at the beginning of a line that are read: whoever speaks of the page says so soon."""

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d+|[©@|]")

OPENING = re.compile(r"(?:^|[.!?:]['\"”’)]*\s|[\"“”‘(]\s?)$")
"""What stands before the first word of a sentence, which has a capital whatever it is."""

BEGINNING, NAME, NUMBER = "<begin>", "<name>", "<number>"


def wording(text: str) -> float:
    """The logarithmic odds by its words that a line is about the page, its outlet or its reader."""
    return fsum((WORDS["bias"], *(WORDS.get(each, 0.0) for each in wordings(text))))


def wordings(text: str) -> frozenset[str]:
    """The words of the beginning of a line and what follows each; what names something or counts is hidden."""
    words = list(hidden(text))[:MOST]
    return frozenset(words).union(f"{left} {right}" for left, right in pairwise((BEGINNING, *words)))


def hidden(text: str) -> Iterator[str]:
    """The words of a line in small letters, with marks for names, each run of them as one, and for numbers."""
    last, shouted = "", text.isupper()
    for found in WORD.finditer(text):
        word = found[0]
        named = not shouted and is_named(text, found)
        if named and last == NAME:
            continue
        last = NAME if named else NUMBER if word.isdigit() else word.casefold().replace("’", "'")
        yield last


def is_named(text: str, found: re.Match[str]) -> bool:
    """Whether a word of a line has a capital that no sentence gives it."""
    word = found[0]
    return word[0].isupper() and len(word) > 1 and not OPENING.search(text[: found.start()][-5:])
