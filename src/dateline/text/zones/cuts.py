"""Parts of a line of another zone than the rest: what opens a paragraph, what was glued to its end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from dateline.model import Zone
from dateline.pages.lines import Line
from dateline.rules import Pack
from dateline.text.zones.appeals import SAID, credit_rule, is_appeal
from dateline.text.zones.asides import LONG, aside_mark
from dateline.text.zones.datelines import find_datelines
from dateline.text.zones.glued import find_glued, inner
from dateline.text.zones.layout import Layout, Mark
from dateline.text.zones.remains import opening_remains
from dateline.text.zones.shapes import BREAK, QUOTES, breaks, is_open, is_told
from dateline.text.zones.shown import show
from dateline.text.zones.slides import find_slides_inside
from dateline.text.zones.wordings import wording
from dateline.weights import weight

BEHIND = 40
"""Words of a caption behind an image, at most."""

SENTENCES = 2
"""Sentences at the end of a line that may have been glued to it."""

BEFORE = weight("en.glued.before")
"""Log-odds by its words alone from which a sentence is about the page where the next one is."""


@dataclass(frozen=True, slots=True)
class Cut:
    """Characters `[start, end)` of a line and what they are."""

    start: int
    end: int
    mark: Mark


def find_cuts(layout: Layout, marks: Mapping[int, Mark], pack: Pack) -> Iterator[tuple[int, Cut]]:
    """The parts of lines that are cut off, each with the number of its line."""
    dateline = Mark(Zone.DATELINE, pack["en.zone.dateline"].id)
    yield from ((i, Cut(0, end, dateline)) for i, end in find_datelines(layout, marks, pack).items())
    if layout.extracted:
        return
    slide = Mark(Zone.BOILERPLATE, pack["en.zone.slide"].id)
    yield from ((i, Cut(start, end, slide)) for i, start, end in find_slides_inside(layout, pack))
    told = {i: mark for i, mark in marks.items() if mark.zone is not Zone.CAPTION}
    for i, line in layout.unseen(told):
        yield from ((i, cut) for cut in opening(line, pack))
    for i, line in enumerate(layout.lines):
        if i not in marks and (i >= layout.told_from or len(line.text) > LONG):
            yield from ((i, cut) for cut in inside(line, pack))
    yield from ((i, Cut(*found)) for i, found in find_glued(layout, marks, pack))


def inside(line: Line, pack: Pack) -> Iterator[Cut]:
    """What is about the page among the sentences of a paragraph, and at its end."""
    yield from (Cut(*found) for found in inner(line, pack))
    yield from closing(line, pack)


def opening(line: Line, pack: Pack) -> Iterator[Cut]:
    """What a player or an image left before other words, and these words where they are its caption."""
    remains = opening_remains(line.text, pack)
    if remains:
        yield Cut(0, remains[0], Mark(Zone.BOILERPLATE, remains[1]))
        if not is_told(line) or line.words <= BEHIND:
            caption = Mark(Zone.CAPTION, pack["en.zone.caption_behind"].id)
            yield Cut(remains[0], len(line.text), caption)


def closing(line: Line, pack: Pack) -> Iterator[Cut]:
    """The last sentences of a paragraph that say who worked on the text or ask something of its reader."""
    starts = [found.end() for found in BREAK.finditer(line.text)][-SENTENCES:]
    for start in starts:
        if QUOTES.search(line.text, start) or is_open(line.text, start):
            continue
        rest = replace(line, start=line.start + start, text=line.text[start:])
        if mark := closing_mark(rest, pack):
            named = mark.rule == pack["en.zone.contributors"].id
            yield Cut(start if named else about_from(line, start), len(line.text), mark)
            return


def about_from(line: Line, start: int) -> int:
    """Where what is about the page begins, given one of its sentences: with those before whose words say so, too."""
    edges = (0, *(at for at in breaks(line.text) if at < start), start)
    for first, end in reversed(list(pairwise(edges))):
        words = line.text[first:end].rstrip()
        if wording(words) <= BEFORE or SAID.search(words) or QUOTES.search(words):
            break
        start = first
    return start


def closing_mark(rest: Line, pack: Pack) -> Mark | None:
    """What the end of a paragraph is, where it is no part of the text; an appeal or an aside is one sentence."""
    rest = show(rest)
    rule = credit_rule(rest, pack)
    alone = not BREAK.search(rest.text)
    if rule is None and alone and is_appeal(rest, pack["en.zone.appeal"]):
        rule = pack["en.zone.appeal"].id
    return Mark(Zone.BOILERPLATE, rule) if rule else aside_mark(rest) if alone else None
