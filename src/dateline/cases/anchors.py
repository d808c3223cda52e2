"""Anchoring: symbol + direction + where the text stands in time -> a TIMEX3 value. Pure.

A bare weekday, day or month means the nearest one that fits the tense of its clause, as in Wikinews, wires
and papers; a page that tells history (`narrative`) counts from the time named before instead of the day of
writing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from dateline.cases.calendar import days_of, shift
from dateline.cases.nearest import Sight, day_of_feast, near
from dateline.model import Anchor, Side, Symbol, SymbolKind, Unit

WEEKDAYS = (SymbolKind.WEEKDAY, SymbolKind.WEEKEND)
FEASTS = (SymbolKind.NTH_WEEKDAY, SymbolKind.EASTER)
SAID = (SymbolKind.REFERENCE, SymbolKind.AMOUNT)
"""Kinds of symbols that are values as they are."""

GRAINS: Mapping[Unit | None, str] = {
    Unit.DAY: "D",
    Unit.WEEK: "D",
    Unit.WEEKEND: "D",
    Unit.SECOND: "D",
    Unit.MINUTE: "D",
    Unit.HOUR: "D",
    Unit.MONTH: "M",
    Unit.QUARTER: "Q",
}
"""Which grain the time named before must have for a step of a unit; the year is enough for the others."""

YEARS: Mapping[Unit | None, int] = {Unit.YEAR: 1, Unit.DECADE: 10, Unit.CENTURY: 100}
"""The units of which years BC are counted, in years."""


@dataclass(frozen=True, slots=True)
class Standpoint:
    """Where a text stands: the day of writing, and the latest times named before.

    `named` is by grain ("D", "M", "Q", "Y"); `ancient` is the year BC named last.
    """

    day: date | None
    named: Mapping[str, date] = field(default_factory=dict)
    narrative: bool = False
    ancient: int | None = None

    def at(self, anchor: Anchor | None, grain: str) -> date | None:
        """The day that `now`, `then` or `ref` stands for; without a time named before, the day of writing."""
        if anchor is Anchor.THEN or (anchor is Anchor.REF and self.narrative):
            lent = anchor is Anchor.REF or (grain == "D" and not self.narrative)
            return self.named.get(grain) or (self.day if lent else None)
        return self.day


def resolve(symbol: Symbol, direction: int, *, standpoint: Standpoint) -> str | None:
    """The TIMEX3 value of a symbol seen from a standpoint; `None` when nothing anchors it."""
    if symbol.kind in SAID:
        return symbol.value
    if symbol.kind is SymbolKind.STEP:
        return (
            None
            if is_undone(symbol, direction, standpoint)
            else timed(step_from(symbol, standpoint), symbol.time)
        )
    value = place(symbol, direction, standpoint)
    if value and symbol.is_eve:
        days = days_of(value)
        return shift(days[0], -1, Unit.DAY) if days else None
    return f"{value}{symbol.time}" if value else None


# ── steps ───────────────────────────────────────────────────────────────────────────────────────────────────
def timed(value: str | None, time: str) -> str | None:
    """The value of a step with its time of day, which goes with a known day only.

    A time on a clock has no value without one: "at 10 p.m." below "in 1991" is not of 1991.
    """
    days = days_of(value) if value and time else None
    if days and days[0] != days[1] and time[1:2].isdigit():
        return None
    return f"{value}{time}" if days and days[0] == days[1] else value


def is_undone(symbol: Symbol, direction: int, standpoint: Standpoint) -> bool:
    """Whether what is past would lie ahead: "they left the next day", where no day is named before."""
    unnamed = symbol.unit is Unit.DAY and "D" not in standpoint.named
    return (
        symbol.anchor is Anchor.THEN and symbol.count > 0 > direction and unnamed and not standpoint.narrative
    )


def step_from(symbol: Symbol, standpoint: Standpoint) -> str | None:
    """The value of a step from its anchor, without its time of day."""
    count, unit = symbol.count, symbol.unit or Unit.DAY
    if symbol.anchor is Anchor.LIKE:
        return alike(count, unit, standpoint)
    if standpoint.ancient and symbol.anchor is not Anchor.NOW:
        return before_christ(standpoint.ancient, count, unit)
    day = standpoint.at(symbol.anchor, GRAINS.get(unit, "Y"))
    if day is None:
        return within(count, unit, standpoint) if symbol.anchor is Anchor.THEN else None
    return shift(day, count, unit)


def alike(count: float, unit: Unit, standpoint: Standpoint) -> str | None:
    """The period some years before that of the figures: its quarter when one was named, else that year."""
    quarter, day = standpoint.named.get("P"), standpoint.at(Anchor.REF, "Y")
    if quarter and unit is Unit.YEAR:
        return shift(quarter, 4 * count, Unit.QUARTER)
    return shift(day, count, unit) if day else None


def within(count: float, unit: Unit, standpoint: Standpoint) -> str | None:
    """The best where nothing exact is named before: the quarter that ended last, some day of a known year."""
    if unit is Unit.QUARTER and standpoint.day:
        return shift(standpoint.day, count - 1, Unit.QUARTER)
    year, rest = standpoint.named.get("Y"), {Unit.DAY: "XX-XX", Unit.WEEK: "WXX"}.get(unit)
    return f"{year.year:04d}-{rest}" if year and rest else None


def before_christ(year: int, count: float, unit: Unit) -> str | None:
    """The year, decade or century some steps from that of a year BC; `None` for finer units and from AD 1."""
    length = YEARS.get(unit)
    if length is None:
        return f"BC{year:04d}" if count == 0 else None
    reached = year - round(count) * length
    return f"BC{reached:04d}"[: 7 - len(str(length))] if 1 <= reached <= 9999 else None


def count_from(amount: Symbol, day: str | None, sign: int) -> str | None:
    """The time an amount ("P9M>event") before (sign -1) or after (1) an ISO day; `None` if one is unknown."""
    if amount.anchor is not Anchor.EVENT or amount.unit is None or day is None:
        return None
    return shift(date.fromisoformat(day), sign * amount.count, amount.unit)


# ── dates ───────────────────────────────────────────────────────────────────────────────────────────────────
def place(symbol: Symbol, direction: int, standpoint: Standpoint) -> str | None:
    """The value of a date, without its time of day: itself when it is full, else as it is related."""
    if not symbol.is_open:
        return written(symbol, symbol.year)
    if symbol.side is Side.INSIDE:
        return inside(symbol, standpoint)
    if symbol.side is None:
        return bare(symbol, direction, standpoint)
    side = 1 if symbol.side is Side.AFTER else -1
    if symbol.unit:
        return beyond(symbol, side, standpoint)
    day = standpoint.at(symbol.anchor, "D") or standpoint.at(symbol.anchor, "Y")
    return near(symbol, Sight(day, side, strict=True)) if day else None


def written(symbol: Symbol, year: int | None) -> str:
    """A date in a year as TIMEX3, feasts as their day; `None` for the year of a date that needs none."""
    if year and symbol.kind in FEASTS:
        return day_of_feast(symbol, year).isoformat()
    return symbol.in_year(f"{year:04d}" if year else "")


def inside(symbol: Symbol, standpoint: Standpoint) -> str | None:
    """The match of a date inside the unit that a step leads to: January of next year."""
    holder = step_from(symbol, standpoint)
    days = days_of(holder) if holder else None
    if holder is None or days is None:
        return None
    if symbol.kind is SymbolKind.WEEKEND:
        return f"{holder}-WE"
    if symbol.kind is SymbolKind.WEEKDAY:
        return near(symbol, Sight(days[0], 1))
    return written(symbol, days[0].year)


def beyond(symbol: Symbol, side: int, standpoint: Standpoint) -> str | None:
    """The nearest match of a date on a side of the day that a step leads to: the Friday before last."""
    days = days_of(step_from(symbol, standpoint) or "")
    return near(symbol, Sight(days[0], side)) if days else None


def bare(symbol: Symbol, direction: int, standpoint: Standpoint) -> str | None:
    """The nearest match of an open date without relation, or the one that the tale tells of."""
    if standpoint.ancient and standpoint.narrative:
        return symbol.in_year(f"BC{standpoint.ancient:04d}")
    month = standpoint.named.get("M")
    if symbol.kind is SymbolKind.DAY_OF_MONTH and month:
        return near(symbol, Sight(month.replace(day=15)))
    if standpoint.narrative and symbol.kind not in WEEKDAYS:
        story = month or standpoint.named.get("Y")
        return told(symbol, story, known_month=month is not None) if story else None
    day = standpoint.named.get("D", standpoint.day) if standpoint.narrative else standpoint.day
    return near(symbol, Sight(day, direction)) if day else None


def told(symbol: Symbol, story: date, *, known_month: bool) -> str | None:
    """A date in a tale: of the year told of, or the next when it would lead far back."""
    if symbol.kind is SymbolKind.DECADE:
        return near(symbol, Sight(story))
    turn = known_month and 0 < symbol.month < story.month - 7
    placed = written(symbol, story.year + turn)
    return placed if days_of(placed) else None
