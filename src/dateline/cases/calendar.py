"""The calendar: TIMEX3 values as intervals of days, and arithmetic on them. Pure; knows no text."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, date, timedelta
from functools import lru_cache

SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""The first month of each season; a winter is named by the year of its December."""

A_DAY = {"TH": 24, "TM": 24 * 60, "TS": 24 * 60 * 60}
"""How many of each smaller unit a day has."""

Days = tuple[date, date]
"""An interval of days, both ends inclusive."""

DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
MONTH = re.compile(r"(\d{4})-(\d\d)")
YEAR = re.compile(r"\d{4}")
WEEK = re.compile(r"(\d{4})-W(\d\d)(?:-(WE|[1-7]))?")
QUARTER = re.compile(r"(\d{4})-([QH])([1-4])")
SEASON = re.compile(r"(\d{4})-(SP|SU|FA|WI)")
OPEN = re.compile(r"\d{2,3}")
"""A century or a decade: its first digits."""


@lru_cache(maxsize=8192)
def days_of(value: str) -> Days | None:
    """The days that a TIMEX3 calendar value covers; `None` when it is none or before the year one.

    Values are as "2024-06", "2008-Q2", "2024-W23", "199", "2024-06-18/2024-06-19".
    """
    if "/" in value:
        first, _, last = value.partition("/")
        low, high = days_of(first), days_of(last)
        return (low[0], high[1]) if low and high else None
    try:
        return covered(value.partition("T")[0].partition("-X")[0].partition("-WX")[0])
    except ValueError:
        return None


def covered(value: str) -> Days | None:
    """The days of a single value; ValueError for days that do not exist."""
    if found := DAY.fullmatch(value):
        day = date(int(found[1]), int(found[2]), int(found[3]))
        return day, day
    if found := MONTH.fullmatch(value):
        return months(int(found[1]), int(found[2]), 1)
    if YEAR.fullmatch(value):
        return months(int(value), 1, 12)
    if OPEN.fullmatch(value):
        return date(int(value.ljust(4, "0")), 1, 1), date(int(value.ljust(4, "9")), 12, 31)
    return covered_part(value)


def covered_part(value: str) -> Days | None:
    """The days of a week, quarter, half or season."""
    if found := WEEK.fullmatch(value):
        monday = date.fromisocalendar(int(found[1]), int(found[2]), 1)
        first, last = {None: (0, 6), "WE": (5, 6)}.get(found[3]) or (int(found[3]) - 1, int(found[3]) - 1)
        return monday + timedelta(first), monday + timedelta(last)
    if found := QUARTER.fullmatch(value):
        length = 3 if found[2] == "Q" else 6
        return months(int(found[1]), (int(found[3]) - 1) * length + 1, length)
    if found := SEASON.fullmatch(value):
        return months(int(found[1]), SEASONS[found[2]], 3)
    return None


def months(year: int, month: int, length: int) -> Days:
    """The days of `length` months from a month on."""
    end_year, end_month = add_months(year, month, length - 1)
    return date(year, month, 1), date(end_year, end_month, monthrange(end_year, end_month)[1])


def add_months(year: int, month: int, step: int) -> tuple[int, int]:
    """The month `step` months after (or before) a month."""
    index = year * 12 + month - 1 + step
    return index // 12, index % 12 + 1


def narrow(days: Days, mod: str | None) -> Days:
    """The half of an interval that START, MID or END can mean: generous, "early June" may be the 12th."""
    length = (days[1] - days[0]).days
    if mod not in ("START", "MID", "END") or length < 2:
        return days
    low, high = {
        "START": (0, length // 2),
        "MID": (length // 4, length - length // 4),
        "END": (length // 2, length),
    }[mod]
    return days[0] + timedelta(low), days[0] + timedelta(high)


def shift(day: date, amount: float, unit: str) -> str | None:
    """The day, week, month … `amount` units from that of a day, as TIMEX3; `None` outside the calendar."""
    whole = round(amount)
    try:
        if unit == "D":
            return (day + timedelta(whole)).isoformat()
        if unit == "W":
            return week_of(day + timedelta(weeks=whole))
        if unit == "WE":
            return f"{week_of(day + timedelta(weeks=whole))}-WE"
        if unit.startswith("T"):
            return (day + timedelta(int(amount / A_DAY[unit]))).isoformat()
        return shift_months(day, whole, unit)
    except (OverflowError, ValueError):
        return None


def shift_months(day: date, amount: int, unit: str) -> str | None:
    """As `shift`, for months and what is made of them."""
    year, month = add_months(
        day.year, day.month, amount * {"M": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200}[unit]
    )
    if not MINYEAR <= year <= MAXYEAR:
        return None
    return {
        "M": f"{year:04d}-{month:02d}",
        "Q": f"{year:04d}-Q{(month + 2) // 3}",
        "Y": f"{year:04d}",
        "DE": f"{year // 10:03d}",
        "CE": f"{year // 100:02d}",
    }[unit]


def day_in_year(year: int, month: int, day: int, *, weekday: int = 0) -> date | None:
    """A day of a year; `None` when there is none, or on another weekday (1 = Monday) than one named."""
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return None if weekday and found.isoweekday() != weekday else found


def week_of(day: date) -> str:
    """The ISO week of a day."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def weekday_near(day: date, weekday: int, *, ahead: bool, strict: bool = False) -> date:
    """The nearest such weekday (1 = Monday) before or after a day; the day itself counts unless `strict`."""
    step = (weekday - day.isoweekday()) % 7 if ahead else -((day.isoweekday() - weekday) % 7)
    if strict and step == 0:
        step = 7 if ahead else -7
    return day + timedelta(step)


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    month, day = divmod(h + k - 7 * ((a + 11 * h + 22 * k) // 451) + 114, 31)
    return date(year, month, day + 1)


def nth_weekday(year: int, month: int, *, nth: int, weekday: int) -> date:
    """The first, second … such weekday of a month; the fifth is its last."""
    day = weekday_near(date(year, month, 1), weekday, ahead=True) + timedelta(weeks=nth - 1)
    return day if day.month == month else day - timedelta(weeks=1)
