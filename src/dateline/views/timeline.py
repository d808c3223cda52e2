"""The timeline: what is said to have happened or to be coming, day by day, with who says so."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dateline.model import Case, Claim, Event, Label, Link
from dateline.views.decisions import said_of
from dateline.views.denials import denial_words, denials_of
from dateline.views.edtf import render_edtf
from dateline.views.headlines import headline, names_of
from dateline.views.positions import Voice, voices_on
from dateline.views.words import name_of, named, type_of, words_of

STATEMENT = "statement"
"""The class of events that only make something public."""


@dataclass(frozen=True)
class Moment:
    """One line of the timeline: an event, never as a fact, always with the status its sources give it.

    `date` is EDTF; `settled` tells that both its ends are known. `label`, `who`, `where` and `theme` are its
    headline; `place` is the name of the place. `people` is what people decided of it and its claims, and what
    they noted of it.
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
    people: tuple[str, ...] = ()


def timeline(case: Case) -> tuple[Moment, ...]:
    """All events, dated ones first and in order; an open beginning counts from its end."""
    denials = denials_of(case)
    events = sorted(
        case.events,
        key=lambda event: (event.earliest or event.latest or "~", event.latest or "~", event.label),
    )
    return tuple(moment_of(case, event, denials.get(event.id, ())) for event in events)


@dataclass(frozen=True)
class Chapters:
    """The timeline in parts: with a day or interval, only before or after one, disputed undated, the rest."""

    dated: tuple[Moment, ...]
    bounded: tuple[Moment, ...]
    disputed: tuple[Moment, ...]
    undated: tuple[Moment, ...]

    def shown(self, *, undated: bool) -> tuple[Moment, ...]:
        """All but the rest, unless that is asked for, too."""
        return (*self.dated, *self.bounded, *self.disputed, *(self.undated if undated else ()))


def chapters(moments: Iterable[Moment]) -> Chapters:
    """The events of a timeline by how well they are dated; what is alleged or denied is never in the rest."""
    moments = tuple(moments)
    undated = [moment for moment in moments if not moment.date]
    return Chapters(
        dated=tuple(moment for moment in moments if moment.settled),
        bounded=tuple(moment for moment in moments if moment.date and not moment.settled),
        disputed=tuple(moment for moment in undated if is_disputed(moment)),
        undated=tuple(moment for moment in undated if not is_disputed(moment)),
    )


def is_disputed(moment: Moment) -> bool:
    """Whether somebody alleges or denies an event."""
    return bool(moment.denials) or any(
        voice.status in {Label.ALLEGED, Label.DENIED} for voice in moment.voices
    )


def is_telling(moment: Moment) -> bool:
    """Whether an analyst would code an event: it is of known kind with someone in it, or is disputed.

    So is one that independent pages tell of and date. That someone makes a statement is none: what it says is
    a claim of its own.
    """
    coded = moment.predicate not in (None, STATEMENT) and (
        moment.actors or moment.recipients or moment.place or moment.theme
    )
    return bool(coded) or is_disputed(moment) or (moment.witnesses > 1 and moment.date is not None)


def moment_of(case: Case, event: Event, denials: Sequence[Link]) -> Moment:
    """One event as a line of the timeline."""
    voices, claims = voices_on(case, event), best_first(case.by_id[claim] for claim in event.claims)
    title = headline(case, event, claims)
    return Moment(
        id=event.id,
        date=render_edtf(event.earliest, event.latest),
        settled=event.earliest is not None and event.latest is not None,
        label=title.label,
        who=title.who,
        where=title.where,
        theme=title.theme,
        predicate=type_of(event),
        actors=names_of(case, event.actors),
        recipients=names_of(case, event.recipients),
        place=next(iter(named(case, [event.place] if event.place else [])), None),
        status=", ".join(dict.fromkeys(voice.status for voice in voices)),
        voices=voices,
        denials=denial_words(case, denials, "denial"),
        negations=denial_words(case, denials, "negation"),
        pages=tuple(sorted({name_of(case, claim.trigger.page) for claim in claims})),
        witnesses=case.witnesses(event.id),
        words=words_of(case, claims[0]),
        people=said_of(case, event),
    )


def best_first(claims: Iterable[Claim]) -> list[Claim]:
    """The claim that says most first: with the most arguments, then the first in text order."""
    return sorted(claims, key=lambda claim: -len(claim.arguments))
