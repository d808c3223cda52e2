"""What is disputed: what is charged and what is answered, face to face, each in the words of a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dateline.cases.speakers import name_of, says_who, telling
from dateline.model import Case, Claim, Event, Label, Link, Relation
from dateline.views.denials import denials_on, event_of
from dateline.views.timeline import Moment
from dateline.views.words import words_of

AGAINST = frozenset({Label.DENIED, Label.NEGATED})
"""The status of what answers a charge."""


@dataclass(frozen=True)
class Word:
    """What somebody says, by a claim: his name, the status, the words, the page."""

    who: tuple[str, ...]
    status: str
    words: str
    claim: str
    page: str
    name: str


@dataclass(frozen=True)
class Dispute:
    """An event that is disputed: who says that it is so, who says that it is not, and what else contradicts."""

    moment: Moment
    charges: tuple[Word, ...]
    answers: tuple[Word, ...]
    contradictions: tuple[str, ...]


def disputes(case: Case, moments: Iterable[Moment]) -> tuple[Dispute, ...]:
    """Events that are disputed, each with both sides, in their order."""
    return tuple(dispute_on(case, each, denials_on(case, case.by_id[each.id])) for each in moments)


def dispute_on(case: Case, moment: Moment, links: Iterable[Link]) -> Dispute:
    """What is said of a disputed event, from both sides; `links` are the denials at either side of it."""
    own = telling(case, case.by_id[moment.id])
    charges = [claim for claim in own if claim.status.label not in AGAINST]
    answers = [claim for claim in own if claim.status.label in AGAINST]
    for link in links:
        if event_of(case, link.right) == moment.id:
            answers.extend(claims_at(case, link.left))
        if event_of(case, link.left) == moment.id:
            charges.extend(claims_at(case, link.right))
    return Dispute(
        moment, words_in(case, charges), words_in(case, answers), contradictions_on(case, moment.id)
    )


def contradictions_on(case: Case, event: str) -> tuple[str, ...]:
    """In what claims of an event contradict others without a denial (its day, a number, who did it), each once."""
    found = case.links_at((event, *case.by_id[event].claims))
    return tuple(dict.fromkeys(each.explanation for each in found if each.relation is Relation.CONTRADICTS))


def claims_at(case: Case, side: str) -> Iterator[Claim]:
    """The claim that is the side of a link, or those of the event that is."""
    found: Claim | Event = case.by_id[side]
    yield from (case.by_id[claim] for claim in found.claims) if isinstance(found, Event) else (found,)


def words_in(case: Case, claims: Iterable[Claim]) -> tuple[Word, ...]:
    """Claims as what somebody says, every wording of somebody once."""
    said: dict[tuple[str, str], Word] = {}
    for claim in {claim.id: claim for claim in claims}.values():
        word = word_of(case, claim)
        said.setdefault((word.who[-1], word.words.casefold()), word)
    return tuple(said.values())


def word_of(case: Case, claim: Claim) -> Word:
    """What somebody says by a claim."""
    page = claim.trigger.page
    return Word(
        says_who(case, claim),
        str(claim.status.label),
        words_of(case, claim),
        claim.id,
        page,
        name_of(case, page),
    )
