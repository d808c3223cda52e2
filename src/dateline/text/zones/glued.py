"""Sentences about the page inside paragraphs, and in lines of which a scraper lost the ends."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby, pairwise, takewhile

from dateline.model import Zone
from dateline.pages.lines import Line
from dateline.rules import Pack
from dateline.text.zones.appeals import BRIEF, credit_rule, find_appeals
from dateline.text.zones.asides import LONG, find_asides
from dateline.text.zones.furniture import furniture_rule, furniture_rules
from dateline.text.zones.layout import Layout, Mark
from dateline.text.zones.shapes import QUOTES, breaks
from dateline.text.zones.shown import show
from dateline.text.zones.wordings import wording

BRACKETS = re.compile(r"(?:[(\[][^()\[\]]{2,80}[)\]]\s+)+(?=\w)")
"""Brackets before a sentence, as those with credits that a scraper glued to it."""


Sentence = tuple[int, Line]
"""The number of a line, and one of its sentences, or all of it where it has only one."""

Found = tuple[int, tuple[int, int, Mark]]
"""The number of a line, and characters `[start, end)` of it and what they are."""


def inner(line: Line, pack: Pack) -> Iterator[tuple[int, int, Mark]]:
    """Brief sentences of a line but the last that say who worked on it, or what may be done with the page."""
    *parts, _ = sentences_of(line)
    for part in parts:
        before = BRACKETS.match(part.text)
        words = before[0].rstrip() if before else part.text
        rule = credited(show(replace(part, text=words)), pack)
        if rule:
            start = part.start - line.start
            yield start, start + len(words), Mark(Zone.BOILERPLATE, rule)


def credited(part: Line, pack: Pack) -> str | None:
    """The rule by which a brief sentence without a quotation is a credit or furniture of the page, if any."""
    if part.words > BRIEF or QUOTES.search(part.text):
        return None
    return credit_rule(part, pack) or furniture_rule(part, furniture_rules(pack))


def find_glued(layout: Layout, marks: Mapping[int, Mark], pack: Pack) -> Iterator[Found]:
    """Sentences about the page, weighed as lines are beside all sentences.

    In a line that is longer than a paragraph wherever they stand; in a paragraph some that follow one another
    to its end.
    """
    parts = list(sentences_in(layout, marks))
    split = replace(layout, lines=[part for _, part in parts])
    named = {at: marks[i] for at, (i, _) in enumerate(parts) if i in marks}
    found = {**dict(asked(split.shown, named, pack)), **dict(worded_so(split.shown, named, pack))}
    ending = frozenset(tails(parts, found))
    for at, mark in found.items():
        i, part = parts[at]
        line = layout.lines[i]
        if part is not line and (at in ending or len(line.text) > LONG):
            yield i, (part.start - line.start, part.end - line.start, mark)


def sentences_in(layout: Layout, marks: Mapping[int, Mark]) -> Iterator[Sentence]:
    """The sentences of the lines that are not yet marked, and those that are."""
    for i, line in enumerate(layout.lines):
        yield from ((i, part) for part in ((line,) if i in marks else sentences_of(line)))


def asked(split: Layout, named: Mapping[int, Mark], pack: Pack) -> Iterator[tuple[int, Mark]]:
    """Brief sentences that ask something of the reader."""
    return ((at, mark) for at, mark in find_appeals(split, named, pack) if split.lines[at].words <= BRIEF)


def worded_so(split: Layout, named: Mapping[int, Mark], pack: Pack) -> Iterator[tuple[int, Mark]]:
    """Sentences that are weighed as about the page, and whose words say so, too."""
    return ((at, mark) for at, mark in find_asides(split, named, pack) if wording(split.lines[at].text) > 0)


def tails(parts: Sequence[Sentence], found: Mapping[int, Mark]) -> Iterator[int]:
    """The sentences about the page, two or more, that end a line."""
    for _, group in groupby(range(len(parts)), lambda at: parts[at][0]):
        run = list(takewhile(found.__contains__, reversed(list(group))))
        yield from run if len(run) > 1 else ()


def sentences_of(line: Line) -> Iterator[Line]:
    """The sentences of a line; a quotation stays whole."""
    edges = (0, *breaks(line.text), len(line.text))
    if len(edges) == 2:
        yield line
        return
    for start, end in pairwise(edges):
        words = line.text[start:end].rstrip()
        yield replace(line, start=line.start + start, end=line.start + start + len(words), text=words)
