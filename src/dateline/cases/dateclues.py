"""What one page says about its own day: dates told as past or ahead, weekdays with dates, years in headlines, years that add up."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dateline.mentions.anchors import Standpoint, is_symbolic, resolve
from dateline.mentions.calendar import Days, days_of
from dateline.model import Expression, Passage, TimexType, Zone

PAIR = re.compile(r"XXXX-(\d\d)-(\d\d)(?:\.\.\d\d)?/([1-7])(?:T.*)?")
WEEKDAY = re.compile(r"XXXX-WXX-([1-7])(?:T.*)?")
BACK_YEARS = re.compile(r"(?:now-|P)(\d+)Y(?:[<>]event)?")
OWN_DAY = re.compile(r"now([+-]\d+)D(?:T.*)?")
WEEK = timedelta(days=6)
FIRST_YEAR, LAST_YEAR = 1900, 2099
"""The years in which news pages are looked for."""


@dataclass(frozen=True, slots=True)
class Window:
    """Days that a page may be of, either end open, and the ids of the facts that say so."""

    low: date | None = None
    high: date | None = None
    premises: tuple[str, ...] = ()

    def meet(self, other: Window) -> Window | None:
        """The days in both; `None` when there are none."""
        low = max((day for day in (self.low, other.low) if day), default=None)
        high = min((day for day in (self.high, other.high) if day), default=None)
        if low and high and low > high:
            return None
        used = tuple(
            dict.fromkeys(premise for window in (self, other) for premise in window.premises if (window.low and window.low == low) or (window.high and window.high == high))
        )
        return Window(low, high, used)

    @property
    def closed(self) -> bool:
        """Whether both ends are known."""
        return self.low is not None and self.high is not None

    @property
    def width(self) -> int:
        """How many days it holds; endless windows count as very wide."""
        return (self.high - self.low).days + 1 if self.low and self.high else 10**6


@dataclass(frozen=True, slots=True)
class Clues:
    """The clues of one page: its dateline, its bounds, weekdays with dates, weekdays alone, and years that add up, with their premises."""

    lines: tuple[Window, ...]
    bounds: tuple[Window, ...]
    pairs: tuple[Expression, ...]
    sums: Mapping[int, tuple[str, ...]]


def find_clues(expressions: Sequence[Expression], passages: Sequence[Passage]) -> Clues:
    """Everything that a page says about its own day."""
    zones = Zones(passages)
    dates = [(expression, days) for expression in expressions if (days := full_days(expression))]
    return Clues(
        lines=tuple(Window(days[0], days[1], (expression.id,)) for expression, days in dates if zones.of(expression) in (Zone.DATELINE, Zone.BYLINE) and days[0] == days[1]),
        bounds=tuple(window for expression, days in dates if (window := bound(expression, days, zones.of(expression)))),
        pairs=tuple(expression for expression in expressions if PAIR.fullmatch(expression.symbol)),
        sums=sums_of(expressions, dates),
    )


class Zones:
    """The zone at a page offset."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self.passages = sorted(passages, key=lambda passage: passage.span)
        self.starts = [passage.span.start for passage in self.passages]

    def of(self, expression: Expression) -> Zone:
        """The zone that an expression stands in."""
        index = bisect_right(self.starts, expression.span.start) - 1
        return self.passages[index].zone if index >= 0 else Zone.BODY


def full_days(expression: Expression) -> Days | None:
    """The days of a date that needs no anchor and lies in the age of news."""
    if is_symbolic(expression.symbol) or expression.type not in (TimexType.DATE, TimexType.TIME):
        return None
    value = resolve(expression.symbol, expression.direction, standpoint=Standpoint(None))
    days = days_of(value) if value else None
    return days if days and FIRST_YEAR <= days[0].year <= LAST_YEAR else None


def bound(expression: Expression, days: Days, zone: Zone) -> Window | None:
    """What one full date says: a past one that the page is not older, one ahead that it is not younger, a year in the headline that it is of that year."""
    length = (days[1] - days[0]).days
    if zone is Zone.HEADLINE and 300 < length < 367:
        return Window(days[0], days[1], (expression.id,))
    if expression.direction > 0:
        return Window(None, days[1], (expression.id,)) if length < 32 else None
    if expression.direction < 0 or length < 32:
        return Window(days[0], None, (expression.id,))
    return None


def sums_of(expressions: Sequence[Expression], dates: Sequence[tuple[Expression, Days]]) -> dict[int, tuple[str, ...]]:
    """Years that add up: a year named on the page plus the years counted back to it ("in 2000", "24 years ago")."""
    found: dict[int, tuple[str, ...]] = {}
    named = {days[0].year: expression.id for expression, days in reversed(dates)}
    counted = {int(match[1]): expression.id for expression in reversed(expressions) if (match := BACK_YEARS.fullmatch(expression.symbol))}
    for years, back in sorted(counted.items()):
        for year, date_id in sorted(named.items()):
            if years > 1 and year + years <= LAST_YEAR:
                found.setdefault(year + years, (back, date_id))
    return found


def pair_days(pair: Expression) -> Iterator[date]:
    """The days that a weekday with a date can be, one for each year in which they agree."""
    found = PAIR.fullmatch(pair.symbol)
    if found is None:
        return
    month, number, weekday = int(found[1]), int(found[2]), int(found[3])
    for year in range(FIRST_YEAR, LAST_YEAR + 1):
        try:
            day = date(year, month, number)
        except ValueError:
            continue
        if day.isoweekday() == weekday:
            yield day


def week_around(day: date, direction: int) -> tuple[date, date]:
    """The days on which a page can call a day by its weekday: the week before it when it lies ahead, the week after it when it is past."""
    return (day - WEEK, day) if direction > 0 else (day, day + WEEK) if direction < 0 else (day - WEEK, day + WEEK)
