"""Claims of one event that say, of the same parties and in the same word, that it is so and that it is not."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product

from dateline.cases.speakers import quote
from dateline.model import Case, Claim, Label, Role

UPHELD = frozenset({Label.STATED, Label.ALLEGED})
"""The status of what somebody says to be so."""
PARTIES = frozenset({Role.AGENT, Role.RECIPIENT, Role.THEME})
SHARED = 2
"""So many parties have claims in common that are opposed: one party has a part in much else."""


def is_opposed(case: Case, claims: Iterable[Claim]) -> bool:
    """Whether one of some claims is negated and another upheld that tells the same of the same two parties."""
    claims = tuple(claims)
    upheld = [claim for claim in claims if claim.status.label in UPHELD]
    negated = [claim for claim in claims if claim.status.label is Label.NEGATED]
    return any(
        one.lemma == other.lemma and len(parties_of(case, one) & parties_of(case, other)) >= SHARED
        for one, other in product(upheld, negated)
    )


def parties_of(case: Case, claim: Claim) -> frozenset[str]:
    """Who and what has a part in a claim: entities by id, else the words of the page."""
    told = (argument for argument in claim.arguments if argument.role in PARTIES)
    found = ((case.entity_of.get(each.mention) if each.mention else None, each.span) for each in told)
    return frozenset(entity.id if entity else quote(case, span).casefold() for entity, span in found)
