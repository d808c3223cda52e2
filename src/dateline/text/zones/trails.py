"""What trails behind a report: the last lines of a plain text, worded as only the page speaks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate

from dateline.model import Zone
from dateline.pages.lines import Line
from dateline.rules import Pack
from dateline.text.zones.appeals import SAID, share_said
from dateline.text.zones.endings import STORY, signs_in, terms_told, told_in
from dateline.text.zones.layout import Layout, Mark
from dateline.text.zones.shapes import QUOTES
from dateline.text.zones.terms import share_told, terms_of
from dateline.text.zones.wordings import wording
from dateline.weights import weight, weight_row

ABOUT, CLEAR, SIGN, THRESHOLD = weight_row("en.endings.trailing")
"""Log-odds by its words alone from which a line speaks for a trail, how much one counts at most, and a sign of the
end; and what all that must come to."""

REPORTED = weight("en.endings.reported")
"""The part of the lines of a report that say who said it, at least."""

TOLD = weight("en.endings.told")
"""The part of the words of a line that the story tells from which it is of the story."""

LEAST = weight("en.endings.above")
"""The part of the words of a page above a trail, at least."""


def find_trail(layout: Layout, marks: Mapping[int, Mark], pack: Pack) -> Iterator[tuple[int, Mark]]:
    """The last lines of a report, from where they speak most of the page and its reader."""
    if layout.extracted:
        return
    told = told_in(layout, marks)
    start = trail_from(layout, signs_in(marks, pack), told)
    above = [layout.lines[i] for i in told if i < start]
    if len(above) >= STORY and share_said(above) >= REPORTED:
        mark = Mark(Zone.BOILERPLATE, pack["en.zone.trail"].id)
        yield from ((i, mark) for i in told[len(above) :])


def trail_from(layout: Layout, signs: frozenset[int], told: Sequence[int]) -> int:
    """The line from which to the end most speaks for a trail; behind the last line where nothing does."""
    first = first_of(layout, told)
    gains = dict.fromkeys(signs, SIGN)
    story = terms_told(layout, (i for i in told if i < first))
    gains |= {i: gain_of(layout.lines[i], story) for i in told if i >= first}
    best, start, total = THRESHOLD, len(layout.lines), 0.0
    for i in range(len(layout.lines) - 1, first - 1, -1):
        total += gains.get(i, 0.0)
        if total > best and gains.get(i, 0.0) > 0:
            best, start = total, i
    return start


def first_of(layout: Layout, told: Sequence[int]) -> int:
    """The first line with enough of the story above it; behind the last line where none has."""
    words = [0, *accumulate(layout.lines[i].words for i in told)]
    late = (i for at, i in enumerate(told) if at >= STORY and words[at] >= LEAST * words[-1])
    return next(late, len(layout.lines))


def gain_of(line: Line, story: Counter[str]) -> float:
    """What a line adds that speaks for a trail, or takes off that speaks against one: who says what, the story."""
    if SAID.search(line.text) or QUOTES.search(line.text) or share_told(story, terms_of(line), 0) >= TOLD:
        return -CLEAR
    return max(-CLEAR, min(CLEAR, wording(line.text) - ABOUT))
