"""What lines of a page are about: the words that say so, and how many of them other lines tell, too."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping

from dateline.model import Zone
from dateline.pages.lines import Line
from dateline.text.zones.layout import Layout, Mark
from dateline.vocabulary import word_list

FUNCTION_WORDS = word_list("en.copies.function_words")

TOLD = 12
"""Words of a line with which others may share what they tell."""

TERM = re.compile(r"[^\W\d_][\w’'-]{2,}")


def tells(line: Line) -> bool:
    """Whether a line is long, and has an end."""
    return line.words >= TOLD and not line.unfinished


def terms_of(line: Line) -> frozenset[str]:
    """The words of a line that say what it is about."""
    return frozenset(word.casefold() for word in TERM.findall(line.text)) - FUNCTION_WORDS


def names_of(line: Line) -> frozenset[str]:
    """The words of a line that have a capital and say what it is about."""
    return (
        frozenset(word.casefold() for word in TERM.findall(line.text) if word[0].isupper()) - FUNCTION_WORDS
    )


def told_terms(layout: Layout, marks: Mapping[int, Mark]) -> Counter[str]:
    """In how many lines that tell, and that no rule calls clutter, each word stands."""
    told = (
        line
        for i, line in enumerate(layout.lines)
        if tells(line) and (i not in marks or marks[i].zone is not Zone.BOILERPLATE)
    )
    return Counter(term for line in told for term in terms_of(line))


def share_told(told: Mapping[str, int], words: Collection[str], own: int) -> float:
    """The part of some words that other lines tell, too, with one more of which half is told."""
    return (sum(told.get(word, 0) > own for word in words) + 1 / 2) / (len(words) + 1)
