"""What lies years before an affair, and is its background.

The day of an affair is the later of two: the middle one of the days from which on the pages of its foremost events
can have been written, and the middle one of the days that these events are known to have. For an event it is moved
into the interval in which the first of its own pages was written. What was over two years before is history. So is
what pages of unknown day date by a year alone ("in 1987") in which no other event has its day: a page need not name
the year that is its own. In both the words of the claim that tells it best must name its year, or count the years
back ("six years ago"): a day that it has of others makes nothing history. Where more than half of the events were
history, the affair is of then, and none is.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from datetime import date, timedelta
from statistics import median_high

from dateline.model import Tense
from dateline.views.edtf import read_edtf
from dateline.views.timeline import Moment
from dateline.views.writings import is_near

BACK, LONG = 2, timedelta(days=731)
"""What is history was over longer before an affair: years that are counted back, and as many in days."""
YEAR = re.compile(r"\d\d[\dX]{2}")
"""A year, decade or century."""


def histories(moments: Collection[Moment]) -> frozenset[str]:
    """The ids of those among the foremost events that lie years before the affair."""
    days = sorted(filter(None, (end_of(each) for each in moments if each.settled and not is_of_a_year(each))))
    affair, years = day_of_affair(moments, days), {day[:4] for day in days}
    found = frozenset(each.id for each in moments if is_history(each, affair, years))
    return found if 2 * len(found) <= len(moments) else frozenset()


def is_history(moment: Moment, affair: str | None, years: Collection[str]) -> bool:
    """Whether an event lies years before the affair; `years` are those of the days of other events."""
    told = moment.telling
    if told.tense is Tense.PAST and told.years_back > BACK:
        return True
    if not told.names_year:
        return False
    alone = is_of_a_year(moment) and told.tense is Tense.PAST and not is_near(told.written)
    return is_long_over(moment, affair) or (alone and moment.date not in years)


def day_of_affair(moments: Collection[Moment], days: Sequence[str]) -> str | None:
    """The day of the affair that events make up, as ISO; `days` are those that they are known to have."""
    told = [since for since, _ in (moment.telling.written for moment in moments) if since]
    return max((median_high(each) for each in (told, days) if each), default=None)


def is_long_over(moment: Moment, affair: str | None) -> bool:
    """Whether an event was over years before the affair, or goes on since then."""
    end, told = end_of(moment), seen_from(moment, affair)
    return bool(end and told and date.fromisoformat(told) - date.fromisoformat(end) > LONG)


def end_of(moment: Moment) -> str | None:
    """The last day of an event, or its first where it goes on; `None` where neither is known."""
    first, last = read_edtf(moment.date or "") or (None, None)
    return last or first


def seen_from(moment: Moment, affair: str | None) -> str | None:
    """The day of the affair as the first page that tells an event can have it."""
    since, until = moment.telling.written
    found = max(filter(None, (since, affair)), default=None)
    return min(filter(None, (until, found)), default=None)


def is_of_a_year(moment: Moment) -> bool:
    """Whether no more than a year, decade or century is known of an event."""
    return YEAR.fullmatch(moment.date or "") is not None
