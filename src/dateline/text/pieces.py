"""Cut passages into pieces that a parser can take, where a reader would: behind a sentence, else at a blank.

Nothing that has a letter or a digit is left out. The limits are beyond what 10,900 annotated pages have.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain
from unicodedata import category

from dateline.model import Page, Passage, Span

LONGEST = 20_000
"""Characters of a piece: a parser's memory grows with it. The longest paragraph of those pages has 16,000."""

UNBROKEN = 500
"""Characters without a blank that are parsed in one go: a tokenizer takes quadratic time for them. The
longest address of those pages has 250."""

ORNAMENT = 300
"""So many signs and blanks without a letter or a digit are left out: rules drawn with "=", walls of emoji.
They tell nothing, and each sign would be a token."""

SIGNS = re.compile(r"[\W_]+")

CHUNK = re.compile(r"\S+")

SENTENCE_END = re.compile(r"(?<=[.!?…])[\"'”’)\]]*(\s+)")

BLANK = re.compile(r"(\s+)")

WORD = re.compile(r"[^\W_]+|\S")


def matches(pattern: re.Pattern[str], page: Page, passages: Iterable[Passage]) -> Iterator[re.Match[str]]:
    """Where a pattern fits in some passages of a page."""
    return chain.from_iterable(
        pattern.finditer(page.text, passage.span.start, passage.span.end) for passage in passages
    )


def cut(text: str, passage: Passage) -> Iterator[Passage]:
    """The pieces of a passage of a page's text, in order; the passage itself when it is short enough."""
    for start, end in pieces(text, passage.span.start, passage.span.end):
        yield replace(passage, span=Span(passage.span.page, start, end))


def pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The pieces of `[start, end)` without ornaments."""
    for first, last in runs(SIGNS, text, start, end, least=ORNAMENT):
        yield from shortened(text, start, first)
        start = last
    yield from shortened(text, start, end)


def shortened(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The pieces of `[start, end)`: those without blanks apart from the others."""
    for first, last in runs(CHUNK, text, start, end, least=UNBROKEN + 1):
        yield from parted(text, start, first, longest=LONGEST)
        yield from parted(text, first, last, longest=UNBROKEN)
        start = last
    yield from parted(text, start, end, longest=LONGEST)


def runs(
    pattern: re.Pattern[str], text: str, start: int, end: int, *, least: int
) -> Iterator[tuple[int, int]]:
    """Where a pattern fits so many characters; one that counts them itself would take quadratic time."""
    for match in pattern.finditer(text, start, end):
        if match.end() - match.start() >= least:
            yield match.span()


def parted(text: str, start: int, end: int, *, longest: int) -> Iterator[tuple[int, int]]:
    """The parts of `[start, end)`, none longer than `longest`."""
    while end - start > longest:
        upto, following = place(text, start, start + longest)
        yield start, upto
        start = following
    if start < end:
        yield start, end


def place(text: str, start: int, end: int) -> tuple[int, int]:
    """Where a part that begins at `start` and may reach to `end` ends, and where the next begins.

    That is behind the last sentence in its second half, else at the last blank there, else where no sign
    belongs to the one before it.
    """
    middle = (start + end) // 2
    for pattern in (SENTENCE_END, BLANK):
        *_, last = None, *pattern.finditer(text, middle, end)
        if last:
            return last.span(1)
    while end > middle and belongs(text[end - 1 : end + 1]):
        end -= 1
    return end, end


def belongs(pair: str) -> bool:
    """Whether the second of two signs is written on the first or joined to it: accents, parts of an emoji."""
    return category(pair[1]).startswith("M") or "\u200d" in pair


def words(text: str) -> int:
    """About how many tokens a parser makes of a text: its words and its signs."""
    return sum(1 for _ in WORD.finditer(text))
