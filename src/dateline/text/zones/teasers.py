"""Beginnings of other pages that a scraper left in a plain text: cut off, above a button, or in a ranking."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import chain, groupby

from dateline.model import Zone
from dateline.pages.lines import Line
from dateline.rules import Pack, Rule
from dateline.text.zones.layout import Layout, Mark
from dateline.text.zones.shapes import heading, is_open, is_told, last_word
from dateline.text.zones.terms import tells

LEAST = 4
"""Words of a teaser, at least."""

BROKEN = re.compile(r"(?<=[\w,’'”\"])\s?(?:\.\.\.|…|\[(?:\.\.\.|…)\])$")
"""The end of a line that breaks off."""

APART = 2
"""Lines from one of three that break off to the next, at most."""

TAIL = 60
"""Characters at the end of a line in which a button is looked for."""

RANKED = re.compile(r"(?P<place>\d{1,2})\s+['\"‘“]?[A-Z]")
"""A title behind its place in a ranking, without a full stop as in lists of the text."""

LISTED = re.compile(r"(?P<place>\d{1,2})[.)]?\s+['\"‘“]?[A-Z]")
"""The same with or without a full stop: below the last line that tells something, unless that opens a list."""

RANKS = 3
"""Titles of a ranking, at least."""


def find_teasers(layout: Layout, marks: Mapping[int, Mark], pack: Pack) -> Iterator[tuple[int, Mark]]:
    """Lines that break off, in the middle of a phrase or near one another: the beginnings of other pages."""
    rule = pack["en.zone.teaser"]
    lines = dict(layout.unseen(marks))
    broken = [i for i, line in lines.items() if i > layout.told_from and is_broken(line)]
    runs = zip(broken, broken[1:], broken[2:], strict=False)
    near = frozenset(chain.from_iterable(run for run in runs if run[2] - run[0] <= 2 * APART))
    for i in broken:
        if i in near or is_halved(lines[i], rule):
            yield i, Mark(Zone.BOILERPLATE, rule.id)


def is_broken(line: Line) -> bool:
    """Whether a line of some words breaks off with dots, and no quotation does."""
    found = BROKEN.search(line.text) if line.words > LEAST else None
    return found is not None and not is_open(line.text, found.start())


def is_halved(line: Line, rule: Rule) -> bool:
    """Whether a line breaks off behind a word that asks for another."""
    return last_word(replace(line, text=BROKEN.sub("", line.text))) in rule


def find_above(layout: Layout, marks: Mapping[int, Mark], pack: Pack) -> Iterator[tuple[int, Mark]]:
    """Lines without an end right above a button that opens the page whose title they are."""
    rule = pack["en.zone.link_above"]
    for i, line in layout.unseen(marks):
        open_ended = line.words >= LEAST and (line.unfinished or is_broken(line))
        if (
            layout.told_from < i < len(layout.lines) - 1
            and open_ended
            and is_button(layout.lines[i + 1], rule)
        ):
            yield i, Mark(Zone.BOILERPLATE, rule.id)


def is_button(line: Line, rule: Rule) -> bool:
    """Whether a line is a button that opens a page, or the length of a video."""
    name = heading(line.text)
    return name in rule or bool(rule.pattern and rule.pattern.fullmatch(name))


def find_opened(layout: Layout, marks: Mapping[int, Mark], pack: Pack) -> Iterator[tuple[int, Mark]]:
    """Sentences behind which a button stands that opens the page whose beginning they are."""
    rule = pack["en.zone.link_behind"]
    for i, line in layout.unseen(marks):
        found = rule.pattern.search(line.text[-TAIL:]) if rule.pattern and i > layout.first else None
        if found and heading(found["name"]) in rule:
            yield i, Mark(Zone.BOILERPLATE, rule.id)


def find_ranked(layout: Layout, marks: Mapping[int, Mark], pack: Pack) -> Iterator[tuple[int, Mark]]:
    """Titles of other pages that are numbered one after the other."""
    mark = Mark(Zone.BOILERPLATE, pack["en.zone.ranking"].id)
    below = last_told(layout, marks)
    shapes = ((i, line, RANKED if i < below else LISTED) for i, line in layout.unseen(marks))
    places = {i: place for i, line, shape in shapes if (place := place_of(line, shape))}
    for _, run in groupby(places, lambda i: i - places[i]):
        numbers = list(run)
        if len(numbers) >= RANKS:
            yield from ((i, mark) for i in numbers)


def last_told(layout: Layout, marks: Mapping[int, Mark]) -> int:
    """The last line of a story that tells something, or opens a list; behind the last line where there is none."""
    last = max((i for i, line in enumerate(layout.lines) if i not in marks and is_ending(line)), default=-1)
    return last if sum(map(tells, layout.lines[: last + 1])) >= RANKS else len(layout.lines)


def is_ending(line: Line) -> bool:
    """Whether a line tells something, or opens a list; none that has a place in a ranking does."""
    return (is_told(line) or line.text.endswith(":")) and not LISTED.match(line.text)


def place_of(line: Line, shape: re.Pattern[str]) -> int | None:
    """The place of a title in a ranking, if a line is one."""
    found = shape.match(line.text) if line.unfinished and line.words > LEAST else None
    return int(found["place"]) if found else None
