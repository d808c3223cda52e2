"""The day that one claim of an event names, lent to the others that tell the same and name none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.cases.events.descriptions import JUDGED
from dateline.model import LENT, By, Event, EventTime
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
