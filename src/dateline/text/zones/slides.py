"""Slideshows that a scraper left in a plain text: their captions tell of other days than the story."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

from dateline.model import Zone
from dateline.rules import Pack
from dateline.text.zones.layout import Layout, Mark
from dateline.text.zones.shapes import heading

APART = 4
"""Lines from one counter of a slideshow to the next, at most."""


def find_slides(layout: Layout, marks: Mapping[int, Mark], pack: Pack) -> Iterator[tuple[int, Mark]]:
    """What stands between the counters of a slideshow, and right above the first where that hides its caption."""
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


def is_hiding(layout: Layout, number: int, pack: Pack) -> bool:
    """Whether a counter is the button that hides the caption above it."""
    return heading(layout.lines[number].text) in pack["en.zone.slideshow"]
