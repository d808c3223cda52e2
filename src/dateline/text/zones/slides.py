"""Slideshows that a scraper left in a plain text: their captions tell of other days than the story."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dateline.model import Zone
from dateline.pages.lines import Line
from dateline.rules import Pack
from dateline.text.zones.layout import Layout, Mark
from dateline.text.zones.shapes import breaks, heading

APART = 4
"""Lines from one counter of a slideshow to the next, at most."""

NEAR, RUN = 900, 3
"""Characters from one counter inside lines to the next, at most, and how many follow one another, at least."""

NUMBERED = re.compile(r"[a-z]\s?(?P<place>\d{1,3})\s?(?:of|/)\s?(?P<all>\d{1,3})", re.IGNORECASE)
"""The place of a picture among all, behind a word for it."""

COUNTING = re.compile(r"\d\s(?:of|/)\s\d")
"""What every counter inside a line has."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A counter inside a line: the number of the line, its characters `[start, end)`, its place, and of how many."""

    line: int
    start: int
    end: int
    place: int
    all: int


def find_slides(layout: Layout, marks: Mapping[int, Mark], pack: Pack) -> Iterator[tuple[int, Mark]]:
    """What stands between the counters of a slideshow, and right above the first where that hides its caption.

    A counter that names its picture stands above it, also the last.
    """
    rule = pack["en.zone.slideshow"]
    if layout.extracted or not rule.pattern:
        return
    counters = [i for i, line in layout.numbered() if rule.pattern.fullmatch(line.text)]
    shown = [pair for pair in pairwise(counters) if 1 < pair[1] - pair[0] <= APART]
    mark = Mark(Zone.BOILERPLATE, rule.id)
    for above, below in shown:
        yield from ((i, mark) for i in range(above, below) if i not in marks)
    for i in counters[:1]:
        if i > layout.first and shown and is_hiding(layout, i, pack):
            yield i - 1, mark
    for i in counters[-1:]:
        following = layout.lines[i + 1 : i + 2]
        if shown and is_last(layout.lines[i].text) and any(line.short for line in following):
            yield i + 1, mark
    slide = Mark(Zone.BOILERPLATE, pack["en.zone.slide"].id)
    inside = find_slides_inside(layout, pack)
    yield from ((i, slide) for i, start, end in inside if is_all(layout, i, start, end))


def is_hiding(layout: Layout, number: int, pack: Pack) -> bool:
    """Whether a counter is the button that hides the caption above it."""
    return heading(layout.lines[number].text) in pack["en.zone.slideshow"]


def is_last(text: str) -> bool:
    """Whether a counter names its picture, and that is the last."""
    found = NUMBERED.search(text)
    return found is not None and found["place"] == found["all"]


def is_all(layout: Layout, number: int, start: int, end: int) -> bool:
    """Whether characters are a whole line."""
    return start == 0 and end == len(layout.lines[number].text)


def find_slides_inside(layout: Layout, pack: Pack) -> Iterator[tuple[int, int, int]]:
    """The captions of slideshows whose counters stand inside lines, with them: line, and characters `[start, end)`."""
    for run in runs_of(list(counters_in(layout, pack))):
        lines = dict.fromkeys(counter.line for counter in run)
        above = not layout.lines[run[0].line].text[: run[0].start].strip(" |·•-–—")
        for i in lines:
            text = layout.lines[i].text
            inside = [counter for counter in run if counter.line == i]
            begin = inside[0].start if above else caption_from(text, inside[0].start)
            yield i, begin, caption_to(layout.lines[i], inside[-1].end) if above else inside[-1].end


def caption_to(line: Line, counter: int) -> int:
    """Where the caption behind the last counter of a line ends: with the line, of a long one with a sentence."""
    text = line.text
    return len(text) if line.short else next((at for at in breaks(text) if at > counter), len(text))


def caption_from(text: str, counter: int) -> int:
    """Where the caption before the first counter of a line begins: with its last sentence."""
    return max((at for at in breaks(text) if at < counter), default=0)


def counters_in(layout: Layout, pack: Pack) -> Iterator[Counted]:
    """The counters inside lines of a plain text."""
    pattern = pack["en.zone.slide"].pattern
    for i, line in enumerate(layout.lines):
        for found in pattern.finditer(line.text) if pattern and COUNTING.search(line.text) else ():
            yield Counted(i, found.start(), found.end(), int(found["place"]), int(found["all"]))


def runs_of(counters: Sequence[Counted]) -> Iterator[list[Counted]]:
    """Counters that count on, near one another."""
    run: list[Counted] = []
    for counter in counters:
        if run and not follows(run[-1], counter):
            yield from [run] if len(run) >= RUN else []
            run = []
        run.append(counter)
    yield from [run] if len(run) >= RUN else []


def follows(left: Counted, right: Counted) -> bool:
    """Whether a counter counts on from another."""
    near = right.line - left.line <= 1 and (right.line > left.line or right.start - left.end <= NEAR)
    return near and right.all == left.all and right.place == left.place + 1 and right.place <= right.all
