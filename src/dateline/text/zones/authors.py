"""What a plain text says of its author below the story: somebody who has no part in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import accumulate

from dateline.model import Zone
from dateline.pages.lines import Line
from dateline.rules import Pack
from dateline.text.zones.appeals import SAID
from dateline.text.zones.layout import Layout, Mark

LONGEST = 1_000
"""Characters of a paragraph about an author."""


def find_authors(layout: Layout, marks: Mapping[int, Mark], pack: Pack) -> Iterator[tuple[int, Mark]]:
    """Lines in the lower half of a plain text that open with what somebody writes, who is named nowhere else."""
    rule = pack["en.zone.author"]
    if layout.extracted or not rule.pattern:
        return
    told = (line.words * is_text(i, line, marks) for i, line in enumerate(layout.lines))
    above = [0, *accumulate(told)]
    for i, line in enumerate(layout.lines):
        found = rule.pattern.match(line.text) if i not in marks and above[i] * 2 > above[-1] else None
        if found and is_brief(line) and is_stranger(found["name"], layout, marks, i):
            yield i, Mark(Zone.BOILERPLATE, rule.id)


def is_brief(line: Line) -> bool:
    """Whether a line is a paragraph at most, and reports no words."""
    return len(line.text) <= LONGEST and not SAID.search(line.text)


def is_stranger(name: str, layout: Layout, marks: Mapping[int, Mark], number: int) -> bool:
    """Whether the last word of a name stands in no other line that may be of the story."""
    last = name.rsplit(maxsplit=1)[-1].strip(",.'’")
    others = (line for i, line in enumerate(layout.lines) if i != number and is_text(i, line, marks))
    return not any(last in line.text for line in others)


def is_text(number: int, line: Line, marks: Mapping[int, Mark]) -> bool:
    """Whether a line may tell of somebody: no furniture, no byline, and a sentence, which no byline is."""
    zone = marks[number].zone if number in marks else Zone.BODY
    return zone not in (Zone.BOILERPLATE, Zone.BYLINE) and not line.unfinished
