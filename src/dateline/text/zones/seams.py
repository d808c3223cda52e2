"""Lines to which a scraper glued others: what opens as only the page's own words do is a line of its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import pairwise

from dateline.model import Zone
from dateline.pages.lines import Line
from dateline.rules import Pack, Rule
from dateline.text.zones.layout import Layout, Mark
from dateline.text.zones.shapes import is_open, is_told


def unglue(layout: Layout, pack: Pack) -> Layout:
    """A page with the lines that a scraper glued to others apart; as it is where somebody extracted it."""
    if layout.extracted:
        return layout
    rule = pack["en.zone.seam"]
    lines = [
        part for i, line in enumerate(layout.lines) for part in parts_of(line, rule, top=i <= layout.first)
    ]
    return replace(layout, lines=lines)


def parts_of(line: Line, rule: Rule, *, top: bool) -> Iterator[Line]:
    """What is glued to a line and the rest of it, each as a line; the line where nothing is."""
    edges = sorted({0, len(line.text), *seams(line, rule, top=top)})
    for start, end in pairwise(edges):
        words = line.text[start:end]
        first, last = start + len(words) - len(words.lstrip()), start + len(words.rstrip())
        if first < last:
            yield replace(
                line,
                start=line.start + first,
                end=line.start + last,
                text=line.text[first:last],
                apart_above=line.apart_above and start == 0,
                apart_below=line.apart_below and end == len(line.text),
            )


def seams(line: Line, rule: Rule, *, top: bool) -> Iterator[int]:
    """Where something glued to a line begins and ends, outside of quotations and between whole sentences.

    What the first line of a page opens with stays with it: it would be read as a headline.
    """
    at = -1 if top else 0
    for found in rule.pattern.finditer(line.text) if rule.pattern else ():
        start, end = found.span()
        if is_between(line, at, start, end) and not is_open(line.text, start):
            yield from (start, end)
            at = end


def is_between(line: Line, at: int, start: int, end: int) -> bool:
    """Whether what stands before `[start, end)` of a line, and behind it, is told or nothing, and not both nothing."""
    before, behind = (
        replace(line, text=words.strip()) for words in (line.text[max(0, at) : start], line.text[end:])
    )
    if not behind.text:
        return before.prose
    return is_told(behind) and (before.prose or start == at)


def find_seams(layout: Layout, marks: Mapping[int, Mark], pack: Pack) -> Iterator[tuple[int, Mark]]:
    """Lines that say what the page says to its reader, glued to others or not."""
    rule = pack["en.zone.seam"]
    for i, line in layout.unseen(marks):
        if rule.pattern and rule.pattern.fullmatch(line.text):
            yield i, Mark(Zone.BOILERPLATE, rule.id)
