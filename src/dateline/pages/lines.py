"""A page's lines as its reader sees them: paragraphs, even where a wire broke them at one width."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from dateline.weights import weight

LINE = re.compile(r"(?:>[ \t]{0,8}(?=[^>\s])|#{1,6}[ \t]{1,8}(?=[^#\s]))?(?P<words>\S(?:[^\n]*\S)?)")
"""A line, and its words behind the mark of a quotation or a heading in Markdown."""

UNFINISHED = re.compile(r"[^\s.!?…:;,–—_'\"”’»)\]-]['\"”’»)\]]*$")

ENDING = weight("en.layout.short")
"""A line that ends a paragraph is shorter than this part of the longest one."""
NARROW, WIDE = 30, 110
"""A line that a mailer broke is at least NARROW and at most WIDE characters long."""

SHORT = 500
"""Longer lines are paragraphs; no rule about single lines looks at them."""

MOST_AROUND = 30
"""Characters that may stand around a title."""


@dataclass(frozen=True)
class Line:
    """Characters `[start, end)` of the page; `apart` when blank lines or the page's edges stand around.

    The mark of a quotation or a heading in Markdown (`>`, `##`) stands before it and is none of its
    characters. `linked` when a link ended it, of which its text shows the words alone.
    """

    start: int
    end: int
    text: str
    apart_above: bool
    apart_below: bool
    linked: bool = False

    @cached_property
    def words(self) -> int:
        """How many words it has."""
        return len(self.text.split())

    @cached_property
    def plain(self) -> str:
        """Its letters and digits in lower case, with one blank between words: two equal lines to a reader."""
        return plain(self.text)

    @cached_property
    def unfinished(self) -> bool:
        """Whether no punctuation ends it, as in headlines and captions."""
        return bool(UNFINISHED.search(self.text[-40:]))

    @cached_property
    def prose(self) -> bool:
        """Whether it reads as a paragraph of running text: some words, and an end."""
        return self.words >= 8 and not self.unfinished

    @property
    def short(self) -> bool:
        """Whether rules about single lines look at it."""
        return self.end - self.start <= SHORT


MARKED = re.compile(r">[ \t]{0,8}$")


def is_marked(text: str, start: int) -> bool:
    """Whether the mark of a quotation (`>`) stands right before a place of a page."""
    return bool(MARKED.search(text, max(0, start - 9), start))


def plain(text: str) -> str:
    """Letters and digits in lower case, one blank between words."""
    return " ".join(re.findall(r"[^\W_]+", text.casefold()))


def holds(longer: str, shorter: str) -> bool:
    """Whether one plain text begins or ends with another of at least five words, and has little else."""
    near = len(longer) - len(shorter) <= MOST_AROUND and shorter.count(" ") >= 4
    return near and (longer.startswith(shorter + " ") or longer.endswith(" " + shorter))


def covered(spans: Sequence[tuple[int, int]], start: int, end: int) -> int:
    """How many characters of `[start, end)` lie in sorted, disjoint spans."""
    found = 0
    for index in range(max(0, bisect_right(spans, (start,)) - 1), len(spans)):
        left, right = spans[index]
        if left >= end:
            break
        found += max(0, min(right, end) - max(left, start))
    return found


def split_lines(text: str, start: int = 0, end: int | None = None) -> list[Line]:
    """The lines of (a part of) a page that are not blank, those of a broken paragraph joined."""
    bounds = [line.span("words") for line in LINE.finditer(text, start, len(text) if end is None else end)]
    gaps = [True, *(text.count("\n", above, below) > 1 for (_, above), (below, _) in pairwise(bounds)), True]
    joined = list(join_broken(text, bounds, gaps))
    return [
        Line(
            bounds[first][0],
            bounds[last][1],
            text[bounds[first][0] : bounds[last][1]].replace("\n", " "),
            apart_above=gaps[first],
            apart_below=gaps[last + 1],
        )
        for first, last in joined
    ]


def join_broken(text: str, bounds: list[tuple[int, int]], gaps: list[bool]) -> Iterator[tuple[int, int]]:
    """(first, last) physical line of every line; `gaps[i]` tells of a blank line above line `i`."""
    first = 0
    while first < len(bounds):
        last = first
        while last + 1 < len(bounds) and not gaps[last + 1]:
            last += 1
        yield from paragraphs(text, bounds, first, last)
        first = last + 1


def paragraphs(text: str, bounds: list[tuple[int, int]], first: int, last: int) -> Iterator[tuple[int, int]]:
    """The paragraphs of a block; it is broken when all its lines are narrow and one goes on in lower case."""
    widths = [end - start for start, end in bounds[first : last + 1]]
    width = max(widths)
    broken = (
        first < last
        and NARROW <= width <= WIDE
        and any(goes_on(text, bounds[i], bounds[i + 1]) for i in range(first, last))
    )
    start = first
    for i in range(first, last + 1):
        if i == last or not broken or widths[i - first] < ENDING * width:
            yield start, i
            start = i + 1


def goes_on(text: str, line: tuple[int, int], following: tuple[int, int]) -> bool:
    """Whether a sentence of one line goes on in the next."""
    return text[line[1] - 1] not in ".!?:" and text[following[0]].islower()
