"""The notation of symbols as patterns: what a text of it can be, and what its parts mean."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from enum import StrEnum
from functools import lru_cache

from dateline.errors import SymbolError


class SymbolKind(StrEnum):
    """What a symbol is: a reference, an amount, a step from an anchor, or a date and of what grain."""

    REFERENCE = "reference"
    AMOUNT = "amount"
    STEP = "step"
    YEAR = "year"
    YEARS = "years"
    DECADE = "decade"
    CENTURY = "century"
    PERIOD = "period"
    MONTH = "month"
    DAY = "day"
    DAY_OF_MONTH = "day of a month"
    WEEKDAY = "weekday"
    WEEKEND = "weekend"
    NTH_WEEKDAY = "nth weekday"
    EASTER = "easter"
    EVERY_DAY = "every day"
    WORKDAYS = "workdays"


class Anchor(StrEnum):
    """What a time is counted from.

    `now` is the day of writing, `then` the time named before, `ref` the one or the other, as the page tells;
    `like` the quarter that figures are given for, else the year; `event` the event beside an amount.
    """

    NOW = "now"
    THEN = "then"
    REF = "ref"
    LIKE = "like"
    EVENT = "event"


class Side(StrEnum):
    """Where a time lies: the nearest one before its anchor, behind it, or inside a step from it."""

    BEFORE = "<"
    AFTER = ">"
    INSIDE = "="


class Unit(StrEnum):
    """The units of steps and amounts."""

    SECOND = "TS"
    MINUTE = "TM"
    HOUR = "TH"
    DAY = "D"
    WEEKEND = "WE"
    WEEK = "W"
    MONTH = "M"
    QUARTER = "Q"
    YEAR = "Y"
    DECADE = "DE"
    CENTURY = "CE"


NUMBER = r"\d+(?:\.\d+)?"
STEP = rf"(?P<anchor>now|then|ref|like)(?P<count>[+-]{NUMBER})(?P<unit>{'|'.join(Unit)})"
TIME = r"(?P<time>(?:T(?:[A-Z]{2}|\d\d:\d\d(?:Z|[+-]\d\d(?::\d\d)?)?)){1,2})"
RELATION = rf"(?P<side>[<>=]){STEP}|(?P<nearest>[<>])(?P<near>now|then|ref)"
YEAR = r"(?:(?P<year>\d{4})|BC\d{4,}|XXXX)"
MONTH, DAY = "(?:0[1-9]|1[0-2])", r"(?:0[1-9]|[12]\d|3[01])"

DATES: Mapping[SymbolKind, str] = {
    SymbolKind.DAY: rf"(?P<value>{YEAR}-(?P<month>{MONTH})-(?P<day>{DAY}))"
    rf"(?:\.\.(?P<last_day>{DAY}))?(?:/(?P<weekday>[1-7]))?",
    SymbolKind.MONTH: rf"(?P<value>{YEAR}-(?P<month>{MONTH}))",
    SymbolKind.YEAR: rf"(?P<value>{YEAR})",
    SymbolKind.WEEKDAY: r"(?P<value>XXXX-WXX-(?P<weekday>[1-7]))",
    SymbolKind.WEEKEND: r"(?P<value>XXXX-WXX-WE)",
    SymbolKind.PERIOD: rf"(?P<value>{YEAR}-(?P<period>Q[1-4]|H[12]|SP|SU|FA|WI))",
    SymbolKind.DECADE: r"(?P<value>(?:BC)?(?:\d{3}|XX(?P<tens>\d)X))",
    SymbolKind.CENTURY: r"(?P<value>(?:BC)?\d\d)",
    SymbolKind.YEARS: r"(?P<value>(?P<year>\d{4})/\d{4})",
    SymbolKind.DAY_OF_MONTH: rf"(?P<value>XXXX-XX-(?P<day>{DAY}))",
    SymbolKind.NTH_WEEKDAY: rf"(?P<value>{YEAR}-(?P<month>{MONTH})-(?P<nth>[1-5])x(?P<weekday>[1-7]))",
    SymbolKind.EASTER: rf"(?P<value>{YEAR}-EA(?P<easter>[+-]\d|))",
    SymbolKind.EVERY_DAY: r"(?P<value>XXXX-XX-XX)",
    SymbolKind.WORKDAYS: r"(?P<value>XXXX-WXX-WD)",
}
"""The values of dates, those first that come most often."""

PATTERNS: Mapping[SymbolKind, re.Pattern[str]] = {
    SymbolKind.STEP: re.compile(rf"{STEP}{TIME}?"),
    SymbolKind.REFERENCE: re.compile(r"(?P<value>(?:PRESENT|PAST|FUTURE)_REF)"),
    SymbolKind.AMOUNT: re.compile(
        rf"(?P<value>P(?:(?P<count>{NUMBER})(?P<unit>[DWMQY])|X(?:[DWMQYFX]|DE|CE|ML)"
        rf"|T(?:{NUMBER}|X)[HMS](?:\d+[MS])?))(?:(?P<nearest>[<>])(?P<near>event|now))?"
    ),
    **{kind: re.compile(rf"{value}(?:{TIME}?(?:{RELATION})?|\^)") for kind, value in DATES.items()},
}

READ: Mapping[str, tuple[str, Callable[[str], object]]] = {
    "value": ("value", str),
    "anchor": ("anchor", Anchor),
    "near": ("anchor", Anchor),
    "side": ("side", Side),
    "nearest": ("side", Side),
    "count": ("count", float),
    "unit": ("unit", Unit),
    "year": ("year", int),
    "month": ("month", int),
    "day": ("day", int),
    "last_day": ("last_day", int),
    "weekday": ("weekday", int),
    "nth": ("nth", int),
    "easter": ("easter", lambda days: int(days or 0)),
    "period": ("period", str),
    "tens": ("tens", int),
    "time": ("time", str),
}
"""The part that each group of the patterns gives, and how it is read."""


UNSAID: Mapping[str, object] = {
    "value": "",
    "anchor": None,
    "side": None,
    "count": 0.0,
    "unit": None,
    "year": None,
    "month": 0,
    "day": 0,
    "last_day": 0,
    "weekday": 0,
    "nth": 0,
    "easter": 0,
    "period": "",
    "tens": 0,
    "time": "",
}
"""What the parts of a symbol are that its text says nothing of."""


@lru_cache(maxsize=8192)
def read_parts(text: str) -> Mapping[str, object]:
    """All parts of a symbol by name; SymbolError when the text is none."""
    for kind, pattern in PATTERNS.items():
        if found := pattern.fullmatch(text):
            groups = ((READ[group], part) for group, part in found.groupdict().items() if part is not None)
            return {**UNSAID, "kind": kind, **{name: read(part) for (name, read), part in groups}}
    raise SymbolError(
        f"“{text}” is no time: it is outside of the notation of symbols.",
        advice="The notation stands in dateline.model.Symbol; mend the word or pattern that makes this text.",
    )
