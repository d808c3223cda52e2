"""The times that a page has named so far, by grain: what "two days later" or "the quarter" counts from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from dateline.cases.calendar import days_of
from dateline.model import Anchor, Expression, Symbol, SymbolKind

QUARTER = re.compile(r"\d{4}-Q[1-4]")
MONTHS = re.compile(r"P\dM")
"""The first nine months, for which figures are given, too."""

ANCIENT = re.compile(r"BC(\d{4})")
GRAINS = (("Y", 366), ("M", 31), ("D", 2))
"""How many days a time may have to name a year, a month or a day."""


@dataclass
class Trail:
    """The latest times that a page has named, by grain ("D", "M", "Q", "Y"), and what named them.

    "P" is the quarter that figures are given for; `ancient` is the last year BC.

    Grows while the page is read.
    """

    named: dict[str, date] = field(default_factory=dict)
    source: dict[str, str] = field(default_factory=dict)
    ancient: int | None = None

    def note(self, value: str, expression: str) -> None:
        """Remember a resolved calendar value; a new year or month forgets finer times of another."""
        if MONTHS.fullmatch(value):
            self.named.pop("P", None)
        days, old = days_of(value), ANCIENT.match(value)
        self.ancient = int(old[1]) if old else None if days else self.ancient
        if days is None:
            return
        length = (days[1] - days[0]).days
        for grain in ("D", "M") if length > 31 else ("D",) if length > 2 else ():
            if grain in self.named and not days[0] <= self.named[grain] <= days[1]:
                del self.named[grain]
        grains = [grain for grain, most in GRAINS if length <= most] + ["Q", "P"] * bool(
            QUARTER.fullmatch(value)
        )
        for grain in grains:
            self.named[grain], self.source[grain] = days[0], expression


def find_asides(expressions: Sequence[Expression]) -> frozenset[str]:
    """The ids of the dates whose year is named between two that are closer to each other than to it.

    They are in text order. Such a year ("a plan for 1976" amid the days of 1975) is looked at in passing; the
    tale goes on where it was.
    """
    dated = [
        (expression.symbol.year, expression.id)
        for expression in expressions
        if expression.symbol.year is not None and expression.symbol.kind is not SymbolKind.YEARS
    ]
    around = zip(dated, dated[1:], dated[2:], strict=False)
    return frozenset(
        name
        for (before, _), (year, name), (after, _) in around
        if min(abs(year - before), abs(year - after)) > abs(before - after)
    )


def pick_trail(symbol: Symbol, trail: Trail, story: Trail, asides: frozenset[str]) -> Trail:
    """What an expression of a tale counts from: the story, or the look back that a bare date goes on from."""
    told, story_told = trail.named.get("M"), story.named.get("Y")
    if symbol.anchor is Anchor.THEN:
        return trail
    if told is None or not symbol.is_open or not told.month <= symbol.month:
        return story
    looks_back = trail.source["M"] in asides and (story_told is None or told < story_told)
    return trail if looks_back else story
