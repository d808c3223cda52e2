"""Why a page is of a day: what its evidence says for that day, and what against it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain
from math import log

import numpy as np

from dateline.cases.dating.axis import FIRST
from dateline.cases.dating.likelihoods import WEEKDAY_DATE, WEEKDAYS_NAMED, YEAR, Evidence
from dateline.cases.dating.posteriors import Prior
from dateline.cases.dating.shared_events import SHARED_EVENT
from dateline.model import By, Ground

PREMISES = 12
"""Facts that an estimate names as its reasons, most telling first."""

TELLING = log(2)
"""How much evidence must say for or against the reported day to be a reason: that it is twice as likely."""

Weighed = tuple[float, Evidence]
"""Evidence and what it says for a day."""


def log_odds(evidence: Evidence, day: int, prior: Prior) -> float:
    """The logarithm of how many times likelier evidence is on a page of a day than on one of any."""
    top = evidence.logs.max()
    mean = (np.exp(evidence.logs - top) * prior.shares).sum()
    return float(evidence.logs[day - FIRST] - top - np.log(mean))


def telling(weighed: Sequence[Weighed]) -> list[Weighed]:
    """The evidence that says much for a day, or the one that says most.

    The most telling comes first; what is only added to other evidence comes last.
    """
    found = [each for each in weighed if each[0] >= TELLING] or sorted(weighed, key=weight_of)[:1]
    return sorted(found, key=lambda each: (LEADING.get(each[1].rule, 1), -each[0]))


def opposing(weighed: Sequence[Weighed]) -> list[Weighed]:
    """The evidence that says as much against a day, most telling first."""
    return sorted((each for each in weighed if each[0] <= -TELLING), key=weight_of, reverse=True)


def weight_of(weighed: Weighed) -> float:
    """What orders evidence, the most telling first."""
    return -weighed[0]


def told(best: int, ranked: Sequence[Weighed], *, against: Sequence[Weighed], score: float) -> By:
    """The reasons for a day: first those that people can follow from words on the page itself."""
    founded = [each for each in ranked if each[1].premises(best)] or ranked
    ordered = sorted(founded, key=lambda each: FOLLOWABLE.get(each[1].rule, 2))
    grounds = by_rule(best, ordered)
    facts = dict.fromkeys(chain.from_iterable(ground.facts for ground in grounds))
    return By(grounds[0].rule, score, tuple(facts), (*grounds, *by_rule(best, against)))


def by_rule(best: int, ranked: Sequence[Weighed]) -> tuple[Ground, ...]:
    """Evidence under the rules that it follows: what each rule says in all, and by which facts."""
    facts: dict[str, dict[str, None]] = {}
    weights: dict[str, float] = {}
    for weight, each in ranked:
        room = PREMISES - sum(map(len, facts.values()))
        facts.setdefault(each.rule, {}).update(dict.fromkeys(each.premises(best)[:room]))
        weights[each.rule] = weights.get(each.rule, 0.0) + weight
    return tuple(Ground(rule, tuple(found), round(weights[rule], 2)) for rule, found in facts.items())


LEADING = {SHARED_EVENT: 0, WEEKDAYS_NAMED: 2, YEAR: 2}
"""The rules that come last among others: which weekday or year it is only adds to what else is said."""

FOLLOWABLE = {SHARED_EVENT: 0, WEEKDAY_DATE: 1}
"""The rules that are told before the others."""


def contradicted(by: By, objections: tuple[str, ...]) -> By:
    """The reasons for a day, and the words that contradict a declared one."""
    own = by.grounds or (Ground(by.rule, by.premises),)
    grounds = (*own, Ground("case.date.contradicted/1", objections))
    return replace(by, premises=(*by.premises, *objections), grounds=grounds)
