"""Split a page into passages and name the zone of each."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from dateline.model import By, Page, Passage, Reading, Span, Zone
from dateline.pages.lines import Line
from dateline.rules import Pack
from dateline.stage import Notes, Stage
from dateline.text.zones.appeals import find_appeals, find_credited
from dateline.text.zones.captions import find_captions
from dateline.text.zones.datelines import find_bylines, find_date_lines, find_datelines
from dateline.text.zones.edges import find_head, find_menus, find_repeated, find_tail
from dateline.text.zones.embeds import find_embeds
from dateline.text.zones.furniture import (
    find_comments,
    find_front,
    find_furniture,
    find_outside,
    find_template,
)
from dateline.text.zones.headlines import find_headline, find_headline_again
from dateline.text.zones.layout import Layout, Mark, read_layout
from dateline.text.zones.links import find_labelled, find_listed, find_titles
from dateline.text.zones.remains import find_remains, opening_remains
from dateline.text.zones.shapes import is_told


def find_zones(reading: Reading, notes: Notes, *, pack: Pack) -> Iterator[Passage]:
    """Every line of the page as a passage; a report's opening place and agency are one of their own."""
    layout = read_layout(reading.page)
    marks: dict[int, Mark] = {}
    for find in FINDERS:
        for number, mark in find(layout, marks, pack):
            marks.setdefault(number, mark)
    openings = find_openings(layout, marks, pack)
    for number, line in enumerate(layout.lines):
        mark = marks.get(number) or text_mark(reading.page, line)
        yield from passages(reading.page, line, mark, openings.get(number))


QUOTED = re.compile(r">[ \t]{0,8}$")


def text_mark(page: Page, line: Line) -> Mark:
    """The text of the article; what stands behind the mark of a quotation is told as quoted."""
    quoted = QUOTED.search(page.text[max(0, line.start - 9) : line.start])
    return Mark(Zone.BODY, "zone.quoted" if quoted else "zone.text")


@dataclass(frozen=True, slots=True)
class Opening:
    """The first `length` characters of a line and what they are, and what stands behind them, where that is told."""

    length: int
    mark: Mark
    behind: Mark | None = None


def find_openings(layout: Layout, marks: Mapping[int, Mark], pack: Pack) -> dict[int, Opening]:
    """Datelines that open paragraphs, and what players and images left before other words."""
    dateline = Mark(Zone.DATELINE, pack["en.zone.dateline"].id)
    found = {i: Opening(end, dateline) for i, end in find_datelines(layout, marks, pack).items()}
    caption = Mark(Zone.CAPTION, pack["en.zone.caption_behind"].id)
    told = {i: mark for i, mark in marks.items() if mark.zone is not Zone.CAPTION}
    for i, line in layout.unseen(told):
        remains = opening_remains(line.text, pack)
        if remains:
            behind = None if is_told(line) and line.words > BEHIND else caption
            found[i] = Opening(remains[0], Mark(Zone.BOILERPLATE, remains[1]), behind)
    return found


BEHIND = 40
"""Words of a caption behind an image, at most."""


def passages(page: Page, line: Line, mark: Mark, opening: Opening | None) -> Iterator[Passage]:
    """The passage of one line, or two when it has an opening."""
    start = line.start
    if opening:
        end = start + len(line.text[: opening.length].rstrip())
        yield Passage(Span(page.id, start, end), opening.mark.zone, By(opening.mark.rule))
        rest = line.text[opening.length :]
        start += opening.length + len(rest) - len(rest.lstrip())
        mark = opening.behind or mark
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
    find_embeds,
    find_remains,
    find_credited,
    find_appeals,
    find_labelled,
    find_captions,
    find_listed,
    find_titles,
    find_head,
    find_menus,
    find_repeated,
    find_tail,
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
