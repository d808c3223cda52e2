"""Whether two claims tell the same, as a reader who compares just these two would say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import exp

from dateline.cases.claim_features import Sketch, World
from dateline.model import Label
from dateline.weights import weight_row, weight_table

ODDS = weight_table("en.sameness.odds")
CLOSE, AGAINST = weight_row("en.sameness.close")
"""The logarithmic odds from which on two claims tell the same, and from which on one answers the other."""
NEAR = 2
"""Sentences within which two claims stand near each other."""


class Comparison:
    """The claims of a case, to be compared two at a time.

    Events are held together by pairs, and their far ends may have little in common. What this says is learned of all
    claims, so that words which name no happening ("have", "see") count against it, too.
    """

    def __init__(self, world: World) -> None:
        self._world = world

    def odds(self, one: Sketch, other: Sketch) -> float:
        """The logarithmic odds that two claims tell the same; those of none where no vectors are known."""
        if not self._world.vectors.known(one.order, other.order):
            return ODDS["beginning"]
        word, clause = self._world.vectors.alike(one.order, other.order)
        return odds_of({"word": word, "clause": clause, **compare(one, other)})

    def likely(self, one: Sketch, other: Sketch) -> float:
        """The probability of it."""
        return 1 / (1 + exp(-self.odds(one, other)))

    def telling(self, anchor: Sketch, group: Iterable[Sketch]) -> list[Sketch]:
        """The claims of a group that tell what one of them tells; all of them where no vectors are known."""
        return [
            each
            for each in group
            if not self.known(anchor, each)
            or self.odds(anchor, each) >= (AGAINST if is_answer(each) else CLOSE)
        ]

    def known(self, one: Sketch, other: Sketch) -> bool:
        """Whether two claims can be compared: they are two, and vectors of both are known."""
        return one is not other and self._world.vectors.known(one.order, other.order)


def is_answer(sketch: Sketch) -> bool:
    """Whether somebody says that it is not so: who answers a charge mostly does so in other words."""
    return sketch.claim.status.label is Label.NEGATED and bool(sketch.claim.chain)


def odds_of(traits: Mapping[str, float]) -> float:
    """The logarithmic odds that traits of a pair add up to."""
    return ODDS["beginning"] + sum(ODDS[name] * value for name, value in traits.items())


def compare(one: Sketch, other: Sketch) -> dict[str, float]:
    """What two claims have in common and what not, apart from how alike their words are."""
    mine, theirs = one.claim, other.claim
    typed = mine.predicate is not None and theirs.predicate is not None
    page = mine.trigger.page == theirs.trigger.page
    same = (one.agents.ids & other.agents.ids, one.recipients.ids & other.recipients.ids)
    return {
        "saying": float(one.saying + other.saying),
        "type": float(typed and mine.predicate == theirs.predicate),
        "types": float(typed and mine.predicate != theirs.predicate),
        "standing": float(mine.status.label != theirs.status.label),
        "page": float(page),
        "near": float(page and 0 < abs(mine.sentence - theirs.sentence) <= NEAR),
        "parts": float(sum(map(bool, same))),
        "pointing": float(one.points_back or other.points_back),
    }
