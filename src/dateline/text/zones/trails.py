"""What trails behind a report: the last lines of a plain text, worded as only the page speaks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, chain

from dateline.model import Zone
from dateline.pages.lines import Line
from dateline.rules import Pack, Rule
from dateline.text.zones.appeals import SAID, share_said
from dateline.text.zones.endings import STORY, is_sign
from dateline.text.zones.layout import Layout, Mark
from dateline.text.zones.shapes import QUOTES, is_told
from dateline.text.zones.terms import share_told, tells, terms_of
from dateline.text.zones.wordings import wording
from dateline.weights import weight, weight_row

ABOUT, CLEAR, SIGN, THRESHOLD = weight_row("en.endings.trailing")
"""Log-odds by its words alone from which a line speaks for a trail, how much one counts at most, and a sign of the
end; and what all that must come to."""

REPORTED = weight("en.endings.reported")
"""The part of the lines of a report that say who said it, at least."""

TOLD = weight("en.endings.told")
"""The part of the words of a line that the story tells from which it is of the story."""

LEAST = 0.5
"""The part of the words of a page above a trail, at least."""


def find_trail(layout: Layout, marks: Mapping[int, Mark], pack: Pack) -> Iterator[tuple[int, Mark]]:
    """The last lines of a report, from where they speak most of the page and its reader."""
    if layout.extracted:
        return
    rule = pack["en.zone.trail"]
    told = [i for i, line in enumerate(layout.lines) if i not in marks and is_told(line)]
    start = trail_from(layout, marks, told, pack["en.zone.ending"])
    above = [layout.lines[i] for i in told if i < start]
    if len(above) >= STORY and share_said(above) >= REPORTED:
        yield from ((i, Mark(Zone.BOILERPLATE, rule.id)) for i in told if i >= start)


def trail_from(layout: Layout, marks: Mapping[int, Mark], told: Sequence[int], ending: Rule) -> int:
    """The line from which to the end most speaks for a trail; behind the last line where nothing does."""
    lines = layout.lines
    words = [0, *accumulate(lines[i].words for i in told)]
    first = next(
        (i for at, i in enumerate(told) if at >= STORY and words[at] >= LEAST * words[-1]), len(lines)
    )
    free = frozenset(told)
    story = Counter(chain.from_iterable(terms_of(lines[i]) for i in told if i < first and tells(lines[i])))
    best, start, total = THRESHOLD, len(lines), 0.0
    for i in range(len(lines) - 1, first - 1, -1):
        signs = i in marks and is_sign(marks[i], ending)
        gain = gain_of(lines[i], story) if i in free else SIGN if signs else 0.0
        total += gain
        if total > best and gain > 0:
            best, start = total, i
    return start


def gain_of(line: Line, story: Counter[str]) -> float:
    """What a line adds that speaks for a trail, or takes off that speaks against one: who says what, the story."""
    if SAID.search(line.text) or QUOTES.search(line.text) or share_told(story, terms_of(line), 0) >= TOLD:
        return -CLEAR
    return max(-CLEAR, min(CLEAR, wording(line.text) - ABOUT))
