"""What stands below the end of a story, among what sites put there: other stories, comments, notices."""

from __future__ import annotations

from bisect import bisect
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain, groupby

from dateline.model import Zone
from dateline.rules import Pack
from dateline.text.zones.asides import ASIDE
from dateline.text.zones.layout import Layout, Mark
from dateline.text.zones.shapes import is_told
from dateline.text.zones.terms import share_told, tells, terms_of
from dateline.weights import weight, weight_row

BELOW = weight("en.endings.below")
"""The part of the words of a story that may stand below its end, at most."""

FOREIGN = weight_row("en.endings.foreign")
"""Signs of the end above a line, boilerplate among the lines from the first of them on, and the part of its words
that the story tells, from which it is none of it."""

BURIED = weight_row("en.endings.buried")
"""The same signs and part from which a line is none of the story whatever it tells."""

STORY, RUN = 3, 3
"""Lines that tell something above the end of a story, at least, and with how many that stand right below one another it
may go on."""


@dataclass(frozen=True)
class Ending:
    """The line with which a story ends, the signs of that, and in how many lines of the story each word stands."""

    line: int
    signs: frozenset[int]
    story: Counter[str]


def find_endings(layout: Layout, marks: Mapping[int, Mark], pack: Pack) -> Iterator[tuple[int, Mark]]:
    """Lines below the end of the story that tell little of it, or stand deep in what sites put there."""
    if layout.extracted:
        return
    rule = pack["en.zone.ending"]
    told = told_in(layout, marks)
    ending = read_ending(layout, signs_in(marks, pack), told)
    if ending:
        yield from ((i, Mark(Zone.BOILERPLATE, rule.id)) for i in below(layout, marks, told, ending))


def told_in(layout: Layout, marks: Mapping[int, Mark]) -> list[int]:
    """The lines that tell something and that no rule names."""
    return [i for i, line in enumerate(layout.lines) if i not in marks and is_told(line)]


def signs_in(marks: Mapping[int, Mark], pack: Pack) -> frozenset[int]:
    """The lines that say what is said around stories, not in them: not those that only look so."""
    rules = frozenset(pack[f"en.zone.{name}"].id for name in pack["en.zone.ending"].words) | {ASIDE}
    return frozenset(i for i, mark in marks.items() if mark.zone is Zone.BOILERPLATE and mark.rule in rules)


def read_ending(layout: Layout, signs: frozenset[int], told: Sequence[int]) -> Ending | None:
    """The first sign of the end that has most of the story above it, if any."""
    words = sum(layout.lines[i].words for i in told)
    below = words_below(layout, told)
    last = next((i for i in sorted(signs) if below[i] <= BELOW * words), None)
    if last is None or bisect(told, last) < STORY or last > told[-1]:
        return None
    return Ending(last, signs, terms_told(layout, told[: bisect(told, last)]))


def words_below(layout: Layout, told: Sequence[int]) -> list[int]:
    """How many words of lines that tell stand from each line on."""
    free = frozenset(told)
    words = [line.words if i in free else 0 for i, line in enumerate(layout.lines)]
    return list(accumulate(reversed(words)))[::-1]


def terms_told(layout: Layout, told: Iterable[int]) -> Counter[str]:
    """In how many of some lines that tell each word stands."""
    lines = (layout.lines[i] for i in told)
    return Counter(chain.from_iterable(terms_of(line) for line in lines if tells(line)))


def below(layout: Layout, marks: Mapping[int, Mark], told: Sequence[int], ending: Ending) -> Iterator[int]:
    """The lines that tell something between signs of the end and are none of the story, from above."""
    signs, clutter = 0, 0
    few = frozenset(apart(i for i in told if i > ending.line))
    for i in range(ending.line, max(ending.signs)):
        known = share_told(ending.story, terms_of(layout.lines[i]), 0) if i in few else 1.0
        out = i in few and is_out(signs, clutter / (i - ending.line), known)
        if out:
            yield i
        signs += i in ending.signs
        clutter += out or (i in marks and marks[i].zone is Zone.BOILERPLATE)


def apart(told: Iterable[int]) -> Iterator[int]:
    """The lines of which few stand right below one another: where more do, the story may go on."""
    for _, group in groupby(enumerate(told), lambda each: each[1] - each[0]):
        run = [i for _, i in group]
        yield from run if len(run) < RUN else ()


def is_out(signs: int, clutter: float, known: float) -> bool:
    """Whether a line is none of the story: few of its words are told there, or all around it is clutter."""
    least, part, most = FOREIGN
    deep, full = BURIED
    return (signs >= least and clutter >= part and known < most) or (signs >= deep and clutter >= full)
