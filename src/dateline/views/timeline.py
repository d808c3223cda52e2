"""The timeline: what is said to have happened or to be coming, day by day, with who says so and on how many independent pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from dateline.model import Attribution, Case, Claim, Event, How, Link, Position, Relation, Stance
from dateline.views.edtf import render_edtf
from dateline.views.words import day_of, listed, name_of, named, outlet_of, says_who, sources_of, words_of

WORDS: Mapping[Stance, str] = {Stance.PLANS: "planned", Stance.ASSERTS: "stated", Stance.ALLEGES: "alleged", Stance.DENIES: "denied"}
"""The status word of every stance, in the order in which they are told."""


@dataclass(frozen=True)
class Dating:
    """A page's publication day and how it is known, with the sentence of the rule that found it."""

    page: str
    id: str
    published: str
    how: str
    because: str


@dataclass(frozen=True)
class Voice:
    """Who takes one stance on an event."""

    status: str
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Moment:
    """One line of the timeline: an event, never as a fact, always with the status its sources give it.

    `date` is EDTF; `settled` tells that both its ends are known. `who` names the actors where the label does not.
    """

    id: str
    date: str | None
    settled: bool
    label: str
    who: str
    predicate: str | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    place: str | None
    status: str
    voices: tuple[Voice, ...]
    denials: tuple[str, ...]
    pages: tuple[str, ...]
    witnesses: int
    words: str


def datings(case: Case, says: Mapping[str, str]) -> tuple[Dating, ...]:
    """Every page with its publication day, in the order of their names; `says` has the sentences of rules."""
    found = []
    for page in sorted(case.pages, key=lambda page: (page.ref, page.id)):
        estimate = case.estimate_of.get(page.id)
        because = says.get(estimate.by.rule, estimate.by.rule) if estimate else "no stage has dated it"
        found.append(Dating(name_of(case, page.id), page.id, day_of(estimate), str(estimate.how if estimate else How.UNKNOWN), because))
    return tuple(found)


def timeline(case: Case) -> tuple[Moment, ...]:
    """All events, dated ones first and in order; an open beginning counts from its end."""
    denials = denials_of(case)
    events = sorted(case.events, key=lambda event: (event.earliest or event.latest or "~", event.latest or "~", event.label, event.id))
    return tuple(moment_of(case, event, denials.get(event.id, ())) for event in events)


@dataclass(frozen=True)
class Chapters:
    """The timeline in parts: with a day or interval, only before or after some day, disputed without any, and the rest."""

    dated: tuple[Moment, ...]
    bounded: tuple[Moment, ...]
    disputed: tuple[Moment, ...]
    undated: tuple[Moment, ...]


def chapters(moments: Sequence[Moment]) -> Chapters:
    """The events of a timeline by how well they are dated; what somebody denies is never left to the rest."""
    undated = [moment for moment in moments if not moment.date]
    return Chapters(
        dated=tuple(moment for moment in moments if moment.settled),
        bounded=tuple(moment for moment in moments if moment.date and not moment.settled),
        disputed=tuple(moment for moment in undated if is_disputed(moment)),
        undated=tuple(moment for moment in undated if not is_disputed(moment)),
    )


def is_disputed(moment: Moment) -> bool:
    """Whether somebody denies an event."""
    return bool(moment.denials) or any(voice.status == WORDS[Stance.DENIES] for voice in moment.voices)


def moment_of(case: Case, event: Event, denials: Sequence[Link]) -> Moment:
    """One event as a line of the timeline."""
    voices, actors, recipients = voices_on(case, event), named(case, event.actors), named(case, event.recipients)
    claims = [case.by_id[claim] for claim in event.claims]
    return Moment(
        id=event.id,
        date=render_edtf(event.earliest, event.latest),
        settled=event.earliest is not None and event.latest is not None,
        label=event.label,
        who=" → ".join(listed(side) for side in (actors, recipients) if side and not all(name in event.label for name in side)),
        predicate="/".join(part for part in (event.predicate, event.mode) if part) or None,
        actors=actors,
        recipients=recipients,
        place=next(iter(named(case, [event.place] if event.place else [])), None),
        status=", ".join(dict.fromkeys(voice.status for voice in voices)),
        voices=voices,
        denials=denial_words(case, denials),
        pages=tuple(sorted({name_of(case, claim.trigger.page) for claim in claims})),
        witnesses=case.witnesses(event.id),
        words=words_of(case, best_claim(claims)),
    )


def best_claim(claims: Sequence[Claim]) -> Claim:
    """The claim that says most: with the most arguments, then the earliest on its page."""
    return min(claims, key=lambda claim: (-len(claim.arguments), claim.trigger))


def voices_on(case: Case, event: Event) -> tuple[Voice, ...]:
    """Who takes which stance; where no position is known, the status of the claims and whom they are from."""
    positions = case.positions_on.get(event.id, ())
    if positions:
        return tuple(
            Voice(word, tuple(dict.fromkeys(speaker for position in positions if position.stance == stance for speaker in speakers_of(case, position))))
            for stance, word in WORDS.items()
            if any(position.stance == stance for position in positions)
        )
    spoken: dict[str, list[str]] = {}
    for claim in (case.by_id[claim] for claim in event.claims):
        spoken.setdefault(str(claim.status.label), []).append(says_who(case, claim)[-1])
    return tuple(Voice(label, tuple(dict.fromkeys(sources))) for label, sources in sorted(spoken.items()))


def speakers_of(case: Case, position: Position) -> tuple[str, ...]:
    """The source of a position, or the outlets where it is told in their own words."""
    return named(case, [position.source]) if position.source else tuple(outlet_of(case, page) for page in position.pages)


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


def denial_words(case: Case, links: Sequence[Link]) -> tuple[str, ...]:
    """Who denies, and whose word it is that they deny: one sentence a denier."""
    told: dict[tuple[str, ...], list[tuple[str, ...]]] = {}
    for link in links:
        told.setdefault(deniers_at(case, link.left), []).append(accusers_at(case, link.right))
    return tuple(denial_sentence(deniers, tuple(dict.fromkeys(chain.from_iterable(accusers)))) for deniers, accusers in told.items())


def denial_sentence(deniers: Sequence[str], accusers: Sequence[str]) -> str:
    """Who denies what whom says, in words that fit one and many."""
    return f"denial by {listed(deniers)} of what is said by {listed(accusers)}"


def deniers_at(case: Case, side: str) -> tuple[str, ...]:
    """Who denies: in the chain of a claim the one whose word is a denial, else the last; of an event those whose position it is."""
    found = case.by_id.get(side)
    if not isinstance(found, Claim):
        return speakers_on(case, side, deny=True)
    denial = next((attribution for attribution in attributions_of(case, found) if attribution.cue_kind == "deny"), None)
    return sources_of(case, denial) if denial else last_speakers(case, found)


def accusers_at(case: Case, side: str) -> tuple[str, ...]:
    """Whose word is denied: the last in the chain of a claim, else those who take another position on an event."""
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
    positions = [position for position in case.positions_on.get(event, ()) if (position.stance == Stance.DENIES) == deny]
    return tuple(dict.fromkeys(speaker for position in positions for speaker in speakers_of(case, position))) or ("someone",)
