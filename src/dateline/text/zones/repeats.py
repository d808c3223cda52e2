"""Paragraphs of a plain text that say again, word for word, what another says: scraped twice, or pulled out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import chain

from dateline.model import Zone
from dateline.pages.lines import Line
from dateline.rules import Pack
from dateline.text.zones.appeals import share_said
from dateline.text.zones.layout import Layout, Mark
from dateline.text.zones.shapes import is_quoted
from dateline.text.zones.terms import tells
from dateline.weights import weight

TOLD = weight("en.endings.few")
"""The part of the lines of a page that say who said it, for it to be one of which a copy may stand there."""

LEAST = 8
"""Words of a paragraph that is looked for elsewhere on the page."""

NEAR = 4
"""Words of the runs that a copy shares with lines above it."""

COPIED = weight("en.endings.copied")
"""What part of its runs they are, at least."""

STORY = 4
"""Different paragraphs of a page of which some are copies, at least."""


def find_again(layout: Layout, marks: Mapping[int, Mark], pack: Pack) -> Iterator[tuple[int, Mark]]:
    """Sentences and quotations below the first that another line holds whole; of two that are equal, the second."""
    if layout.extracted:
        return
    lines = {i: line for i, line in enumerate(layout.lines) if i not in marks and line.words >= LEAST}
    if len({line.plain for line in lines.values() if tells(line)}) < STORY:
        return
    words = {i: line.plain.split() for i, line in lines.items()}
    openings = {i: tuple(each[:LEAST]) for i, each in words.items() if len(each) >= LEAST}
    counts = Counter(chain.from_iterable(set(grams(each)) for each in words.values()))
    mark = Mark(Zone.BOILERPLATE, pack["en.zone.again"].id)
    for i, opening in openings.items():
        line = lines[i]
        whole = i > layout.told_from and (not line.unfinished or is_quoted(line))
        if whole and counts[opening] > 1 and is_again(i, {at: lines[at].plain for at in lines}):
            yield i, mark


def find_copy(layout: Layout, marks: Mapping[int, Mark], pack: Pack) -> Iterator[tuple[int, Mark]]:
    """Paragraphs of a second copy of the story on the page, broken into other lines or edited: four or more."""
    lines = {i: line for i, line in enumerate(layout.lines) if i not in marks and tells(line)}
    if layout.extracted or share_said(list(lines.values())) < TOLD:
        return
    copied = list(copies(lines))
    if STORY <= len(copied) <= len(lines) - STORY:
        mark = Mark(Zone.BOILERPLATE, pack["en.zone.copy"].id)
        yield from ((i, mark) for i in copied)


def copies(lines: Mapping[int, Line]) -> Iterator[int]:
    """The lines most of whose runs of words stand in lines above them."""
    told = set[tuple[str, ...]]()
    for i, line in lines.items():
        own = frozenset(grams(line.plain.split(), NEAR))
        if own and len(own & told) >= COPIED * len(own):
            yield i
        told |= own


def grams(words: list[str], length: int = LEAST) -> Iterator[tuple[str, ...]]:
    """All runs of so many words."""
    return zip(*(words[at:] for at in range(length)), strict=False)


def is_again(number: int, plain: Mapping[int, str]) -> bool:
    """Whether a longer line holds a line, or one above it is equal."""
    own = f" {plain[number]} "
    return any(
        own in f" {other} " and (len(other) + 2 > len(own) or i < number)
        for i, other in plain.items()
        if i != number
    )
