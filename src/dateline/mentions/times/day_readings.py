"""Readers of days by name or number: weekdays, feasts, days seen from that of writing, their hours."""

from __future__ import annotations

import re

from dateline.mentions.times.calendar_readings import MONTH_LENGTHS, calendar_pattern, parts_named
from dateline.mentions.times.matches import Found
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


def weekday_next(found: Found) -> Meaning | None:
    """The weekday that follows the one it is joined to; joined the other way round, any near one."""
    first, last = found.mean("from", "weekday"), found.mean("weekday")
    if (int(last) - int(first)) % 7 not in (1, 2, 3, 4):
        return None
    if parts := parts_named(found):
        return Meaning(SET, f"XXXX-WXX-{last}{parts}", None, ("part",))
    return Meaning(TIME if "part" in found else DATE, f"XXXX-WXX-{last}{found.mean('part')}>then")


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
    return Meaning(DATE, f"{year:04d}-{month:02d}-{day:02d}")


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
    return Meaning(DATE, f"XXXX-WXX-WE{relation(found)}")
