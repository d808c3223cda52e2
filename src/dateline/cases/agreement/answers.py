"""Which charge a denial answers: a logistic regression on who says both, where, and in which words."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from math import exp

from dateline.cases.agreement.denials import DENYING, MAINTAINING
from dateline.cases.agreement.disputes import Dispute
from dateline.cases.agreement.pairings import NAMES, Pairing, roots, sources_of
from dateline.cases.claim_features import Sketch, World
from dateline.model import Attribution, Label, Relation, Span
from dateline.weights import weight_table

WEIGHTS = weight_table("en.answers.weights")
"""What each feature adds to the logarithmic odds that a denial answers a charge; `bias` always counts."""
ENOUGH, BESIDE = weight_table("en.agreement.answers").values()
"""How likely an answer must be to be linked, and what share of the best another one of the same source
must have."""
MOST = 3
"""Charges that one denial is linked with, the likeliest first."""
LOOKED_AT = 60
"""Charges of its page that a denial is weighed against, and as many others of its story."""


@dataclass(frozen=True)
class Court:
    """What is weighed: the world, and the attributions by id. Not a slots class: look-ups are cached."""

    world: World
    attributions: Mapping[str, Attribution]

    @cached_property
    def accusing(self) -> frozenset[Span | None]:
        """Where somebody accuses."""
        return frozenset(each.cue for each in self.attributions.values() if each.cue_kind == "accuse")

    @cached_property
    def charges(self) -> Mapping[str, Sequence[Sketch]]:
        """The claims that somebody upholds, and the words of accusing, by page, in text order."""
        found: dict[str, list[Sketch]] = defaultdict(list)
        for sketch in self.world.sketches.values():
            said = sketch.saying and sketch.claim.trigger not in self.accusing
            if sketch.claim.status.label in MAINTAINING and not said:
                found[sketch.claim.trigger.page].append(sketch)
        return found

    @cached_property
    def brought(self) -> Mapping[tuple[str, str], Sequence[Sketch]]:
        """The charges that somebody brings, by their story and an entity that they name."""
        found: dict[tuple[str, str], list[Sketch]] = defaultdict(list)
        for charge in chain.from_iterable(self.charges.values()):
            if self.pair(charge, charge).charged:
                for entity in charge.named:
                    found[charge.story, entity].append(charge)
        return found

    def pair(self, denial: Sketch, charge: Sketch) -> Pairing:
        """A denial and a charge, side by side."""
        links = [self.attributions[link] for link in charge.claim.chain if link in self.attributions]
        accusing = charge.claim.trigger in self.accusing
        return Pairing(self.world, denial, charge, self.deniers(denial), links, accusing=accusing)

    def deniers(self, denial: Sketch) -> frozenset[str]:
        """Who denies: the sources of the innermost denial of the chain, else of its outermost link."""
        links = [self.attributions[link] for link in denial.claim.chain if link in self.attributions]
        denying = [link for link in links if link.cue_kind == "deny"]
        return sources_of(self.world, (denying or links[:1])[-1:])

    def heard(self, denial: Sketch) -> list[Sketch]:
        """The charges that a denial is weighed against: next to it first, then of its story.

        These name who denies, or whom the denial names, and share a word with it.
        """
        near = nearest_first(self.charges.get(denial.claim.trigger.page, ()), denial)
        parties = sorted(self.deniers(denial) | denial.named)
        named = chain.from_iterable(self.brought.get((denial.story, entity), ()) for entity in parties)
        others = (charge for charge in named if not roots(denial).isdisjoint(roots(charge)))
        return list(dict.fromkeys((*near, *others)))[: 2 * LOOKED_AT]

    def answered(self, denial: Sketch) -> list[tuple[float, Sketch]]:
        """The charges that a denial answers, likeliest first, each with how likely: those of one source."""
        weighed = [(likelihood(self.pair(denial, charge)), charge) for charge in self.heard(denial)]
        best, foremost = max(weighed, key=lambda each: (each[0], -each[1].order), default=(0.0, denial))
        alike = [each for each in weighed if each[0] >= BESIDE * best and joined(each[1], foremost)]
        return sorted(alike, key=lambda each: (-each[0], each[1].order))[:MOST] if best >= ENOUGH else []


def answer_charges(world: World, attributions: Mapping[str, Attribution]) -> Iterator[Dispute]:
    """Every denial with the charges that it answers."""
    court, rule = Court(world, attributions), "case.agreement.answer/1"
    for denial in filter(denies_charge, world.sketches.values()):
        for likely, charge in court.answered(denial):
            yield Dispute(denial, charge, Relation.DENIES, "polarity", rule, {rule: round(likely, 2)})


def denies_charge(sketch: Sketch) -> bool:
    """Whether a claim may answer a charge: it is denied, or somebody who is named says that it is not so."""
    label = sketch.claim.status.label
    return not sketch.saying and (label == Label.DENIED or (label in DENYING and bool(sketch.claim.chain)))


def nearest_first(charges: Sequence[Sketch], denial: Sketch) -> list[Sketch]:
    """Some charges of a denial's page, in text order, but those in its own word; those next to it first."""
    here = bisect_left(charges, denial.order, key=lambda charge: charge.order)
    around = charges[max(0, here - LOOKED_AT) : here + LOOKED_AT]
    others = (charge for charge in around if charge.claim.trigger != denial.claim.trigger)
    return sorted(others, key=lambda charge: (abs(charge.order - denial.order), charge.order))[:LOOKED_AT]


def joined(charge: Sketch, foremost: Sketch) -> bool:
    """Whether a charge is the foremost one, or of the same source."""
    source = charge.claim.chain[:1]
    return charge is foremost or (bool(source) and source == foremost.claim.chain[:1])


def likelihood(pairing: Pairing) -> float:
    """How likely a denial answers a charge, in [0, 1]."""
    held = sum(WEIGHTS.get(name, 0.0) for name in NAMES if getattr(pairing, name))
    return 1 / (1 + exp(-WEIGHTS["bias"] - held))
