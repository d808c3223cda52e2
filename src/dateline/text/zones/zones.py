"""Split a page into passages and name the zone of each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from dateline.model import By, Page, Passage, Reading, Span, Zone
from dateline.pages.lines import Line
from dateline.rules import Pack
from dateline.stage import Notes, Stage
from dateline.text.zones.captions import find_captions
from dateline.text.zones.datelines import find_bylines, find_date_lines, find_datelines
from dateline.text.zones.furniture import (
    find_comments,
    find_front,
    find_furniture,
    find_outside,
    find_template,
)
from dateline.text.zones.headlines import find_headline, find_headline_again
from dateline.text.zones.layout import Layout, Mark, read_layout


def find_zones(reading: Reading, notes: Notes, *, pack: Pack) -> Iterator[Passage]:
    """Every line of the page as a passage; a report's opening place and agency are one of their own."""
    layout = read_layout(reading.page)
    marks: dict[int, Mark] = {}
    for find in FINDERS:
        for number, mark in find(layout, marks, pack):
            marks.setdefault(number, mark)
    datelines = find_datelines(layout, marks, pack)
    for number, line in enumerate(layout.lines):
        yield from passages(
            reading.page,
            line,
            marks.get(number, Mark(Zone.BODY, "zone.text")),
            datelines.get(number, 0),
            pack,
        )


def passages(page: Page, line: Line, mark: Mark, dateline: int, pack: Pack) -> Iterator[Passage]:
    """The passage of one line, or two when its first `dateline` characters are a dateline."""
    start = line.start
    if dateline:
        yield Passage(Span(page.id, start, start + dateline), Zone.DATELINE, By(pack["en.zone.dateline"].id))
        start += dateline + len(line.text[dateline:]) - len(line.text[dateline:].lstrip())
    yield Passage(Span(page.id, start, line.end), mark.zone, By(mark.rule))


def find_figcaptions(layout: Layout, marks: Mapping[int, Mark], pack: Pack) -> Iterator[tuple[int, Mark]]:
    """Lines that the page marks as captions, from the headline to the end of the article."""
    for i, line in enumerate(layout.lines):
        if layout.top <= i <= layout.bottom and layout.figcaption(line):
            yield i, Mark(Zone.CAPTION, "zone.figcaption")


Finder = Callable[[Layout, Mapping[int, Mark], Pack], Iterator[tuple[int, Mark]]]

FINDERS: tuple[Finder, ...] = (
    find_front,
    find_template,
    find_headline,
    find_headline_again,
    find_comments,
    find_furniture,
    find_bylines,
    find_date_lines,
    find_figcaptions,
    find_outside,
    find_captions,
)
"""In order of precedence: what one finder marks, no later one changes."""


def stage(pack: Pack) -> Stage:
    """The zones stage."""
    return Stage(
        "zones",
        scope="article",
        needs=(Page,),
        gives=(Passage,),
        run=partial(find_zones, pack=pack),
    )
