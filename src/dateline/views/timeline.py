"""The timeline: what is said to have happened or to be coming, day by day, with who says so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from dateline.model import Attribution, Case, Claim, Event, Label, Link, Position, Relation, Stance
from dateline.views.decisions import said_of
from dateline.views.edtf import render_edtf
from dateline.views.headlines import headline, names_of
from dateline.views.words import (
    UNNAMED,
    listed,
    name_of,
    named,
    outlet_of,
    says_who,
    sources_of,
    type_of,
    words_of,
)

WORDS: Mapping[Stance, Label] = {
    Stance.PLANS: Label.PLANNED,
    Stance.ASSERTS: Label.STATED,
    Stance.ALLEGES: Label.ALLEGED,
    Stance.DENIES: Label.DENIED,
}
"""The status word of every stance."""
ORDER = (Label.PLANNED, Label.STATED, Label.ALLEGED, Label.DENIED, Label.NEGATED, Label.HYPOTHETICAL)
"""Status words in the order in which they are told."""


@dataclass(frozen=True)
class Voice:
    """Who takes one stance on an event."""

    status: str
    sources: tuple[str, ...]


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

    So is one that independent pages tell of and date.
    """
    coded = moment.predicate is not None and (
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


def voices_on(case: Case, event: Event) -> tuple[Voice, ...]:
    """Who takes which stance, and who only supposes it; each in the status of the claims."""
    spoken: dict[str, dict[str, None]] = {}
    positions = case.positions_on.get(event.id, ())
    for position in positions:
        spoken.setdefault(status_of(case, position), {}).update(dict.fromkeys(speakers_of(case, position)))
    for claim in (case.by_id[claim] for claim in event.claims):
        if not positions or claim.status.label == Label.HYPOTHETICAL:
            spoken.setdefault(str(claim.status.label), {})[says_who(case, claim)[:2][-1]] = None
    return tuple(Voice(status, tuple(spoken[status])) for status in ORDER if status in spoken)


def status_of(case: Case, position: Position) -> str:
    """The status word of a position; a source that denies without answering says that it is not so."""
    if position.stance != Stance.DENIES:
        return WORDS[position.stance]
    labels = {case.by_id[claim].status.label for claim in position.claims if claim in case.by_id}
    return str(Label.NEGATED if Label.DENIED not in labels and Label.NEGATED in labels else Label.DENIED)


def speakers_of(case: Case, position: Position) -> tuple[str, ...]:
    """The source of a position, or the outlets where it is told in their own words."""
    return (
        named(case, [position.source])
        if position.source
        else tuple(outlet_of(case, page) for page in position.pages)
    )


def denials_of(case: Case) -> Mapping[str, tuple[Link, ...]]:
    """The links by which someone denies, by the events on either side."""
    found: dict[str, list[Link]] = {}
    for link in case.links:
        if link.relation == Relation.DENIES:
            for event in dict.fromkeys(event_of(case, side) for side in (link.left, link.right)):
                if event:
                    found.setdefault(event, []).append(link)
    return {event: tuple(links) for event, links in found.items()}


def event_of(case: Case, side: str) -> str | None:
    """The event that an end of a link is, or that its claim is merged into."""
    if isinstance(case.by_id.get(side), Event):
        return side
    event = case.event_of.get(side)
    return event.id if event else None


def denial_words(case: Case, links: Iterable[Link], way: str) -> tuple[str, ...]:
    """Who denies in one way, and whose word it is: one sentence for all who answer the same accusers."""
    told: dict[tuple[str, ...], list[Link]] = {}
    for link in links:
        if denying(case, link.left) == way:
            told.setdefault(deniers_at(case, link.left), []).append(link)
    answers: dict[str, dict[str, None]] = {}
    for deniers, found in told.items():
        answers.setdefault(accusations(case, found), {}).update(dict.fromkeys(deniers))
    return tuple(
        f"{way} by {listed(tuple(deniers))} of what is {accusation}"
        for accusation, deniers in answers.items()
    )


def denying(case: Case, side: str) -> str:
    """What is done with another's word: denied, or only said otherwise."""
    found = case.by_id.get(side)
    negated = isinstance(found, Claim) and found.status.label == Label.NEGATED
    return "negation" if negated else "denial"


def accusations(case: Case, links: Sequence[Link]) -> str:
    """Whose word is denied, and whether it is an accusation; who is not named stays out where somebody is."""
    speakers = tuple(dict.fromkeys(chain.from_iterable(accusers_at(case, link.right) for link in links)))
    verb = "alleged" if all(is_alleged(case, link.right) for link in links) else "said"
    return f"{verb} by {listed(tuple(speaker for speaker in speakers if speaker != UNNAMED) or speakers)}"


def is_alleged(case: Case, side: str) -> bool:
    """Whether what is denied is an accusation."""
    found = case.by_id.get(side)
    if isinstance(found, Claim):
        return found.status.label == Label.ALLEGED
    stances = {position.stance for position in case.positions_on.get(side, ())} - {Stance.DENIES}
    return stances == {Stance.ALLEGES}


def deniers_at(case: Case, side: str) -> tuple[str, ...]:
    """Who denies: in a claim's chain whose word is a denial, else the last; of an event by position."""
    found = case.by_id.get(side)
    if not isinstance(found, Claim):
        return speakers_on(case, side, deny=True)
    denial = next(
        (attribution for attribution in attributions_of(case, found) if attribution.cue_kind == "deny"), None
    )
    return sources_of(case, denial) if denial else last_speakers(case, found)


def accusers_at(case: Case, side: str) -> tuple[str, ...]:
    """Whose word is denied: the last in the chain of a claim, else who takes another position on an event."""
    found = case.by_id.get(side)
    return last_speakers(case, found) if isinstance(found, Claim) else speakers_on(case, side, deny=False)


def attributions_of(case: Case, claim: Claim) -> list[Attribution]:
    """The chain of a claim, outermost first."""
    return [case.by_id[attribution] for attribution in claim.chain]


def last_speakers(case: Case, claim: Claim) -> tuple[str, ...]:
    """The innermost source of a claim, the outlet when it names none."""
    inner = attributions_of(case, claim)[-1:]
    return sources_of(case, inner[0]) if inner else (outlet_of(case, claim.trigger.page),)


def speakers_on(case: Case, event: str, *, deny: bool) -> tuple[str, ...]:
    """Those whose position on an event is a denial, or those whose it is not."""
    positions = [
        position
        for position in case.positions_on.get(event, ())
        if (position.stance == Stance.DENIES) == deny
    ]
    speakers = chain.from_iterable(speakers_of(case, position) for position in positions)
    return tuple(dict.fromkeys(speakers)) or ("someone",)
