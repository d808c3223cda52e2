"""Split a page into passages and name the zone of each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from dateline.model import By, Page, Passage, Reading, Span, Zone
from dateline.rules import Pack
from dateline.stage import Notes, Stage


def find_zones(reading: Reading, notes: Notes, *, pack: Pack) -> Iterator[Passage]:
    """Split a page into passages and name the zone of each."""
    for line in re.finditer(r"[^\s](?:[^\n]*[^\s])?", reading.page.text):
        yield Passage(Span(reading.page.id, *line.span()), Zone.BODY, By("line"))


def stage(pack: Pack) -> Stage:
    """The zones stage."""
    return Stage("zones", version=1, scope="article", needs=(Page,), gives=(Passage,), run=partial(find_zones, pack=pack), knowledge=pack.hash)
