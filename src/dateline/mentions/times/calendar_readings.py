"""Readers of the calendar: days, months, seasons and weekdays, with their years; and joined ones."""

from __future__ import annotations

import re

from dateline.mentions.times.matches import Found
from dateline.mentions.times.meanings import DATE, SET, TIME, Meaning, phase, relation, time_of_day
from dateline.mentions.times.numbers import read_number
from dateline.mentions.times.year_readings import year_of
from dateline.vocabulary import word_list

MONTH_LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
PARTS = word_list("en.times.parts_of_many_days")
FRONTS = word_list("en.times.before_date")
HOMONYMS = word_list("en.times.months_that_are_words")
BEFORE_NOUN = word_list("en.times.before_noun_phrase")


def calendar(found: Found) -> Meaning | None:
    """A day, month, season or weekday, with its year or what stands for it, and its time of day."""
    pattern = calendar_pattern(found)
    if pattern is None or doubtful(found):
        return None
    clock = time_of_day(found)
    parts = parts_named(found) if "weekday" in found and "day" not in found else ""
    if parts:
        return Meaning(SET, pattern + parts, None, ("part",))
    hung = relation(found) if "X" in pattern else ""
    return Meaning(TIME if clock else DATE, pattern + clock + hung, phase(found))


def parts_named(found: Found) -> str:
    """The part of many days that a weekday goes with, "" when it is one day.

    Also by the one that it is joined to: "on Monday and Tuesday nights".
    """
    behind = found.sentence.lowers[found.last + 1 : found.last + 4]
    joined = len(behind) == 3 and behind[0] in ("and", "or") and behind[1] in found.grammar.tables["weekday"]
    part = behind[2] if joined and "part" not in found else found.text("part")
    return found.grammar.meaning("part", part) if part in PARTS else ""


def doubtful(found: Found) -> bool:
    """Whether a lone month or season is rather an ordinary word: "the Long March", "the fall of the city"."""
    if not is_alone(found) or "year" in found or "turn" in found:
        return False
    if "season" in found:
        return found.text("season") in ("fall", "spring") and (
            found.after == "of" or found.before not in FRONTS
        )
    return found.text("month") in HOMONYMS and found.first > 0 and found.before not in FRONTS


def is_alone(found: Found) -> bool:
    """Whether a month or season is all that matched, or a season ends it."""
    if found.words("season") == found.sentence.lowers[found.last : found.last + 1]:
        return True
    return found.last == found.first and not beside_event(found)


def beside_event(found: Found) -> bool:
    """Whether a lone word describes a noun behind it: the March meeting."""
    sentence, at = found.sentence, found.first
    return sentence.heads[at] == at + 1 and sentence.poses[at + 1] == "NOUN" and found.before in BEFORE_NOUN


def calendar_pattern(found: Found) -> str | None:
    """The TIMEX3 value of the calendar groups, unknown digits as X."""
    year = year_of(found)
    if year is None:
        return None
    if "month" in found and "day" in found:
        return month_day(found, year)
    if "month" in found:
        return f"{year}-{found.mean('month')}"
    if "season" in found:
        return f"{year}-{found.mean('season')}"
    if "weekday" in found:
        return f"XXXX-WXX-{found.mean('weekday')}"
    return year


def month_day(found: Found, year: str) -> str | None:
    """A day of a month; without a year the weekday is kept, because the two together fix the year."""
    month = found.mean("month")
    days = days_named(found)
    if not days or not all(1 <= day <= MONTH_LENGTHS[int(month) - 1] for day in days):
        return None
    weekday = f"/{found.mean('weekday')}" if "weekday" in found and year == "XXXX" else ""
    upto = f"..{days[1]:02d}" if len(days) > 1 and days[1] > days[0] else ""
    return f"{year}-{month}-{days[0]:02d}{upto}{weekday}"


def days_named(found: Found) -> list[int]:
    """The days of the month in figures, or the one in words: "twenty-first"."""
    figures = [int(day) for day in re.findall(r"\d+", found.text("day"))]
    tens = read_number(found.words("day"), found.grammar.tables["cardinal"]) or 0
    last = found.grammar.meaning("ordinal", found.words("day")[-1])
    return figures or ([int(tens) + int(last)] if last else [])


def range_first(found: Found) -> Meaning | None:
    """The first day of a range that names its month, and perhaps its year, behind."""
    month = found.mean("month") or found.mean("named", "month")
    return first_day(found, found.text("year") or found.text("of_year") or "XXXX", month)


def first_day(found: Found, year: str, month: str) -> Meaning | None:
    """The first day that is named, in a month that has it."""
    day = int(re.findall(r"\d+", found.text("day") or found.text("early"))[0])
    return Meaning(DATE, f"{year}-{month}-{day:02d}") if day <= MONTH_LENGTHS[int(month) - 1] else None


def lead(found: Found) -> Meaning | None:
    """The first of two joined days, months or seasons, of the year that only the second names.

    Or of the year before: "from October to March 1918".
    """
    year = int(found.text("year") or found.text("of_year"))
    if "season" in found:
        earlier = found.mean("season") == "WI" and found.mean("next_season", "season") != "WI"
        return Meaning(DATE, f"{year - earlier:04d}-{found.mean('season')}", phase(found))
    month = found.mean("month") or found.mean("first", "month")
    later = found.mean("later", "month") or found.mean("named", "month")
    year -= month > later
    if "day" not in found and "early" not in found:
        return Meaning(DATE, f"{year:04d}-{month}", phase(found))
    return first_day(found, f"{year:04d}", month)
