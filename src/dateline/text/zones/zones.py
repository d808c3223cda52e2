"""Split a page into passages and name the zone of each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial

from dateline.model import By, Page, Passage, Reading, Span, Zone
from dateline.pages.lines import Line, is_marked
from dateline.rules import Pack
from dateline.stage import Notes, Stage
from dateline.text.zones.appeals import find_appeals, find_credited
from dateline.text.zones.asides import find_asides
from dateline.text.zones.authors import find_authors
from dateline.text.zones.captions import find_captions
from dateline.text.zones.cuts import Cut, find_cuts
from dateline.text.zones.datelines import find_bylines, find_date_lines
from dateline.text.zones.edges import find_head, find_menus, find_repeated, find_tail
from dateline.text.zones.embeds import find_embeds
from dateline.text.zones.endings import find_endings
from dateline.text.zones.furniture import (
    find_aged,
    find_comments,
    find_front,
    find_furniture,
    find_outside,
    find_signed,
    find_template,
    find_threads,
)
from dateline.text.zones.grids import find_grids
from dateline.text.zones.headlines import find_headline, find_headline_again
from dateline.text.zones.hidden import find_hidden
from dateline.text.zones.islands import find_islands
from dateline.text.zones.layout import Layout, Mark, read_layout
from dateline.text.zones.links import find_labelled, find_listed, find_titles
from dateline.text.zones.references import find_references
from dateline.text.zones.remains import find_remains
from dateline.text.zones.repeats import find_again, find_copy
from dateline.text.zones.seams import find_seams, unglue
from dateline.text.zones.slides import find_slides
from dateline.text.zones.teasers import find_above, find_opened, find_ranked, find_teasers
from dateline.text.zones.trails import find_trail


def find_zones(reading: Reading, notes: Notes, *, pack: Pack) -> Iterator[Passage]:
    """Every line of the page as a passage; a report's opening place and agency are one of their own."""
    layout = unglue(read_layout(reading.page), pack)
    marks = find_marks(layout, pack, FINDERS)
    cuts: dict[int, list[Cut]] = defaultdict(list)
    for number, cut in find_cuts(layout, marks, pack):
        cuts[number].append(cut)
    for number, line in enumerate(layout.lines):
        mark = marks.get(number) or text_mark(reading.page, line)
        yield from passages(reading.page, line, mark, cuts[number])


def find_marks(layout: Layout, pack: Pack, finders: Iterable[Finder]) -> dict[int, Mark]:
    """What finders say of lines: of those that a reader sees, but for finders that look for markup."""
    marks: dict[int, Mark] = {}
    for find in finders:
        seen = layout if find in MARKUP else layout.shown
        for number, mark in find(seen, marks, pack):
            marks.setdefault(number, mark)
    return marks


def text_mark(page: Page, line: Line) -> Mark:
    """The text of the article; what stands behind the mark of a quotation is told as quoted."""
    return Mark(Zone.BODY, "zone.quoted" if is_marked(page.text, line.start) else "zone.text")


def passages(page: Page, line: Line, mark: Mark, cuts: Iterable[Cut]) -> Iterator[Passage]:
    """The passages of one line: what is cut off, and the rest with its own mark."""
    at, length = 0, len(line.text)
    for cut in sorted(cuts, key=lambda cut: (cut.start, cut.end)):
        if cut.start >= at:
            yield from passage(page, line, Cut(at, cut.start, mark))
            yield from passage(page, line, cut)
            at = cut.end
    yield from passage(page, line, Cut(at, length, mark))


def passage(page: Page, line: Line, part: Cut) -> Iterator[Passage]:
    """The passage of a part of a line, without blanks at its edges."""
    words = line.text[part.start : part.end]
    start = line.start + part.start + len(words) - len(words.lstrip())
    end = line.start + part.start + len(words.rstrip())
    if start < end:
        yield Passage(
            Span(page.id, start, end), part.mark.zone, By(part.mark.rule, grounds=part.mark.grounds)
        )


def find_figcaptions(layout: Layout, marks: Mapping[int, Mark], pack: Pack) -> Iterator[tuple[int, Mark]]:
    """Lines that the page marks as captions, from the headline to the end of the article."""
    for i, line in enumerate(layout.lines):
        if layout.top <= i <= layout.bottom and layout.figcaption(line):
            yield i, Mark(Zone.CAPTION, "zone.figcaption")


Finder = Callable[[Layout, Mapping[int, Mark], Pack], Iterator[tuple[int, Mark]]]

FINDERS: tuple[Finder, ...] = (
    find_front,
    find_hidden,
    find_template,
    find_headline,
    find_headline_again,
    find_comments,
    find_furniture,
    find_date_lines,
    find_bylines,
    find_figcaptions,
    find_outside,
    find_embeds,
    find_remains,
    find_slides,
    find_aged,
    find_threads,
    find_signed,
    find_references,
    find_credited,
    find_appeals,
    find_labelled,
    find_again,
    find_copy,
    find_captions,
    find_seams,
    find_listed,
    find_teasers,
    find_above,
    find_opened,
    find_ranked,
    find_titles,
    find_head,
    find_menus,
    find_repeated,
    find_tail,
    find_authors,
    find_asides,
    find_islands,
    find_grids,
    find_endings,
    find_trail,
    find_tail,
)
"""In order of precedence: what one finder marks, no later one changes."""

MARKUP = frozenset((find_front, find_hidden, find_remains, find_slides))
"""Those that look for markup, or for what players leave beside it."""


def stage(pack: Pack) -> Stage:
    """The zones stage."""
    return Stage(
        "zones",
        scope="article",
        needs=(Page,),
        gives=(Passage,),
        run=partial(find_zones, pack=pack),
    )
