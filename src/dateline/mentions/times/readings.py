"""What a matched pattern means: one function for every value of `read` in packs/en/times.toml, from groups to a symbol (grammar in mentions/times.py)."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from dateline.mentions import timeamounts, timedates, timeunits
from dateline.mentions.timemeanings import DATE, Meaning
from dateline.mentions.timewords import Found


def read(found: Found) -> Meaning | None:
    """The meaning of a match, or `None` when it is no time after all."""
    return READERS[found.rule.rule.read](found)


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
    "calendar": timedates.calendar,
    "lead": timedates.lead,
    "nth_day": timedates.nth_day,
    "nth_weekday": timedates.nth_weekday,
    "year_tail": timedates.year_tail,
    "named_day": timedates.named_day,
    "eve": timedates.eve,
    "year_end": timedates.year_end,
    "year_ago": timeunits.year_ago,
    "spell": timeamounts.spell,
    "week_of": timeamounts.week_of,
    "that_time": that_time,
    "range_first": timedates.range_first,
    "weekday_next": timedates.weekday_next,
    "latest": timeunits.latest,
    "holiday": timedates.holiday,
    "figures": timedates.figures,
    "deictic": timedates.deictic,
    "beside": timedates.beside,
    "part_of_day": timedates.part_of_day,
    "clock": timedates.clock,
    "weekend": timedates.weekend,
    "year": timedates.year,
    "spelt_year": timedates.spelt_year,
    "decade": timedates.decade,
    "century": timedates.century,
    "quarter": timedates.quarter,
    "turned": timeunits.turned,
    "anaphoric": timeunits.anaphoric,
    "sided": timeunits.sided,
    "offset": timeunits.offset,
    "spell_ago": timeunits.spell_ago,
    "amount": timeamounts.total,
    "half_amount": timeamounts.half_amount,
    "open_amount": timeamounts.open_amount,
    "long_amount": timeamounts.long_amount,
    "every": timeamounts.every,
    "often": timeamounts.often,
    "weekdays": timeamounts.weekdays,
    "present": present,
    "gone": gone,
    "ahead": ahead,
}
"""The readers by name."""
