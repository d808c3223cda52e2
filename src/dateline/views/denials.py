"""Who denies an event, and whose word it is that is denied."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from dateline.cases.speakers import UNNAMED, listed, outlet_of, sources_of
from dateline.model import Attribution, Case, Claim, Event, Label, Link, Relation, Stance
from dateline.views.positions import speakers_of


def denials_of(case: Case) -> Mapping[str, tuple[Link, ...]]:
    """The links by which someone denies, by the events on either side."""
    found: dict[str, list[Link]] = {}
    for link in case.links:
        if link.relation == Relation.DENIES:
            for event in dict.fromkeys(event_of(case, side) for side in (link.left, link.right)):
                if event:
                    found.setdefault(event, []).append(link)
    return {event: tuple(links) for event, links in found.items()}


def denials_on(case: Case, event: Event) -> tuple[Link, ...]:
    """The links by which someone denies, or is denied in, one event."""
    ends = (event.id, *event.claims)
    found = (link for link in case.links_at(ends) if link.relation == Relation.DENIES)
    return tuple(
        link for link in found if event.id in {event_of(case, side) for side in (link.left, link.right)}
    )


def event_of(case: Case, side: str) -> str | None:
    """The event that an end of a link is, or that its claim is merged into."""
    if isinstance(case.by_id.get(side), Event):
        return side
    event = case.event_of.get(side)
    return event.id if event else None


def denial_words(case: Case, links: Iterable[Link], way: str) -> tuple[str, ...]:
    """Who denies in one way, and whose word it is: one sentence for all who answer the same accusers.

    Who says that something is not so does not negate a word of his own: he speaks of two things, as a rule.
    """
    told: dict[tuple[str, ...], list[Link]] = {}
    for link in links:
        if denying(case, link.left) == way and not is_own_word(case, link):
            told.setdefault(deniers_at(case, link.left), []).append(link)
    answers: dict[str, dict[str, None]] = {}
    for deniers, found in told.items():
        answers.setdefault(accusations(case, found), {}).update(dict.fromkeys(deniers))
    return tuple(
        f"{way} by {listed(tuple(deniers))} of what is {accusation}"
        for accusation, deniers in answers.items()
    )


def is_own_word(case: Case, link: Link) -> bool:
    """Whether who negates something is also who says it, and nobody else."""
    negating = denying(case, link.left) == "negation"
    return negating and set(deniers_at(case, link.left)) == set(accusers_at(case, link.right))


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
