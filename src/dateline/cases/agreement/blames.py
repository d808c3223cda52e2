"""All who blame somebody for what they deny, on every page of the story."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import chain

from dateline.cases.agreement.answers import Court, denies_charge
from dateline.cases.agreement.disputes import Dispute
from dateline.cases.agreement.pairings import NEAR, Pairing, matter_of
from dateline.cases.agreement.pleas import EMPTY, Plea
from dateline.model import Label, Relation

BACK = 8
"""Sentences before a denial in which its page tells what is denied."""
ENOUGH = 2
"""Words that what is denied must share with a blame, where it has as many."""
MOST = 12
"""Claims that one denial is linked with, those that share most words with it first."""


def answer_blames(court: Court) -> Iterator[Dispute]:
    """Every denial by somebody who is known, with the claims of others that they did it."""
    rule = "case.agreement.blame/1"
    for denial in filter(denies_charge, court.world.sketches.values()):
        plea = court.plea(denial)
        if plea.sides and is_own(plea):
            for shared, blame in blames_of(plea, court.about(plea))[:MOST]:
                yield Dispute(denial, blame.charge, Relation.DENIES, "polarity", rule, {rule: float(shared)})


def is_own(plea: Plea) -> bool:
    """Whether somebody denies a charge, or says that they themselves did not do it."""
    if plea.denial.claim.status.label == Label.DENIED:
        return True
    return not plea.denial.ahead and not plea.sides.isdisjoint(plea.denial.agents.sides)


def blames_of(plea: Plea, about: Sequence[Pairing]) -> list[tuple[int, Pairing]]:
    """The blames that share enough with what is denied, one of a sentence; those with most first."""
    others = [each for each in about if (not each.same_side and not each.cue) or each.reproached]
    sure = [each for each in others if each.accused]
    topic = plea.matter or last_told(sure)
    enough = min(ENOUGH, len(plea.matter)) or 1
    meant = [each for each in sure if len(words_of(each) & topic) >= enough] if topic else []
    types = {each.charge.claim.predicate for each in meant} - {None}
    held = {id(each) for each in meant}
    held |= {id(each) for each in others if topic and is_meant(each, topic, types)}
    ranked = sorted(
        ((len(words_of(each) & topic), each) for each in others if id(each) in held),
        key=lambda each: (-each[0], each[1].aside, each[1].charge.order),
    )
    return list(firsts(ranked))


def is_meant(each: Pairing, topic: AbstractSet[str], types: AbstractSet[str | None]) -> bool:
    """Whether a claim of others means what is denied: an accusation near it, or its deed in their words."""
    if each.reproached:
        pointing = each.plea.pointing or each.plea.called
        return pointing and not each.elsewhere and 0 <= each.away <= NEAR
    if each.accused:
        return each.charge.claim.predicate in types
    first = each.headline or each.lead
    return first and each.other_side and each.named and each.charge.root in topic


def firsts(ranked: Iterable[tuple[int, Pairing]]) -> Iterator[tuple[int, Pairing]]:
    """The first of each sentence."""
    seen = set[tuple[str, int]]()
    for points, blame in ranked:
        place = blame.charge.claim.trigger.page, blame.charge.claim.sentence
        if place not in seen:
            yield points, blame
        seen.add(place)


def last_told(blames: Iterable[Pairing]) -> frozenset[str]:
    """The roots of the words of the last blame before a denial on its page."""
    near = [each for each in blames if not each.elsewhere and 0 <= each.away <= BACK]
    last = min((each.away for each in near), default=0)
    return frozenset(chain.from_iterable(words_of(each) for each in near if each.away == last))


def words_of(blame: Pairing) -> frozenset[str]:
    """The roots of what is blamed on who denies, but for their names."""
    return (matter_of(blame.charge) | blame.charge.roots) - blame.plea.names - EMPTY
