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
MOST = 6
"""Claims that one denial is linked with, those that share most words with it first."""


def answer_blames(court: Court) -> Iterator[Dispute]:
    """Every denial by somebody who is known, with the claims of others that they did it."""
    rule = "case.agreement.blame/1"
    for denial in filter(denies_charge, court.world.sketches.values()):
        plea = court.plea(denial)
        if not plea.sides or not is_own(plea):
            continue
        blames = court.blames(plea)
        topic = topic_of(plea, blames)
        for blame in likest(blames, topic)[:MOST]:
            shared = len(words_of(plea, blame) & topic)
            yield Dispute(denial, blame.charge, Relation.DENIES, "polarity", rule, {rule: float(shared)})


def is_own(plea: Plea) -> bool:
    """Whether somebody denies a charge, or says that they themselves did not do it."""
    if plea.denial.claim.status.label == Label.DENIED:
        return True
    return not plea.sides.isdisjoint(plea.denial.agents.sides)


def topic_of(plea: Plea, blames: Sequence[Pairing]) -> frozenset[str]:
    """The roots of the words of what is denied: its own, and those of what its page blames on who denies."""
    own = plea.words - plea.names - EMPTY
    near = [each for each in blames if not each.elsewhere and 0 <= each.away <= BACK]
    told = [words_of(plea, each) for each in near]
    same = [words for words in told if not own or words & own]
    return own.union(*same)


def words_of(plea: Plea, blame: Pairing) -> frozenset[str]:
    """The roots of what is blamed on who denies, but for their names."""
    return (matter_of(blame.charge) | blame.charge.roots) - plea.names - EMPTY


def likest(blames: Iterable[Pairing], topic: frozenset[str]) -> list[Pairing]:
    """The blames that share a word with a topic, one of a sentence, those that share most first."""
    shared = [(len(words_of(each.plea, each) & topic), each) for each in blames]
    ranked = sorted(shared, key=lambda each: (-each[0], each[1].charge.order))
    first: dict[tuple[str, int], Pairing] = {}
    for points, blame in ranked:
        if points:
            claim = blame.charge.claim
            first.setdefault((claim.trigger.page, claim.sentence), blame)
    return list(first.values())
