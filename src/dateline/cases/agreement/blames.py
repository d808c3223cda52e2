"""All who blame somebody for what they deny, on every page of the story."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from dateline.cases.agreement.answers import Court, denies_charge
from dateline.cases.agreement.disputes import Dispute
from dateline.cases.agreement.pairings import Pairing, matter_of
from dateline.cases.agreement.pleas import CHARGES, DEEDS, POINTERS, Plea
from dateline.cases.claim_features import ROOT
from dateline.model import Label, Relation

EMPTY = frozenset(word[:ROOT] for word in chain(DEEDS, CHARGES, POINTERS))
"""Roots of words that say nothing of what is denied."""
BACK = 8
"""Sentences before a denial in which its page tells what is denied."""
ENOUGH = 2
"""Words that what is denied must share with a blame, where it has as many."""
MOST = 6
"""Claims that one denial is linked with, those that share most words with it first."""


def answer_blames(court: Court) -> Iterator[Dispute]:
    """Every denial by somebody who is known, with the claims of others that they did it."""
    rule = "case.agreement.blame/1"
    for denial in filter(denies_charge, court.world.sketches.values()):
        plea = court.plea(denial)
        if plea.sides and is_own(plea):
            for shared, blame in likest(court.blames(plea), plea)[:MOST]:
                yield Dispute(denial, blame.charge, Relation.DENIES, "polarity", rule, {rule: float(shared)})


def is_own(plea: Plea) -> bool:
    """Whether somebody denies a charge, or says that they themselves did not do it."""
    if plea.denial.claim.status.label == Label.DENIED:
        return True
    return not plea.sides.isdisjoint(plea.denial.agents.sides)


def likest(blames: Sequence[Pairing], plea: Plea) -> list[tuple[int, Pairing]]:
    """The blames that share enough words with what is denied, one of a sentence; those with most first."""
    own = plea.words - plea.names - EMPTY
    topic = own or last_told(blames)
    enough = min(ENOUGH, len(own)) if own else 1
    shared = [(len(words_of(each) & topic), each) for each in blames]
    ranked = sorted(shared, key=lambda each: (-each[0], each[1].aside, each[1].charge.order))
    first: dict[tuple[str, int], tuple[int, Pairing]] = {}
    for points, blame in ranked:
        if topic and points >= enough:
            claim = blame.charge.claim
            first.setdefault((claim.trigger.page, claim.sentence), (points, blame))
    return list(first.values())


def last_told(blames: Iterable[Pairing]) -> frozenset[str]:
    """The roots of the words of the last blame before a denial on its page."""
    near = [each for each in blames if not each.elsewhere and 0 <= each.away <= BACK]
    last = min((each.away for each in near), default=0)
    return frozenset(chain.from_iterable(words_of(each) for each in near if each.away == last))


def words_of(blame: Pairing) -> frozenset[str]:
    """The roots of what is blamed on who denies, but for their names."""
    return (matter_of(blame.charge) | blame.charge.roots) - blame.plea.names - EMPTY
