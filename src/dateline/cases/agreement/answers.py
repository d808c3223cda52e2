"""Which charge a denial answers: a logistic regression on who says both, where, and in which words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from math import exp

from dateline.cases.agreement.denials import DENYING, MAINTAINING
from dateline.cases.agreement.disputes import Dispute
from dateline.cases.claim_features import ROOT, Sketch, World
from dateline.model import Attribution, Label, Relation, Role, Tense
from dateline.weights import weight_table

WEIGHTS = weight_table("en.answers.weights")
"""What each feature adds to the logarithmic odds that a denial answers a charge; `bias` always counts."""
ENOUGH, BESIDE = weight_table("en.agreement.answers").values()
"""How likely an answer must be to be linked, and what share of the best another one of the same source must have."""
MOST = 3
"""Charges that one denial is linked with, the likeliest first."""
LOOKED_AT = 60
"""Charges that a denial is weighed against: of its page, then of others that name who denies."""
NEAR = 2
"""Sentences between a charge and a denial that stand near."""
CHARGING = frozenset({"accuse", "claim", "suspect", "hearsay"})
"""Kinds of cues that bring a charge."""
POINTING = frozenset({"triggers.rejected", "triggers.denial"})
"""Rules of event words that say nothing but that something is denied."""


@dataclass(frozen=True)
class Court:
    """What is weighed: the world, and the attributions by id. Not a slots class: look-ups are cached."""

    world: World
    attributions: Mapping[str, Attribution]

    @cached_property
    def charges(self) -> Mapping[str, Sequence[Sketch]]:
        """The claims that somebody upholds, by page, in text order."""
        found: dict[str, list[Sketch]] = defaultdict(list)
        for sketch in self.world.sketches.values():
            if sketch.claim.status.label in MAINTAINING and not sketch.saying:
                found[sketch.claim.trigger.page].append(sketch)
        return found

    @cached_property
    def naming(self) -> Mapping[str, Sequence[Sketch]]:
        """The charges that somebody brings, by the entities that they name."""
        found: dict[str, list[Sketch]] = defaultdict(list)
        for charge in chain.from_iterable(self.charges.values()):
            if self.is_charged(charge):
                for entity in charge.named:
                    found[entity].append(charge)
        return found

    def links(self, sketch: Sketch) -> list[Attribution]:
        """The attributions of a claim, outermost first."""
        return [self.attributions[link] for link in sketch.claim.chain if link in self.attributions]

    def sources(self, link: Attribution) -> frozenset[str]:
        """The entities on whose word an attribution stands."""
        return frozenset(entity.id for source in link.sources if (entity := self.world.entity_of.get(source)))

    def deniers(self, denial: Sketch) -> frozenset[str]:
        """Who denies: the sources of the innermost denial of the chain, else of its outermost link."""
        links = self.links(denial)
        denying = [link for link in links if link.cue_kind == "deny"]
        return self.sources((denying or links[:1])[-1]) if links else frozenset()

    def tellers(self, charge: Sketch) -> frozenset[str]:
        """Who brings a charge: the sources of its outermost link."""
        return frozenset().union(*map(self.sources, self.links(charge)[:1]))

    def is_charged(self, charge: Sketch) -> bool:
        """Whether a claim is told as a charge."""
        cues = {link.cue_kind for link in self.links(charge)}
        return charge.claim.status.label == Label.ALLEGED or not CHARGING.isdisjoint(cues)

    # ---- the features

    def features(self, denial: Sketch, charge: Sketch) -> frozenset[str]:
        """What is true of a denial and a charge, by name."""
        who, tellers = self.deniers(denial), self.tellers(charge)
        held = {
            "own": not charge.claim.chain,
            "other": bool(charge.claim.chain) and who.isdisjoint(tellers),
            "same": not who.isdisjoint(tellers),
            "charged": self.is_charged(charge),
            "denier": not who.isdisjoint(charge.named | around(self.world, charge)),
            "shared": bool((denial.named & charge.named) - who),
            "words": not roots(denial).isdisjoint(roots(charge)),
            "root": denial.root == charge.root,
            "pointing": denial.claim.by.rule in POINTING or not POINTING.isdisjoint(denial.claim.by.premises),
            "typed": charge.claim.predicate is not None,
            "acted": bool(charge.arguments(Role.AGENT)),
            "done": bool(charge.arguments(Role.THEME, Role.RECIPIENT)),
            "past": charge.claim.status.time == Tense.PAST,
            "noun": charge.claim.by.rule == "status.noun",
        }
        return frozenset((*(name for name, holds in held.items() if holds), where(denial, charge)))

    def answered(self, denial: Sketch) -> list[tuple[float, Sketch]]:
        """The charges that a denial answers, likeliest first, each with how likely: those of one source."""
        near = nearest_first(self.charges.get(denial.claim.trigger.page, ()), denial)
        others = chain.from_iterable(self.naming.get(entity, ()) for entity in sorted(self.deniers(denial)))
        held = list(dict.fromkeys((*near, *others)))[:LOOKED_AT]
        weighed = sorted(
            ((likelihood(self.features(denial, charge)), charge) for charge in held),
            key=lambda each: (-each[0], each[1].order),
        )
        if not weighed or weighed[0][0] < ENOUGH:
            return []
        best, foremost = weighed[0]
        alike = [each for each in weighed if each[0] >= BESIDE * best and joined(each[1], foremost)]
        return alike[:MOST]


def answer_charges(world: World, attributions: Mapping[str, Attribution]) -> Iterator[Dispute]:
    """Every denial with the charges that it answers."""
    court = Court(world, attributions)
    for denial in world.sketches.values():
        if denies_charge(denial):
            for points, charge in court.answered(denial):
                yield Dispute(
                    denial,
                    charge,
                    Relation.DENIES,
                    "polarity",
                    "case.agreement.answer/1",
                    {"case.agreement.answer/1": round(points, 2)},
                )


def denies_charge(sketch: Sketch) -> bool:
    """Whether a claim may answer a charge: it is denied, or somebody who is named says that it is not so."""
    label = sketch.claim.status.label
    return not sketch.saying and (label == Label.DENIED or (label in DENYING and bool(sketch.claim.chain)))


def nearest_first(charges: Sequence[Sketch], denial: Sketch) -> Iterable[Sketch]:
    """The charges of a denial's page but those in its own word, those next to it first."""
    return sorted(
        (charge for charge in charges if charge.claim.trigger != denial.claim.trigger),
        key=lambda charge: (abs(charge.order - denial.order), charge.order),
    )


def joined(charge: Sketch, foremost: Sketch) -> bool:
    """Whether a charge is the foremost one, or of the same source."""
    source = charge.claim.chain[:1]
    return charge is foremost or (bool(source) and source == foremost.claim.chain[:1])


def where(denial: Sketch, charge: Sketch) -> str:
    """How far before or behind a charge a denial stands, or that it stands on another page."""
    if denial.claim.trigger.page != charge.claim.trigger.page:
        return "elsewhere"
    away = denial.claim.sentence - charge.claim.sentence
    return "behind" if away < 0 else "beside" if away == 0 else "near" if away <= NEAR else "far"


def around(world: World, charge: Sketch) -> AbstractSet[str]:
    """The entities named in the evidence of a charge."""
    return frozenset(entity.id for entity in world.entities_of(world.within(charge.claim.evidence)))


def roots(sketch: Sketch) -> AbstractSet[str]:
    """The beginnings of the words of a claim and its matter."""
    return {sketch.root, *(word[:ROOT] for word in sketch.words)}


def likelihood(found: AbstractSet[str]) -> float:
    """How likely a denial with these features answers the charge, in [0, 1]."""
    return 1 / (1 + exp(-WEIGHTS["bias"] - sum(WEIGHTS.get(name, 0.0) for name in found)))
