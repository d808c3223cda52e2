"""The timeline: what is said to have happened or to be coming, day by day, with who says so."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dateline.cases.speakers import best_first, name_of
from dateline.model import LIKELY, Case, Claim, Event, EventTime, Link
from dateline.views.clauses import clause_of
from dateline.views.decisions import said_of
from dateline.views.denials import denial_words, denials_of, denials_on
from dateline.views.edtf import edtf_of, render_edtf
from dateline.views.headlines import headline, names_of
from dateline.views.positions import Voice, voices_on
from dateline.views.sides import is_sure
from dateline.views.tellers import teller_of
from dateline.views.tellings import Telling, telling_of
from dateline.views.words import named, type_of

LONGEST = 45
"""Days of the longest likely stretch that a row shows: a month before a page whose day is known to a fortnight."""


@dataclass(frozen=True)
class Moment:
    """One line of the timeline: an event, never as a fact, always with the status its sources give it.

    `words` are those of the claim that tells it best, `rank` is its place among all, `None` for background. `date`
    is EDTF; `settled` tells that both its ends are known. `label`, `who`, `where` and `theme` name those in it;
    `place` is the name of the place. `people` is what people decided of it and its claims, and what they noted of
    it; `telling` is how its claims tell it; `sure` is whether it is sure
    who has a part in it. `stands` are the ids of the events that a row stands for.
    """

    id: str
    date: str | None
    settled: bool
    label: str
    who: str
    where: str
    theme: str
    predicate: str | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    place: str | None
    status: str
    voices: tuple[Voice, ...]
    denials: tuple[str, ...]
    negations: tuple[str, ...]
    pages: tuple[str, ...]
    witnesses: int
    words: str
    telling: Telling
    rank: int | None = None
    sure: bool = False
    people: tuple[str, ...] = ()
    stands: tuple[str, ...] = ()

    @property
    def day(self) -> str:
        """Its day, or that none is known, and in which words its page says when.

        "“Tuesday” of “said”" is when its sentence says that something else happened.
        """
        if self.date:
            return self.date
        if self.telling.beside:
            return "no date (“{}” of “{}”)".format(*self.telling.beside)
        return f"no date (“{self.telling.when}”)" if self.telling.when else "no date"


def timeline(case: Case) -> tuple[Moment, ...]:
    """All events, dated ones first and in order; an open beginning counts from its end."""
    denials = denials_of(case)
    events = sorted(case.events, key=lambda event: event.order)
    return tuple(moment_of(case, event, denials.get(event.id, ())) for event in events)


def moments_on(case: Case, events: Iterable[str]) -> tuple[Moment, ...]:
    """Some events, given by their ids, as lines of the timeline, in the order in which they are given."""
    found = (case.by_id[event] for event in events)
    return tuple(moment_of(case, event, denials_on(case, event)) for event in found)


def moment_of(case: Case, event: Event, denials: Sequence[Link]) -> Moment:
    """One event as a line of the timeline."""
    voices, claims, teller = voices_on(case, event), best_first(case, event), teller_of(case, event)
    title = headline(case, event, claims)
    return Moment(
        id=event.id,
        date=date_of(case, event),
        settled=event.earliest is not None and event.latest is not None,
        label=title.label,
        who=title.who,
        where=title.where,
        theme=title.theme,
        predicate=type_of(event),
        actors=names_of(case, event.actors),
        recipients=names_of(case, event.recipients),
        place=place_name(case, event),
        status=statuses_of(voices),
        voices=voices,
        denials=denial_words(case, denials, "denial"),
        negations=denial_words(case, denials, "negation"),
        pages=pages_of(case, claims),
        witnesses=case.witnesses(event.id),
        words=clause_of(case, teller),
        sure=is_sure(case, event, teller),
        rank=case.rank_of.get(event.id),
        people=said_of(case, event),
        telling=telling_of(case, event, sorted(claims, key=lambda claim: claim.id != teller.id)),
    )


def date_of(case: Case, event: Event) -> str | None:
    """When an event is, as EDTF; where nothing says since when, when what tells it best is likely to be.

    That it lies in the year before its page would tell a reader little.
    """
    time = case.time_of.get(event.anchor or event.claims[0])
    if time is None or time.by.rule != LIKELY or event.earliest or is_long(time):
        return render_edtf(event.earliest, event.latest)
    return edtf_of(replace(time, latest=event.latest or time.latest))


def is_long(time: EventTime) -> bool:
    """Whether a likely stretch is longer than a row shows."""
    return (date.fromisoformat(time.latest or "") - date.fromisoformat(time.earliest or "")).days > LONGEST


def statuses_of(voices: Iterable[Voice]) -> str:
    """The status words of voices, each once."""
    return ", ".join(dict.fromkeys(voice.status for voice in voices))


def pages_of(case: Case, claims: Iterable[Claim]) -> tuple[str, ...]:
    """The names of the pages on which claims stand."""
    return tuple(sorted({name_of(case, claim.trigger.page) for claim in claims}))


def place_name(case: Case, event: Event) -> str | None:
    """The name of the place of an event that has one."""
    return next(iter(named(case, [event.place] if event.place else [])), None)
