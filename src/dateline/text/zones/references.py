"""The sources that a page lists: works with their titles and days, not words of the text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby

from dateline.model import Zone
from dateline.rules import Pack
from dateline.text.zones.layout import Layout, Mark

RUN = 3
"""Lines from which works that follow one another are a list of sources."""


def find_references(layout: Layout, marks: Mapping[int, Mark], pack: Pack) -> Iterator[tuple[int, Mark]]:
    """Runs of lines that name a work in quotation marks, or an interview, and end with its day."""
    rule = pack["en.zone.references"]
    works = {i: bool(rule.pattern and rule.pattern.fullmatch(line.text)) for i, line in layout.unseen(marks)}
    for named, group in groupby(works, works.__getitem__):
        run = list(group)
        if named and len(run) >= RUN:
            yield from ((i, Mark(Zone.BOILERPLATE, rule.id)) for i in run)
