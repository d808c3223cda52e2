"""The nearest match of a date that leaves its year, month or week open, seen from a day. Pure."""

from __future__ import annotations

from calendar import isleap, monthrange
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from dateline.cases.calendar import (
    Days,
    add_months,
    day_in_year,
    days_of,
    easter,
    nth_weekday,
    shift,
    weekday_near,
)
from dateline.model import Symbol, SymbolKind

JUST_ENDED = 91
"""How many days after its end a quarter is still the one that reports will be about."""

AGAINST, NEVER = 6, 1000
"""How many times nearer a date against the direction must be: tense is a hint and no law, "next" is one."""


@dataclass(frozen=True, slots=True)
class Sight:
    """The day that is looked from, and where: -1 back, 1 ahead, 0 either way; `strict` leaves it out."""

    day: date
    direction: int = 0
    strict: bool = False

    def distance(self, day: date) -> int:
        """How far a day is, more so when it lies against the direction."""
        days = (day - self.day).days
        against = days * self.direction < 0 or (self.strict and days == 0)
        far = abs(days or (365 if self.strict else 0))
        return far * ((NEVER if self.strict else AGAINST) if against else 1)

    def nearest(self, days: list[date]) -> date:
        """The day that is least far; of two the earlier."""
        return min(days, key=lambda each: (self.distance(each), each))


def near(symbol: Symbol, sight: Sight) -> str | None:
    """The TIMEX3 value of the nearest match of an open date; `None` for what is none."""
    find = FINDERS.get(symbol.kind)
    return find(symbol, sight) if find else None


def near_weekday(symbol: Symbol, sight: Sight) -> str | None:
    """The nearest weekday; without a direction the one before, since news tells what was."""
    return weekday_near(sight.day, symbol.weekday, ahead=sight.direction > 0, strict=sight.strict).isoformat()


def near_weekend(symbol: Symbol, sight: Sight) -> str | None:
    """The nearest weekend, as near_weekday; a strict one is not the one that the day lies in."""
    strict = sight.strict and sight.day.isoweekday() >= 6
    return shift(weekday_near(sight.day, 6, ahead=sight.direction > 0, strict=strict), 0, "WE")


def near_day(symbol: Symbol, sight: Sight) -> str | None:
    """The nearest such day of a month, best on the side of the tense; it must fall on the weekday, if any."""
    around = 14 if symbol.weekday else 2
    years = range(max(1, sight.day.year - around), sight.day.year + around + 1)
    month, number = symbol.month, symbol.day
    days = [date(year, month, number) for year in years if number < 29 or month != 2 or isleap(year)]
    fitting = [each for each in days if symbol.weekday in (0, each.isoweekday())]
    best = sight.nearest(fitting or days)
    through = f"/{best.replace(day=symbol.last_day).isoformat()}" if symbol.last_day else ""
    return f"{best.isoformat()}{through}"


def near_day_of_month(symbol: Symbol, sight: Sight) -> str | None:
    """The nearest such day of any month on the side of the tense."""
    number = symbol.day
    months = (add_months(sight.day.year, sight.day.month, step) for step in (-1, 0, 1))
    days = [date(year, month, number) for year, month in months if number <= monthrange(year, month)[1]]
    return min(days, key=lambda each: by_side(each, sight)).isoformat()


def by_side(day: date, sight: Sight) -> tuple[bool, int, date]:
    """What orders days, those on the side of the tense first."""
    ahead = (day - sight.day).days
    return ahead * sight.direction < 0, abs(ahead), day


def near_month(symbol: Symbol, sight: Sight) -> str | None:
    """The nearest such month on the side of the tense, this one included; without a side the one before."""
    apart, same = symbol.month - sight.day.month, 12 if sight.strict else 0
    step = (apart % 12 or same) if sight.direction > 0 else -(-apart % 12 or same)
    year, month = add_months(sight.day.year, sight.day.month, step)
    return f"{year:04d}-{month:02d}"


def near_period(symbol: Symbol, sight: Sight) -> str | None:
    """The nearest such quarter, half or season that has begun (or, ahead, that has not ended)."""
    values = (symbol.in_year(f"{year:04d}") for year in range(sight.day.year - 2, sight.day.year + 3))
    spans = [(value, days) for value in values if (days := days_of(value))]
    if sight.direction > 0:
        grace = JUST_ENDED if symbol.is_quarter else 0
        return next((value for value, days in spans if is_ahead(days, sight, grace)), None)
    return next((value for value, days in reversed(spans) if has_begun(days, sight)), None)


def is_ahead(days: Days, sight: Sight, grace: int) -> bool:
    """Whether a period has not ended, or only just; a strict one has not begun."""
    return days[0] > sight.day if sight.strict else (sight.day - days[1]).days <= grace


def has_begun(days: Days, sight: Sight) -> bool:
    """Whether a period has begun; a strict one has ended."""
    return days[1] < sight.day if sight.strict else days[0] <= sight.day


def near_feast(symbol: Symbol, sight: Sight) -> str | None:
    """The nearest such feast on the side of the tense."""
    years = range(sight.day.year - 1, sight.day.year + 2)
    return sight.nearest([day_of_feast(symbol, year) for year in years]).isoformat()


def day_of_feast(symbol: Symbol, year: int) -> date:
    """The day of a feast in a year."""
    if symbol.nth:
        return nth_weekday(year, symbol.month, nth=symbol.nth, weekday=symbol.weekday)
    return easter(year) + timedelta(symbol.easter)


def day_in(symbol: Symbol, year: int) -> date | None:
    """A day of a month in a year; `None` when that has none, or it falls on another weekday than is named."""
    return day_in_year(year, symbol.month, symbol.day, weekday=symbol.weekday)


def near_decade(symbol: Symbol, sight: Sight) -> str | None:
    """The latest such decade that has begun."""
    tens = symbol.tens
    century = sight.day.year // 100 - (tens * 10 > sight.day.year % 100)
    return f"{century}{tens}"


FINDERS: Mapping[SymbolKind, Callable[[Symbol, Sight], str | None]] = {
    SymbolKind.WEEKDAY: near_weekday,
    SymbolKind.WEEKEND: near_weekend,
    SymbolKind.DAY: near_day,
    SymbolKind.DAY_OF_MONTH: near_day_of_month,
    SymbolKind.MONTH: near_month,
    SymbolKind.PERIOD: near_period,
    SymbolKind.NTH_WEEKDAY: near_feast,
    SymbolKind.EASTER: near_feast,
    SymbolKind.DECADE: near_decade,
}
"""How the nearest match of each kind of date is found."""
