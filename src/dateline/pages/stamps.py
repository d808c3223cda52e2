"""Words that declare a day, as pages, feeds, mails and records write them, in their own time zone."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from typing import NamedTuple

from dateline.model import Stamp
from dateline.pages.months import month_of

FIRST, LAST = "1600-01-01", "2100-12-31"
"""Days beyond these are no days of publication; no clock is asked."""

LONGEST = 100
"""Characters of a stamp that are looked at."""

CENTURY = 70
"""Years of two digits from here on are of the century before."""

MONTH_FIRST = frozenset({"en", "en-us", "en-ph", "es-us", "es-pr", "fil"})
"""Languages (of a region) whose numbers name the month before the day; another region of theirs does not."""

EPOCH = re.compile(r"(?!(?:19|20)\d{8}$)(?:(?P<s>\d{9,10})(?:\.\d{1,9})?|(?P<ms>\d{10})\d{3})")
CLOCK = r"(?:\s\d{1,2}:\d\d(?::\d\d)?(?:\s[A-Z]{1,5})?)?"
WORD = r"(?P<word>[^\W\d_]{3,14})"
YEAR = r"(?P<y>[12]\d{3})(?!\d)"
DAY = r"(?<![\d:.,])(?P<d>\d{1,2})"


class Dated(NamedTuple):
    """A day (`YYYY-MM-DD`) and where its words stand in a text."""

    day: str
    start: int
    end: int


def read_stamp(raw: str | float, origin: str, *, language: str | None = None) -> Stamp | None:
    """The stamp that some words make; `None` when they name no day, or one that could be two.

    So where no `language` tells the order of day and month.

    Read are ISO 8601, RFC 822, seconds or milliseconds since 1970 (whose zone is UTC), digits in a row and
    the written forms of some 25 languages.
    """
    words = " ".join(str(raw).split())
    day = epoch_day(words) or next((found.day for found in find_days(words[:LONGEST], language)), None)
    return Stamp(day, words[:LONGEST], origin) if day else None


def epoch_day(words: str) -> str | None:
    """The day, in UTC, of a count of seconds or milliseconds."""
    found = EPOCH.fullmatch(words)
    return datetime.fromtimestamp(int(found["s"] or found["ms"]), UTC).date().isoformat() if found else None


def find_days(text: str, language: str | None = None) -> Iterator[Dated]:
    """The days that a text names with their year, the surest form of writing first.

    `language` (with its region: "en-GB") settles the order of numbers.
    """
    for pattern, read in FORMS:
        for found in pattern.finditer(text):
            day = read(found, (language or "").lower().replace("_", "-"))
            if day and FIRST <= day <= LAST:
                yield Dated(day, found.start(), found.end())


def as_day(year: str, month: int | None, day: str) -> str | None:
    """A day in ISO 8601, `None` when there is no such day."""
    try:
        return date(int(year), month or 0, int(day)).isoformat()
    except ValueError:
        return None


def read_ordered(found: re.Match[str], language: str) -> str | None:
    """Year, month and day as numbers."""
    return as_day(found["y"], int(found["m"]), found["d"])


def read_worded(found: re.Match[str], language: str) -> str | None:
    """A day with the name of its month."""
    return as_day(found["y"], month_of(found["word"], language), found["d"])


def read_numeric(found: re.Match[str], language: str) -> str | None:
    """Two numbers and a year: dots put the day first, one above twelve is the day, else language decides."""
    year = found["y"] if len(found["y"]) == 4 else f"{20 if int(found['y']) < CENTURY else 19}{found['y']}"
    first, second = found["a"], found["b"]
    if int(first) > 12 or int(second) > 12 or first == second or found["sign"] == ".":
        month_first = int(second) > 12
    elif language:
        month_first = language in MONTH_FIRST
    else:
        return None
    return as_day(year, int(first), second) if month_first else as_day(year, int(second), first)


FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], str], str | None]], ...] = (
    (
        re.compile(
            r"(?<!\d)(?P<y>[12]\d{3})(?P<sign>[-/.])\s?(?P<m>\d{1,2})(?P=sign)\s?(?P<d>\d{1,2})(?!\d)"
        ),
        read_ordered,
    ),
    (
        re.compile(r"(?<!\d)(?P<y>[12]\d{3})\s?[年년]\s?(?P<m>\d{1,2})\s?[月월]\s?(?P<d>\d{1,2})(?!\d)"),
        read_ordered,
    ),
    (
        re.compile(r"(?<!\d)(?P<y>[12]\d{3})(?P<m>\d\d)(?P<d>\d\d)(?=(?:[T ]?\d\d(?:\d\d){0,2})?(?:Z|$|\D))"),
        read_ordered,
    ),
    (
        re.compile(
            rf"{DAY}(?:st|nd|rd|th|er|º|ª)?[.,]?[\s-]?(?:(?:de|of)\s)?{WORD}[.,]?[\s-]?"
            rf"(?:/\s?[^\W\d_]{{3,14}}\s|(?:de|del|of)\s)?{YEAR}"
        ),
        read_worded,
    ),
    (
        re.compile(rf"{WORD}[.,]?[\s-]?(?P<d>\d{{1,2}})(?:st|nd|rd|th)?{CLOCK}(?:,\s?|\s|-){YEAR}"),
        read_worded,
    ),
    (
        re.compile(rf"(?<!\d)(?P<y>[12]\d{{3}})[.,]?[\s-](?:m\.\s)?{WORD}[.,]?[\s-](?P<d>\d{{1,2}})(?!\d)"),
        read_worded,
    ),
    (
        re.compile(r"(?<![\d.:/-])(?P<d>\d{1,2})\stháng\s(?P<m>\d{1,2}),?\s(?:năm\s)?(?P<y>[12]\d{3})(?!\d)"),
        read_ordered,
    ),
    (
        re.compile(
            r"(?<![\d.:/-])(?P<a>\d{1,2})(?P<sign>[./-])\s?(?P<b>\d{1,2})(?P=sign)\s?"
            r"(?P<y>[12]\d{3}|\d\d)(?![\d:]|[./-]\d)"
        ),
        read_numeric,
    ),
)
"""How days are written, and who reads each form."""
