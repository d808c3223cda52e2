"""Lines that say who wrote an article, when and where."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from dateline.model import Zone
from dateline.rules import Pack
from dateline.text.zones.layout import Layout, Mark

DAY = re.compile(r"\d{4}|\d[./]\d")

TOP = 8
"""Bylines and date lines stand among the first lines of an article."""


def find_bylines(layout: Layout, marks: Mapping[int, Mark], pack: Pack) -> Iterator[tuple[int, Mark]]:
    """Who wrote it: among the first lines, or the last."""
    yield from edge_lines(layout, pack, "byline", Zone.BYLINE, bottom=3)


def find_date_lines(layout: Layout, marks: Mapping[int, Mark], pack: Pack) -> Iterator[tuple[int, Mark]]:
    """When it was published or changed, or where it was sent from: a line of its own among the first.

    The first kind stands with the names of those who wrote it, the second opens the text.
    """
    stamps = edge_lines(layout, pack, "date_line", Zone.BYLINE, bottom=0)
    yield from ((i, mark) for i, mark in stamps if DAY.search(layout.lines[i].text))
    yield from edge_lines(layout, pack, "dateline", Zone.DATELINE, bottom=0)


def edge_lines(
    layout: Layout, pack: Pack, name: str, zone: Zone, *, bottom: int
) -> Iterator[tuple[int, Mark]]:
    """The short lines near the top (or among the `bottom` last) that a rule's pattern fits as a whole."""
    rule = pack[f"en.zone.{name}"]
    count = len(layout.lines)
    for i in sorted(
        {*range(layout.top, min(layout.top + TOP, count)), *range(max(count - bottom, 0), count)}
    ):
        line = layout.lines[i].text
        if len(line) <= 200 and rule.pattern and rule.pattern.fullmatch(line):
            yield i, Mark(zone, rule.id)


def find_datelines(layout: Layout, marks: Mapping[int, Mark], pack: Pack) -> dict[int, int]:
    """Length of the dateline that opens a paragraph, by line: only the first two paragraphs can have one."""
    rule = pack["en.zone.dateline"]
    body = [
        i
        for i, line in enumerate(layout.lines)
        if line.words >= 8 and marks.get(i, Mark(Zone.BODY, "")).zone is Zone.BODY
    ]
    found: dict[int, int] = {}
    for i in body[:2]:
        match = rule.pattern.match(layout.lines[i].text[:120]) if rule.pattern else None
        if match and (match["place"] or match["town"]).split()[0].lower() not in rule:
            found[i] = match.end()
    return found
