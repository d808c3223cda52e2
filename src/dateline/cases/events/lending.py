"""Second times of claims that name no day: that of the event, which others name, or days in which it likely lies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from dateline.cases.calendar import shift
from dateline.cases.compatibility import FIRST, LAST
from dateline.cases.events.descriptions import JUDGED
from dateline.model import LENT, LIKELY, Age, By, DateEstimate, Event, EventTime
from dateline.weights import weight_table

SCORE = weight_table("en.chronology.scores")[LENT]


def lend(event: Event, times: Sequence[EventTime]) -> Iterator[EventTime]:
    """The day of an event for those of its claims whose own times are open; none where it is not known to the day."""
    if event.earliest is None or event.earliest != event.latest:
        return
    known = tuple(time.claim for time in times if time.value and time.earliest == time.latest == event.latest)
    for time in times if known else ():
        if (time.earliest is None or time.latest is None) and time.by.rule != JUDGED:
            yield EventTime(
                time.claim, event.value, event.earliest, event.latest, None, By(LENT, SCORE, known)
            )


def place(event: Event, time: EventTime, age: Age, written: DateEstimate) -> EventTime | None:
    """The days before its page in which a claim that names none likely lies; `None` if its event excludes them."""
    begin, _ = written.placing
    if time.earliest or not time.latest or time.by.rule == JUDGED or not begin:
        return None
    first = shift(date.fromisoformat(begin), -age.days, "D")
    if first is None or (event.latest or LAST) < first or (event.earliest or FIRST) > time.latest:
        return None
    by = By(LIKELY, age.by.score, (written.page,), age.by.grounds)
    return EventTime(time.claim, None, first, time.latest, None, by)
