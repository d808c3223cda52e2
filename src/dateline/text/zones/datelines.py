"""Lines that say who wrote an article, when and where."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from dateline.model import Zone
from dateline.pages.lines import Line
from dateline.pages.stamps import Dated, find_days
from dateline.rules import Pack, Rule
from dateline.text.zones.layout import Layout, Mark

DAY = re.compile(r"\d{4}|\d[./]\d")

CLOCK = re.compile(r"\b\d{1,2}[:.]?\d{2}\b(?:[:.]\d{2}\b)?\s?(?:[ap]\.?m\b\.?)?", re.IGNORECASE)
WORD = re.compile(r"[^\W\d_][\w.'’-]*")

NAMES, LONGEST = 6, 320
"""Words of names beside a day of publication, and characters of a line about who wrote it and when."""

TOP = 8
"""Bylines and date lines stand among the first lines of an article."""


def find_bylines(layout: Layout, marks: Mapping[int, Mark], pack: Pack) -> Iterator[tuple[int, Mark]]:
    """Who wrote it: among the first lines, or the last."""
    yield from edge_lines(layout, pack, "byline", Zone.BYLINE, bottom=3)


def find_date_lines(layout: Layout, marks: Mapping[int, Mark], pack: Pack) -> Iterator[tuple[int, Mark]]:
    """When it was published or changed, or where it was sent from: a line of its own among the first.

    The first kind stands with the names of those who wrote it, also at the end; the second opens the text.
    """
    stamps = edge_lines(layout, pack, "date_line", Zone.BYLINE, bottom=0)
    yield from ((i, mark) for i, mark in stamps if DAY.search(layout.lines[i].text))
    rule = pack["en.zone.date_line"]
    for i in edges(layout, bottom=2):
        if is_stamp(layout.lines[i], rule):
            yield i, Mark(Zone.BYLINE, rule.id)
    yield from edge_lines(layout, pack, "dateline", Zone.DATELINE, bottom=0)


def is_stamp(line: Line, rule: Rule) -> bool:
    """Whether a line holds a full day, with a time or a word of publishing, and at most some names."""
    days = list(find_days(line.text, "en")) if line.short else []
    rest = blanked(line.text, days)
    words = [word.strip(".") for word in WORD.findall(CLOCK.sub(" ", rest))]
    strange = [word for word in words if word.casefold() not in rule]
    told = len(strange) < len(words) or CLOCK.search(rest)
    return bool(days and told) and are_names(strange)


def are_names(words: Sequence[str]) -> bool:
    """Whether words can be the names of authors and outlets: few, each with a capital."""
    return len(words) <= NAMES and all(word[0].isupper() for word in words)


def blanked(text: str, days: Iterable[Dated]) -> str:
    """A line with blanks where it names a day."""
    for day in days:
        text = text[: day.start] + " " * (day.end - day.start) + text[day.end :]
    return text


def edges(layout: Layout, *, bottom: int) -> list[int]:
    """The numbers of the lines near the top, and of the `bottom` last."""
    count = len(layout.lines)
    top = range(layout.top, min(layout.top + TOP, count))
    return sorted({*top, *range(max(count - bottom, 0), count)})


def edge_lines(
    layout: Layout, pack: Pack, name: str, zone: Zone, *, bottom: int
) -> Iterator[tuple[int, Mark]]:
    """The short lines near the top (or among the `bottom` last) that a rule's pattern fits as a whole."""
    rule = pack[f"en.zone.{name}"]
    for i in edges(layout, bottom=bottom):
        line = layout.lines[i].text
        if len(line) <= LONGEST and rule.pattern and rule.pattern.fullmatch(line):
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
