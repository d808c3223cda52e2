"""What a matched pattern means: one function for every value of `read` in packs/en/times.toml.

From groups to the text of a symbol, in the notation that model.Symbol describes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from dateline.mentions.times import (
    amount_readings,
    calendar_readings,
    day_readings,
    unit_readings,
    week_readings,
    year_readings,
)
from dateline.mentions.times.matches import Found
from dateline.mentions.times.meanings import DATE, Meaning
from dateline.mentions.times.names import is_name


def read(found: Found) -> Meaning | None:
    """The meaning of a match, or `None` when it is no time after all."""
    return None if is_name(found) else READERS[found.rule.rule.read](found)


def present(found: Found) -> Meaning | None:
    """Now, currently, at present."""
    return Meaning(DATE, "PRESENT_REF")


def gone(found: Found) -> Meaning | None:
    """Recently, in the past."""
    return Meaning(DATE, "PAST_REF")


def ahead(found: Found) -> Meaning | None:
    """Soon, in the near future."""
    return Meaning(DATE, "FUTURE_REF")


def that_time(found: Found) -> Meaning | None:
    """At the time, during that period."""
    return Meaning(DATE, "then+0Y")


READERS: Mapping[str, Callable[[Found], Meaning | None]] = {
    "calendar": calendar_readings.calendar,
    "lead": calendar_readings.lead,
    "nth_day": day_readings.nth_day,
    "nth_weekday": day_readings.nth_weekday,
    "year_tail": year_readings.year_tail,
    "named_day": day_readings.named_day,
    "eve": day_readings.eve,
    "year_end": year_readings.year_end,
    "year_ago": unit_readings.year_ago,
    "spell": amount_readings.spell,
    "week_of": amount_readings.week_of,
    "that_time": that_time,
    "range_first": calendar_readings.range_first,
    "weekday_next": day_readings.weekday_next,
    "latest": unit_readings.latest,
    "holiday": day_readings.holiday,
    "figures": day_readings.figures,
    "deictic": day_readings.deictic,
    "beside": day_readings.beside,
    "part_of_day": day_readings.part_of_day,
    "weekday_ago": week_readings.weekday_ago,
    "ago_weekday": week_readings.ago_weekday,
    "from_weekday": week_readings.from_weekday,
    "weekday_week": week_readings.weekday_week,
    "from_day": week_readings.from_day,
    "weekdays_ago": week_readings.weekdays_ago,
    "before_last": week_readings.before_last,
    "clock": day_readings.clock,
    "weekend": day_readings.weekend,
    "year": year_readings.year,
    "spelt_year": year_readings.spelt_year,
    "decade": year_readings.decade,
    "century": year_readings.century,
    "quarter": year_readings.quarter,
    "turned": unit_readings.turned,
    "anaphoric": unit_readings.anaphoric,
    "sided": unit_readings.sided,
    "offset": unit_readings.offset,
    "spell_ago": unit_readings.spell_ago,
    "amount": amount_readings.total,
    "half_amount": amount_readings.half_amount,
    "open_amount": amount_readings.open_amount,
    "long_amount": amount_readings.long_amount,
    "every": amount_readings.every,
    "often": amount_readings.often,
    "weekdays": amount_readings.weekdays,
    "present": present,
    "gone": gone,
    "ahead": ahead,
}
"""The readers by name."""
