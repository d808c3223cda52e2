"""Readers of the calendar: days, months, seasons, quarters, years and more."""

from __future__ import annotations

import re

from dateline.mentions.times.grammar import Found
from dateline.mentions.times.meanings import (
    DATE,
    SET,
    TIME,
    Meaning,
    anchor_of,
    ordinal,
    phase,
    relation,
    time_of_day,
)
from dateline.mentions.times.numbers import read_number
from dateline.vocabulary import word_list

YEAR_LIKE = re.compile(r"1\d\d\d|20\d\d")
MONTH_LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
PARTS = word_list("en.times.parts_of_many_days")
FRONTS = word_list("en.times.before_date")
HOMONYMS = word_list("en.times.months_that_are_words")
BEFORE_NOUN = word_list("en.times.before_noun_phrase")
BEFORE_FIGURE = word_list("en.times.before_no_year")
BEHIND_FIGURE = word_list("en.times.behind_no_year")


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
    if "month" in found and "day" in found:
        return month_day(found, year)
    if "month" in found:
        return f"{year}-{found.mean('month')}"
    if "season" in found:
        return f"{year}-{found.mean('season')}"
    if "weekday" in found:
        return f"XXXX-WXX-{found.mean('weekday')}"
    return year


def year_of(found: Found) -> str:
    """The year that is named, XXXX when none is."""
    era = found.mean("era")
    if "teens" in found:
        return spelt(found) or "XXXX"
    if "ancient" in found:
        return (
            f"{era or 'BC'}{int(found.words('ancient')[0].replace(',', '').rstrip('stndrh')):04d}"
            if era or "ancient" in found
            else "XXXX"
        )
    return f"{era}{found.text('year') or found.text('fore') or 'XXXX'}"


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


def nth_weekday(found: Found) -> Meaning | None:
    """The fourth Thursday of November; the last one counts as the fifth."""
    nth = ordinal(found, "nth") or 5
    return (
        Meaning(DATE, f"{found.text('year') or 'XXXX'}-{found.mean('month')}-{nth}x{found.mean('weekday')}")
        if nth <= 5
        else None
    )


def nth_day(found: Found) -> Meaning | None:
    """On the 20th; "the 20th floor" is no day."""
    after = found.last + 1
    counts = after < len(found.sentence) and (
        found.sentence.tags[after].startswith(("NN", "JJ", "CD"))
        or found.sentence.words[after] in ("-", "and", "of")
    )
    return None if counts else Meaning(DATE, f"XXXX-XX-{ordinal(found, 'nth'):02d}")


def year_tail(found: Found) -> Meaning | None:
    """The second year of 1915-16."""
    year, tail = found.text("year"), found.text("tail")
    return Meaning(DATE, year[:2] + tail) if len(tail) == 2 and tail > year[2:] else None


def weekday_next(found: Found) -> Meaning | None:
    """The weekday that follows the one it is joined to; joined the other way round, any near one."""
    first, last = found.mean("from", "weekday"), found.mean("weekday")
    if (int(last) - int(first)) % 7 not in (1, 2, 3, 4):
        return None
    if parts := parts_named(found):
        return Meaning(SET, f"XXXX-WXX-{last}{parts}", None, ("part",))
    return Meaning(TIME if "part" in found else DATE, f"XXXX-WXX-{last}{found.mean('part')}>then")


def range_first(found: Found) -> Meaning | None:
    """The first day of a range that names its month, and perhaps its year, behind."""
    month = found.mean("month") or found.mean("named", "month")
    day = int(re.findall(r"\d+", found.text("day") or found.text("early"))[0])
    year = found.text("year") or found.text("of_year") or "XXXX"
    return Meaning(DATE, f"{year}-{month}-{day:02d}") if day <= MONTH_LENGTHS[int(month) - 1] else None


def lead(found: Found) -> Meaning | None:
    """The first of two joined days, months or seasons, of the year that only the second names.

    Or of the year before: "from October to March 1918".
    """
    year = int(found.text("year") or found.text("of_year"))
    if "season" in found:
        earlier = found.mean("season") == "WI" and found.mean("next_season", "season") != "WI"
        return Meaning(DATE, f"{year - earlier}-{found.mean('season')}", phase(found))
    month = found.mean("month") or found.mean("first", "month")
    later = found.mean("later", "month") or found.mean("named", "month")
    year -= month > later
    if "day" not in found and "early" not in found:
        return Meaning(DATE, f"{year}-{month}", phase(found))
    day = int(re.findall(r"\d+", found.text("day") or found.text("early"))[0])
    return Meaning(DATE, f"{year}-{month}-{day:02d}") if day <= MONTH_LENGTHS[int(month) - 1] else None


def named_day(found: Found) -> Meaning | None:
    """Christmas Eve, Labor Day."""
    day = found.grammar.meaning("named_day", found.text("named"))
    return (
        Meaning(DATE, f"{found.text('year') or 'XXXX'}-{day}{relation(found)}", None, ("named_day",))
        if day
        else None
    )


def eve(found: Found) -> Meaning | None:
    """The eve of Independence Day, Easter Eve: the day before."""
    if "weekday" in found or "month" in found:
        day = calendar_pattern(found)
    else:
        feast = (
            found.grammar.meaning("named_day", found.text("named"))
            or found.mean("holiday")
            or found.mean("before", "holiday")
        )
        day = f"{found.text('year') or 'XXXX'}-{feast}" if feast else None
    return Meaning(DATE, f"{day}^", None, ("named_day",) if "named" in found else ()) if day else None


def holiday(found: Found) -> Meaning:
    """A holiday of a year that is named or fits."""
    return Meaning(DATE, f"{found.text('year') or 'XXXX'}-{found.mean('holiday')}{relation(found)}")


def figures(found: Found) -> Meaning | None:
    """A date in figures; a slashed one is month first, unless only day first is possible."""
    digits = [int(part) for part in re.findall(r"\d+", found.text("iso"))]
    year, month, day = (
        digits if digits[0] > 31 or len(str(digits[0])) == 4 else (digits[2], digits[0], digits[1])
    )
    if month > 12:
        month, day = day, month
    if year < 100:
        year += 1900 if year > 40 else 2000
    if not (1 <= month <= 12 and 1 <= day <= MONTH_LENGTHS[month - 1]):
        return None
    return Meaning(DATE, f"{year}-{month:02d}-{day:02d}")


def deictic(found: Found) -> Meaning:
    """Today, yesterday, tomorrow and tonight, with a time of day."""
    clock = time_of_day(found)
    return Meaning(
        TIME if clock or "tonight" in found.words("deictic") else DATE,
        f"now{found.mean('deictic')}{clock}",
        phase(found),
    )


def beside(found: Found) -> Meaning | None:
    """The day before yesterday, the day after tomorrow."""
    step = int(found.mean("deictic")[:2]) + (1 if "after" in found.words("side") else -1)
    return Meaning(DATE, f"now{step:+d}D") if found.mean("deictic").endswith("D") else None


def part_of_day(found: Found) -> Meaning:
    """Last night, the next evening, the morning of the day of writing."""
    return Meaning(TIME, f"{anchor_of(found, 'turn')}D{found.mean('part')}", phase(found))


def clock(found: Found) -> Meaning | None:
    """A clock time on the day that the text speaks of."""
    time = hour_of(found) if "hour" in found else time_of_day(found)
    return Meaning(TIME, f"then+0D{time}") if time else None


def hour_of(found: Found) -> str | None:
    """Four in the morning."""
    hour = read_number(found.words("hour"), found.grammar.tables["cardinal"])
    late = found.mean("half_day", "part") in ("TAF", "TEV", "TNI")
    return f"T{int(hour) % 12 + 12 * late:02d}:00" if hour and 1 <= hour <= 12 else None


def weekend(found: Found) -> Meaning:
    """A weekend, near or pointed to."""
    return Meaning(DATE, f"XXXX-WXX-WE{relation(found).replace('0Y', '0W')}")


def year(found: Found) -> Meaning | None:
    """A year; a bare number of four digits must look like one."""
    if "joined" in found or "year_before" in found:
        return Meaning(DATE, fiscal_year(found))
    named = (
        found.mean("era")
        or "fiscal" in found
        or "phase" in found
        or "edge" in found
        or len(found.match[0]) > 1
    )
    if not named and not year_like(found):
        return None
    return Meaning(DATE, year_of(found), phase(found))


def fiscal_year(found: Found) -> str:
    """FY2023, the 2023 fiscal year, the 2023-24 fiscal year: the year, or both that it touches."""
    digits, first = "".join(filter(str.isdigit, found.text("joined"))), found.text("year_before")
    if digits:
        return digits if len(digits) == 4 else f"20{digits}"
    tail = found.text("tail")
    last = first[: 4 - len(tail)] + tail
    return f"{first}/{last}" if first < last else first


def year_like(found: Found) -> bool:
    """Whether a bare number of four digits is a year: no money, no count, no part of a name.

    An early one only after a preposition.
    """
    tags, after = found.sentence.tags, found.last + 1
    if found.before in BEFORE_FIGURE or found.after in BEHIND_FIGURE:
        return False
    if (
        after < len(tags)
        and tags[after] in ("NNS", "CD", "NNPS")
        and found.sentence.heads[found.first] != found.first
        and found.sentence.deps[found.first] == "nummod"
    ):
        return False
    return 1900 <= int(found.text("year")) <= 2060 or found.before in FRONTS or joins_year(found)


def joins_year(found: Found) -> bool:
    """Whether a bare number is the first year of a range of years."""
    behind = found.sentence.words[found.last + 1 : found.last + 3]
    return (
        len(behind) == 2
        and behind[0] in ("-", "–", "to", "and")
        and YEAR_LIKE.fullmatch(behind[1]) is not None
    )


def spelt_year(found: Found) -> Meaning | None:
    """Nineteen ninety-six, the year two thousand."""
    value = spelt(found)
    return Meaning(DATE, value) if value else None


def spelt(found: Found) -> str | None:
    """The year that words spell out."""
    cardinals = found.grammar.tables["cardinal"]
    if "whole" in found:
        whole = read_number(found.words("whole"), cardinals)
        return f"{int(whole)}" if whole and 1000 <= whole < 2100 else None
    tens = read_number(found.words("tens"), cardinals)
    return f"{found.mean('teens')}{int(tens):02d}" if tens is not None and 10 <= tens < 100 else None


def year_end(found: Found) -> Meaning:
    """By year-end."""
    return Meaning(DATE, "XXXX-12-31", "END")


def decade(found: Found) -> Meaning | None:
    """A decade: 199, or XX9X where the century is open; a `mid-` year without s is that year."""
    text = found.text("decade")
    tens = found.mean("decade", "tens")
    digits = "".join(filter(str.isdigit, text))
    if text.startswith("mid-"):
        return Meaning(DATE, digits[:3] if text.endswith("s") else digits, "MID")
    value = f"XX{tens}X" if tens else digits[:3] if len(digits) == 4 else f"XX{digits[0]}X"
    return Meaning(DATE, f"{found.mean('era')}{value}", phase(found))


def century(found: Found) -> Meaning | None:
    """A century as its first two digits."""
    number = ordinal(found, "nth")
    return Meaning(DATE, f"{found.mean('era')}{number - 1:02d}", phase(found)) if number else None


def quarter(found: Found) -> Meaning | None:
    """A quarter or half of a year."""
    value = quarter_value(found)
    if value is None:
        return None
    year = found.text("year") or found.text("fore") or "XXXX"
    step = found.mean("front", "last", "this", "next")
    return Meaning(
        DATE,
        f"{year}-{value}"
        + (
            f"=now{step}Y"
            if step
            else relation(found)
            if "turn" in found
            else "=ref+0Y"
            if "hold" in found
            else ""
        ),
        phase(found),
    )


def quarter_value(found: Found) -> str | None:
    """Q1 to Q4, H1 or H2."""
    if "quarterly" in found:
        return found.mean("quarterly")
    if "quarter" in found:
        number = 4 if "final" in found.words("nth") else ordinal(found, "nth")
        return f"Q{number}" if number and number <= 4 else None
    number = 2 if {"latter", "last"} & set(found.words("nth_half")) else ordinal(found, "nth_half")
    return f"H{number}" if number and number <= 2 else None
