"""Which charge a denial answers: a logistic regression on who says both, where, and in which words."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain
from math import exp

from dateline.cases.agreement.denials import DENYING, MAINTAINING
from dateline.cases.agreement.disputes import Dispute
from dateline.cases.agreement.pairings import NAMES, Pairing, matter_of
from dateline.cases.agreement.pleas import Plea, hear, sides_of
from dateline.cases.claim_features import Sketch, World
from dateline.cases.indexes import every
from dateline.model import Attribution, Label, Relation, Span, Standing
from dateline.weights import weight_table

WEIGHTS = weight_table("en.answers.weights")
"""What each feature adds to the logarithmic odds that a denial answers a charge; `bias` always counts."""
LITTLE, ENOUGH, BESIDE, AT_ALL = weight_table("en.agreement.answers").values()
"""How likely an answer must be to be linked: on a page that tells little, and elsewhere; what share of the best
another one must have; how likely it must be where sides, matter or words speak for it, too."""
MOST = 3
"""Charges that one denial is linked with, the likeliest first."""
LOOKED_AT = 60
"""Charges of its page that a denial is weighed against, and as many others of its story."""
MANY = 25
"""Charges of a page that tells much."""
DESCRIBING = frozenset({"amod", "compound"})
"""Dependencies of a word that only describes another, and charges nobody: "sold DONATED blood"."""
NAMED = 2
"""What it counts that a charge on another page names who denies, in words that it shares with the denial."""


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
    def standings(self) -> Mapping[str, Standing]:
        """How the words of claims stand in their sentences, by claim."""
        return {each.claim: each for each in every(self.world.articles, Standing)}

    @cached_property
    def charges(self) -> Mapping[str, Sequence[Sketch]]:
        """The claims that somebody upholds, and the words of accusing, by page, in text order."""
        found: dict[str, list[Sketch]] = defaultdict(list)
        for sketch in self.world.sketches.values():
            said = sketch.saying and sketch.claim.trigger not in self.accusing
            standing = self.standings.get(sketch.claim.id)
            only_describes = standing is not None and standing.relation in DESCRIBING
            if sketch.claim.status.label in MAINTAINING and not (said or only_describes):
                found[sketch.claim.trigger.page].append(sketch)
        return found

    @cached_property
    def told(self) -> Mapping[tuple[str, str], Sequence[Sketch]]:
        """The charges by their story and each root of their words, and each side that they or their sources name."""
        found: dict[tuple[str, str], list[Sketch]] = defaultdict(list)
        for charge in chain.from_iterable(self.charges.values()):
            links = [self.attributions[link] for link in charge.claim.chain[-1:] if link in self.attributions]
            said = chain.from_iterable(link.content for link in links)
            entities = self.world.entities_of(self.world.within(said))
            sides = sides_of(self.world, (entity.id for entity in entities))
            for word in {*charge.roots, *charge.part_sides, *sides}:
                found[charge.story, word].append(charge)
        return found

    def hearing(self, denial: Sketch) -> list[Pairing]:
        """A denial beside every charge that it is weighed against."""
        plea = self.plea(denial)
        pairings = [self.pair(plea, charge) for charge in self.heard(plea)]
        here = [each for each in pairings if is_said(each)]
        latest = max((sentence_of(each) for each in here if each.away >= 0), default=None)
        lone = {sentence_of(each) for each in here if each.charged}
        return [
            replace(
                each,
                latest=is_said(each) and sentence_of(each) == latest,
                lone=is_said(each) and each.charged and len(lone) == 1,
            )
            for each in pairings
        ]

    def plea(self, denial: Sketch) -> Plea:
        """A denial as it is weighed."""
        crowded = len(self.charges.get(denial.claim.trigger.page, ())) > MANY
        return hear(denial, self.attributions, crowded=crowded)

    def about(self, plea: Plea) -> list[Pairing]:
        """The claims of the story that have to do with who denies, in text order."""
        named = chain.from_iterable(self.told.get((plea.denial.story, side), ()) for side in plea.sides)
        charges = sorted(dict.fromkeys(named), key=lambda charge: charge.order)
        return [self.pair(plea, charge) for charge in charges]

    def may_answer(self, denial: Sketch, charge: Sketch) -> bool:
        """Whether it is not out of the question that a denial answers a charge."""
        return likelihood(self.pair(self.plea(denial), charge)) >= AT_ALL

    def pair(self, plea: Plea, charge: Sketch) -> Pairing:
        """A denial and a charge, side by side."""
        links = [self.attributions[link] for link in charge.claim.chain if link in self.attributions]
        accusing = charge.claim.trigger in self.accusing
        return Pairing(plea, charge, links, self.standings.get(charge.claim.id), accusing=accusing)

    def heard(self, plea: Plea) -> list[Sketch]:
        """The charges that a denial is weighed against: next to it first, then of its story.

        These name who denies, or whom the denial names, or share a word with it.
        """
        near = nearest_first(self.charges.get(plea.denial.claim.trigger.page, ()), plea.denial)
        return [*near, *self.likest(plea)]

    def likest(self, plea: Plea) -> list[Sketch]:
        """The charges of other pages of its story that have most in common with a denial.

        Where it says what is denied, they share a word of that.
        """
        denial, points = plea.denial, dict[Sketch, int]()
        sides = plea.sides | denial.part_sides
        for word in sorted(sides) + sorted(plea.words | plea.names):
            for charge in self.told.get((denial.story, word), ()):
                more = NAMED if word in sides and charge not in points else word not in sides
                points[charge] = points.get(charge, 0) + more
        others = [charge for charge in points if charge.claim.trigger.page != denial.claim.trigger.page]
        if plea.matter:
            others = [charge for charge in others if plea.matter & (charge.roots | matter_of(charge))]
        return sorted(others, key=lambda charge: (-points[charge], charge.order))[:LOOKED_AT]

    def answered(self, denial: Sketch) -> list[tuple[float, Sketch]]:
        """The charges that a denial answers, likeliest first, each with how likely: one of a sentence."""
        likely = [(likelihood(each), each) for each in self.hearing(denial)]
        enough = [(share, each) for share, each in likely if share >= least(each)]
        weighed = sorted(enough, key=lambda each: (-each[0], each[1].charge.order))
        alike = [each for each in weighed if each[0] >= BESIDE * weighed[0][0]]
        return list(first_of_sentences(alike))[:MOST]


def answer_charges(court: Court) -> Iterator[Dispute]:
    """Every denial with the charges that it answers."""
    rule = "case.agreement.answer/1"
    for denial in filter(denies_charge, court.world.sketches.values()):
        for likely, charge in court.answered(denial):
            yield Dispute(denial, charge, Relation.DENIES, "polarity", rule, {rule: round(likely, 2)})


def denies_charge(sketch: Sketch) -> bool:
    """Whether a claim may answer a charge: it is denied, or somebody who is named says that it is not so."""
    label = sketch.claim.status.label
    return label == Label.DENIED or (label in DENYING and bool(sketch.claim.chain) and not sketch.saying)


def nearest_first(charges: Sequence[Sketch], denial: Sketch) -> list[Sketch]:
    """Some charges of a denial's page, in text order, but those in its own word; those next to it first."""
    here = bisect_left(charges, denial.order, key=lambda charge: charge.order)
    around = charges[max(0, here - LOOKED_AT) : here + LOOKED_AT]
    others = (charge for charge in around if charge.claim.trigger != denial.claim.trigger)
    return sorted(others, key=lambda charge: (abs(charge.order - denial.order), charge.order))[:LOOKED_AT]


def is_said(pairing: Pairing) -> bool:
    """Whether somebody else brings or tells a charge on the page of the denial."""
    return (pairing.other or pairing.charged) and not pairing.elsewhere


def sentence_of(pairing: Pairing) -> int:
    """The sentence of a charge."""
    return pairing.charge.claim.sentence


def first_of_sentences(weighed: Iterable[tuple[float, Pairing]]) -> Iterator[tuple[float, Sketch]]:
    """Of charges with how likely each is, one of every sentence: that in the word of the denial, else the first."""
    found: dict[tuple[str, int], tuple[float, Pairing]] = {}
    for likely, pairing in weighed:
        place = pairing.charge.claim.trigger.page, sentence_of(pairing)
        if place not in found or (pairing.lemma and not found[place][1].lemma):
            found[place] = likely, pairing
    yield from ((likely, pairing.charge) for likely, pairing in found.values())


def least(pairing: Pairing) -> float:
    """How likely a denial must answer a charge to be linked with it: less so if it must be about one told there."""
    return LITTLE if pairing.plea.only_points and not pairing.crowded else ENOUGH


def likelihood(pairing: Pairing) -> float:
    """How likely a denial answers a charge, in [0, 1]."""
    held = sum(WEIGHTS.get(name, 0.0) for name in NAMES if getattr(pairing, name))
    return 1 / (1 + exp(-WEIGHTS["bias"] - held))
