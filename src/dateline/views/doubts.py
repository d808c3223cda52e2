"""What is most worth a look: events that a reader must know and that rest on little, with what speaks for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from dateline.cases.speakers import UNNAMED, listed
from dateline.model import Case, Certainty, Event
from dateline.views.chapters import LAST, is_disputed, rank_of
from dateline.views.timeline import Moment

WEIGHTS: Mapping[str, float] = {
    "disputed": 1.0,
    "one witness": 0.6,
    "no day": 0.6,
    "open interval": 0.3,
    "source not named": 0.5,
    "not told as certain": 0.3,
    "merged of many words": 0.4,
    "a page of unsure day": 0.4,
}
"""How much each reason to doubt weighs, as a desk would: set by hand, and only the order of a list."""

HALF = 20.0
"""The rank at which an event counts half as much as the first."""

MANY = 4
"""From so many different event words on, a merge is worth a look."""


@dataclass(frozen=True)
class Doubt:
    """An event with the reasons to look at it; `weight` puts events in order."""

    moment: Moment
    reasons: tuple[str, ...]
    weight: float


def doubts(case: Case, moments: Iterable[Moment]) -> tuple[Doubt, ...]:
    """Events that nobody has judged yet, those most worth a look first; background is left out."""
    found = [doubt_on(case, moment) for moment in moments if moment.rank is not None and not moment.people]
    told = [doubt for doubt in found if doubt.reasons]
    return tuple(sorted(told, key=lambda doubt: (-doubt.weight, doubt.moment.rank or LAST, doubt.moment.id)))


def doubt_on(case: Case, moment: Moment) -> Doubt:
    """One event: how much a reader must know it, times how much there is to doubt."""
    reasons = tuple(reasons_on(case, moment))
    weight = sum(map(WEIGHTS.__getitem__, reasons)) * HALF / (HALF + rank_of(moment) - 1)
    return Doubt(moment, reasons, weight)


def reasons_on(case: Case, moment: Moment) -> Iterator[str]:
    """Why an event may not be as it is shown."""
    event: Event = case.by_id[moment.id]
    claims = [case.by_id[claim] for claim in event.claims]
    estimates = (case.estimate_of.get(claim.trigger.page) for claim in claims)
    tests = {
        "disputed": is_disputed(moment),
        "one witness": moment.witnesses <= 1,
        "no day": moment.date is None,
        "open interval": moment.date is not None and not moment.settled,
        "source not named": any(UNNAMED in listed(voice.sources) for voice in moment.voices),
        "not told as certain": all(claim.status.certainty != Certainty.CERTAIN for claim in claims),
        "merged of many words": len({claim.lemma for claim in claims}) >= MANY,
        "a page of unsure day": any(estimate is None or not estimate.sure for estimate in estimates),
    }
    yield from (reason for reason, holds in tests.items() if holds)
