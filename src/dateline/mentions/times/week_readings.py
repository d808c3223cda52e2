"""Readers of days named by a week some weeks from now: a week from Friday, the Friday before last."""

from __future__ import annotations

from dateline.mentions.times.amount_readings import rate
from dateline.mentions.times.matches import Found
from dateline.mentions.times.meanings import DATE, TIME, Meaning, count
from dateline.mentions.times.unit_readings import scaled, stepped

HALF_A_WEEK = 3
"""Days by which a day "two weeks ago" may lie nearer than just two weeks."""

PAST_LAST = {"D": 8, "WE": 9}
"""Days beyond which a weekday or weekend lies before the last one, or after the next."""


def weeks_named(found: Found) -> int | None:
    """How many days the weeks of a match have; `None` for a number that is open or broken."""
    number = count(found)
    if number is None or number != int(number) or number < 1:
        return None
    weeks, unit = scaled(number, found.mean("unit"))
    return int(weeks) * 7 if unit == "W" else None


def pattern_of(found: Found) -> str:
    """The TIMEX3 value of the weekday or weekend of a match, with its part of the day."""
    weekday = "WE" if "weekend" in found else found.mean("weekday") or found.mean("weekdays")
    return f"XXXX-WXX-{weekday}{found.mean('part')}"


def weekday_at(found: Found, side: str, days: int) -> Meaning:
    """The weekday of a match that lies nearest on a side of a day some days from now, that day included."""
    step = f"{side}now{days:+d}D"
    return Meaning(TIME if "part" in found else DATE, pattern_of(found) + step)


def weekday_ago(found: Found) -> Meaning | None:
    """Monday two weeks ago: the one that is nearest to the day two weeks ago."""
    days = weeks_named(found)
    return weekday_at(found, "<", HALF_A_WEEK - days) if days else None


def ago_weekday(found: Found) -> Meaning | None:
    """A week ago on Monday, a week before the last one; two weeks ago on Monday, as Monday two weeks ago."""
    days = weeks_named(found)
    if days is None:
        return None
    return weekday_at(found, "<", -days if days == 7 or "last" in found else HALF_A_WEEK - days)


def from_weekday(found: Found) -> Meaning | None:
    """A week from Friday, Friday week: a week after the one that comes next."""
    days = weeks_named(found)
    counts = ("from" not in found and rate(found)) or found.before == "for"
    return None if counts or not days else weekday_at(found, ">", days)


def weekday_week(found: Found) -> Meaning | None:
    """Monday week; the week that a day gives its name to ("Black Friday week") is none."""
    named = found.first > 0 and found.sentence.words[found.first - 1][0].isupper()
    return None if named else weekday_at(found, ">", 7)


def from_day(found: Found) -> Meaning | None:
    """A week from today, two weeks ago yesterday."""
    days, day = weeks_named(found), found.mean("deictic")
    sign = -1 if "ago" in found else 1
    if days is None or found.before == "for":
        return None
    return Meaning(TIME if day[3:] else DATE, f"now{sign * days + int(day[:2]):+d}D{day[3:]}")


def weekdays_ago(found: Found) -> Meaning | None:
    """Two Fridays ago: the one before the last."""
    number = count(found)
    if number is None or number != int(number) or found.mean("weekdays").startswith("W"):
        return None
    return weekday_at(found, "<", 6 - 7 * int(number))


def before_last(found: Found) -> Meaning | None:
    """The Friday before last, the week after next."""
    sign, side = (-1, "<") if "last" in found else (1, ">")
    if "unit" in found:
        unit = found.mean("unit")
        return None if unit.startswith("T") else stepped(f"now{2 * sign:+d}", unit)
    if "night" in found:
        return Meaning(TIME, f"now{2 * sign:+d}D{found.mean('night', 'part')}")
    return weekday_at(found, side, sign * PAST_LAST["WE" if "weekend" in found else "D"])
