"""Links for people: each with the sentences on both sides, and those that a person said are none."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dateline.cases.rulings import is_of_link
from dateline.io.casefile.stored import StoredCase
from dateline.model import Claim, Event, Link, Relation, Ruling
from dateline.views.contexts import Context, context_of
from dateline.views.decisions import phrase_of


@dataclass(frozen=True)
class Tied:
    """A link with the sentences on both sides; a side that is a provision has none."""

    link: Link
    sides: tuple[Context, ...]


@dataclass(frozen=True)
class Struck:
    """A link that a person rejected: the judgement, the relation, who said so and why, and both sentences."""

    judgement: str
    relation: str
    phrase: str
    sides: tuple[Context, ...]


def tied_by(case: StoredCase, link: Link) -> Tied:
    """A link with the sentences of its sides."""
    sides = (case.by_id.get(side) for side in (link.left, link.right))
    claims = [anchor_of(case, side.id) if isinstance(side, Event) else side for side in sides if side]
    return Tied(link, contexts(case, claims))


def anchor_of(case: StoredCase, event: str) -> Claim:
    """The claim on whose words the line of an event stands, else the first."""
    found: Event = case.by_id[event]
    claim: Claim = case.by_id[found.anchor or found.claims[0]]
    return claim


def contexts(case: StoredCase, sides: Iterable[object]) -> tuple[Context, ...]:
    """The sentences of claims."""
    return tuple(context_of(case, claim) for claim in sides if isinstance(claim, Claim))


def struck_at(case: StoredCase, event: Event) -> list[Struck]:
    """The links of an event that people rejected."""
    own = frozenset(event.claims)
    return [struck_by(case, ruling) for ruling in rejecting(case) if not own.isdisjoint(ruling.members)]


def struck_denials(case: StoredCase) -> list[Struck]:
    """The denials of the whole case that people rejected."""
    return [struck_by(case, ruling) for ruling in rejecting(case) if ruling.verdict == Relation.DENIES]


def rejecting(case: StoredCase) -> list[Ruling]:
    """The rulings by which links are none."""
    return [ruling for ruling in case.rulings if ruling.holds and is_of_link(ruling)]


def struck_by(case: StoredCase, ruling: Ruling) -> Struck:
    """A link that is none, by the ruling that made it so."""
    claims = (case.by_id.get(member) for member in ruling.members)
    phrase = phrase_of(case, case.by_id[ruling.judgement])
    return Struck(ruling.judgement, ruling.verdict, phrase, contexts(case, claims))
