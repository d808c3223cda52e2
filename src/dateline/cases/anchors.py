"""Anchoring: symbol + direction + where the text stands in time -> a TIMEX3 value.

Pure; the grammar of symbols is in mentions/times/times.py.

A bare weekday, day or month means the nearest one that fits the tense of its clause, as in Wikinews, wires
and papers; a page that tells history (`narrative`) counts from the time named before instead of the day of
writing.
"""

from __future__ import annotations

import re
from calendar import isleap, monthrange
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from dateline.cases.calendar import add_months, days_of, easter, nth_weekday, shift, weekday_near

STEP = re.compile(r"(now|then|ref|like)([+-])(\d+(?:\.\d+)?)(TS|TM|TH|D|WE|W|M|Q|Y|DE|CE)(T.+)?")
VALUE = re.compile(
    r"(?P<value>[^<>=]+?)(?:(?P<side>[<>])(?P<near>now|then|ref)|=(?P<inside>[a-z]+[+-]\d+[A-Z]+))?"
)
DAY = re.compile(r"XXXX-(\d\d)-(\d\d)(?:\.\.(\d\d))?(?:/([1-7]))?")
NTH = re.compile(r"XXXX-XX-(\d\d)")
MONTH = re.compile(r"XXXX-(\d\d)")
WEEKDAY = re.compile(r"XXXX-WXX-([1-7]|WE)")
PERIOD = re.compile(r"XXXX-([QH][1-4]|SP|SU|FA|WI)")
RANGE = re.compile(r"(\d{4}-\d\d)-(\d\d)\.\.(\d\d)")
FLOATING = re.compile(r"(\d{4}|XXXX)-(?:(\d\d)-([1-5])x([1-7])|EA([+-]\d)?)")
DECADE = re.compile(r"XX(\d)X")
NEEDS = {"D": "D", "W": "D", "WE": "D", "TS": "D", "TM": "D", "TH": "D", "M": "M", "Q": "Q"}
"""Which grain the time named before must have for a step of a unit; the year is enough for the others."""

JUST_ENDED = 91
"""How many days after its end a quarter is still the one that reports will be about."""

AGAINST = 6
"""How many times nearer a date against the tense of its clause must be: tense is a hint and no law."""


@dataclass(frozen=True, slots=True)
class Standpoint:
    """Where a text stands: the day of writing, and the latest times named before.

    `named` is by grain ("D", "M", "Q", "Y"); `ancient` is the year BC named last.
    """

    day: date | None
    named: Mapping[str, date] = field(default_factory=dict)
    narrative: bool = False
    ancient: int | None = None

    def at(self, anchor: str, grain: str) -> date | None:
        """The day that `now`, `then` or `ref` stands for; without a time named before, the day of writing."""
        if anchor == "then" or (anchor == "ref" and self.narrative):
            return self.named.get(grain) or (
                self.day if anchor == "ref" or (grain == "D" and not self.narrative) else None
            )
        return self.day


def is_symbolic(symbol: str) -> bool:
    """Whether a symbol needs an anchor; references, amounts and full dates do not."""
    return (
        not symbol.endswith("_REF")
        and symbol[0] != "P"
        and ("XXXX" in symbol or symbol.startswith(("now", "then", "ref", "like", "XX")))
    )


def needs_now(symbol: str) -> bool:
    """Whether a symbol hangs on the day of writing and on nothing else."""
    return is_symbolic(symbol) and "then" not in symbol and not symbol.startswith("like")


def resolve(symbol: str, direction: int, *, standpoint: Standpoint) -> str | None:
    """The TIMEX3 value of a symbol seen from a standpoint; `None` when nothing anchors it."""
    if symbol.endswith("_REF"):
        return symbol
    if symbol[0] == "P":
        return symbol.partition(">")[0].partition("<")[0]
    if symbol.endswith("^"):
        days = days_of(resolve(symbol[:-1], direction, standpoint=standpoint) or "")
        return shift(days[0], -1, "D") if days else None
    step = STEP.fullmatch(symbol)
    return take_step(step, standpoint) if step else place(symbol, direction, standpoint)


def take_step(step: re.Match[str], standpoint: Standpoint) -> str | None:
    """The value of a step from its anchor."""
    anchor, sign, number, unit, time = step.groups()
    amount = float(sign + number)
    if anchor == "like":
        return alike(amount, unit, standpoint)
    if standpoint.ancient and anchor != "now":
        return before_christ(standpoint.ancient, amount, unit)
    day = standpoint.at(anchor, NEEDS.get(unit, "Y"))
    if day is None and anchor == "then":
        return within(unit, amount, standpoint)
    value = shift(day, amount, unit) if day else None
    return f"{value}{time or ''}" if value else None


def alike(amount: float, unit: str, standpoint: Standpoint) -> str | None:
    """The period some years before that of the figures: its quarter when one was named, else that year."""
    quarter, day = standpoint.named.get("P"), standpoint.at("ref", "Y")
    if quarter and unit == "Y":
        return shift(quarter, 4 * amount, "Q")
    return shift(day, amount, unit) if day else None


def within(unit: str, amount: float, standpoint: Standpoint) -> str | None:
    """The best where nothing exact is named before: the quarter that ended last, some day of a known year."""
    if unit == "Q" and standpoint.day:
        return shift(standpoint.day, amount - 1, "Q")
    year = standpoint.named.get("Y")
    return f"{year.year:04d}-{'XX-XX' if unit == 'D' else 'WXX'}" if year and unit in ("D", "W") else None


def before_christ(year: int, amount: float, unit: str) -> str | None:
    """The year, decade or century some steps from that of a year BC; `None` for finer units and from AD 1."""
    length = {"Y": 1, "DE": 10, "CE": 100}.get(unit)
    if length is None:
        return f"BC{year:04d}" if amount == 0 else None
    reached = year - round(amount) * length
    return f"BC{reached:04d}"[: 7 - len(str(length))] if 1 <= reached <= 9999 else None


def place(symbol: str, direction: int, standpoint: Standpoint) -> str | None:
    """The value of an underspecified date, with its time of day."""
    found = VALUE.fullmatch(symbol)
    if found is None:
        return None
    value, mark, time = found["value"].partition("T")
    if found["inside"]:
        placed = inside(value, found["inside"], standpoint)
    elif found["side"]:
        day = standpoint.at(found["near"], "D") or standpoint.at(found["near"], "Y")
        placed = near(value, 1 if found["side"] == ">" else -1, day, strict=True) if day else None
    else:
        placed = bare(value, direction, standpoint)
    return f"{placed}{mark}{time}" if placed else None


def inside(value: str, step: str, standpoint: Standpoint) -> str | None:
    """The match of a value inside the unit that a step leads to: January of next year."""
    holder = resolve(step, 0, standpoint=standpoint)
    days = days_of(holder) if holder else None
    if holder is None or days is None:
        return None
    if weekday := WEEKDAY.fullmatch(value):
        return near(value, 1, days[0], strict=False) if weekday[1] != "WE" else f"{holder}-WE"
    return tidy(value.replace("XXXX", f"{days[0].year:04d}").partition("/")[0])


def bare(value: str, direction: int, standpoint: Standpoint) -> str | None:
    """A date without relation: itself when it is full, else the nearest that fits."""
    if not value.startswith("XX") or (value.startswith("XXXX-XX") and not NTH.fullmatch(value)):
        return tidy(value)
    if standpoint.ancient and standpoint.narrative:
        return value.replace("XXXX", f"BC{standpoint.ancient:04d}")
    if NTH.fullmatch(value) and "M" in standpoint.named:
        return near(value, 0, standpoint.named["M"].replace(day=15), strict=False)
    if standpoint.narrative and not WEEKDAY.fullmatch(value):
        story = standpoint.named.get("M") or standpoint.named.get("Y")
        return told(value, story, known_month="M" in standpoint.named) if story else None
    day = standpoint.named.get("D", standpoint.day) if standpoint.narrative else standpoint.day
    return near(value, direction, day, strict=False) if day else None


def told(value: str, story: date, *, known_month: bool) -> str | None:
    """A date in a tale: of the year told of, or the next when it would lead far back."""
    if DECADE.fullmatch(value):
        return near(value, 0, story, strict=False)
    month = re.match(r"XXXX-(\d\d)", value)
    turn = known_month and month is not None and int(month[1]) < story.month - 7
    placed = tidy(value.replace("XXXX", f"{story.year + turn:04d}").partition("/")[0])
    return placed if days_of(placed) else None


def near(value: str, direction: int, day: date, *, strict: bool) -> str | None:
    """The nearest match of an underspecified value, seen from a day."""
    for pattern, find in FINDERS.items():
        if found := pattern.fullmatch(value):
            return find(found, direction, day, strict)
    return None


def near_weekday(found: re.Match[str], direction: int, day: date, strict: bool) -> str | None:
    """The nearest weekday or weekend; without a direction the one before, since news tells what was."""
    if found[1] == "WE":
        saturday = weekday_near(day, 6, ahead=direction > 0, strict=strict and day.isoweekday() >= 6)
        return shift(saturday, 0, "WE")
    return weekday_near(day, int(found[1]), ahead=direction > 0, strict=strict).isoformat()


def near_day(found: re.Match[str], direction: int, day: date, strict: bool) -> str | None:
    """The nearest such day of a month, best on the side of the tense; it must fall on the weekday, if any."""
    month, number, upto, weekday = int(found[1]), int(found[2]), found[3], found[4]
    years = range(max(1, day.year - (14 if weekday else 2)), day.year + (15 if weekday else 3))
    days = [date(year, month, number) for year in years if number < 29 or month != 2 or isleap(year)]
    fitting = [each for each in days if not weekday or each.isoweekday() == int(weekday)] or days
    best = min(fitting, key=lambda each: (distance((each - day).days, direction, strict=strict), each))
    return f"{best.isoformat()}/{best.replace(day=int(upto)).isoformat()}" if upto else best.isoformat()


def distance(days: int, direction: int, *, strict: bool) -> int:
    """How far a day is, more so when it lies against the direction."""
    against = days * direction < 0 or (strict and days == 0)
    return abs(days or (365 if strict else 0)) * ((1000 if strict else AGAINST) if against else 1)


def near_nth(found: re.Match[str], direction: int, day: date, strict: bool) -> str | None:
    """The nearest such day of any month on the side of the tense."""
    months = (add_months(day.year, day.month, step) for step in (-1, 0, 1))
    days = [
        date(year, month, int(found[1]))
        for year, month in months
        if int(found[1]) <= monthrange(year, month)[1]
    ]
    return min(
        days, key=lambda each: ((each - day).days * direction < 0, abs((each - day).days), each)
    ).isoformat()


def near_month(found: re.Match[str], direction: int, day: date, strict: bool) -> str | None:
    """The nearest such month on the side of the tense, this one included; without a side the one before."""
    ahead = (int(found[1]) - day.month) % 12
    if strict and ahead == 0:
        ahead = 12
    step = ahead if direction > 0 else ahead - 12 if ahead else 0
    year, month = add_months(day.year, day.month, -12 if strict and direction <= 0 and ahead == 12 else step)
    return f"{year:04d}-{month:02d}"


def near_period(found: re.Match[str], direction: int, day: date, strict: bool) -> str | None:
    """The nearest such quarter, half or season that has begun (or, ahead, that has not ended)."""
    spans = [
        (f"{year:04d}-{found[1]}", days_of(f"{year:04d}-{found[1]}"))
        for year in range(day.year - 2, day.year + 3)
    ]
    if direction > 0:
        grace = JUST_ENDED if found[1][0] == "Q" else 0
        return next(
            (
                value
                for value, days in spans
                if days and (days[0] > day if strict else (day - days[1]).days <= grace)
            ),
            None,
        )
    return next(
        (value for value, days in reversed(spans) if days and (days[1] < day if strict else days[0] <= day)),
        None,
    )


def near_floating(found: re.Match[str], direction: int, day: date, strict: bool) -> str | None:
    """The nearest such feast on the side of the tense."""
    days = [date.fromisoformat(floating(found, year)) for year in range(day.year - 1, day.year + 2)]
    return min(
        days, key=lambda each: (distance((each - day).days, direction, strict=strict), each)
    ).isoformat()


def near_decade(found: re.Match[str], direction: int, day: date, strict: bool) -> str | None:
    """The latest such decade that has begun."""
    century = day.year // 100 - (int(found[1]) * 10 > day.year % 100)
    return f"{century}{found[1]}"


FINDERS: Mapping[re.Pattern[str], Callable[[re.Match[str], int, date, bool], str | None]] = {
    WEEKDAY: near_weekday,
    DAY: near_day,
    NTH: near_nth,
    MONTH: near_month,
    PERIOD: near_period,
    FLOATING: near_floating,
    DECADE: near_decade,
}
"""How the nearest match of each kind of value is found."""


def tidy(value: str) -> str:
    """A full value as TIMEX3: ranges of days as two days, feasts as their day."""
    if found := RANGE.fullmatch(value):
        return f"{found[1]}-{found[2]}/{found[1]}-{found[3]}"
    found = FLOATING.fullmatch(value)
    return floating(found, int(found[1])) if found and found[1] != "XXXX" else value


def floating(found: re.Match[str], year: int) -> str:
    """The day of a feast in a year."""
    if found[2]:
        return nth_weekday(year, int(found[2]), nth=int(found[3]), weekday=int(found[4])).isoformat()
    return (easter(year) + timedelta(int(found[5] or 0))).isoformat()


AMOUNT = re.compile(r"P(\d+(?:\.\d+)?)(D|W|M|Q|Y)[<>]event")


def count_from(symbol: str, day: str | None, sign: int) -> str | None:
    """The time an amount ("P9M>event") before (sign -1) or after (1) an ISO day; `None` if one is unknown."""
    found = AMOUNT.fullmatch(symbol)
    return shift(date.fromisoformat(day), sign * float(found[1]), found[2]) if found and day else None
