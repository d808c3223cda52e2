"""Who does what to whom, as the learned labeller weighs the candidates of an event word."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dateline.claims.arguments.candidates import Candidate, find_candidates
from dateline.claims.arguments.features import FAMILIES, Occasion, features_of, occasion_of
from dateline.claims.arguments.labeller import AGENT, OTHER, PATIENT, Labeller, probabilities
from dateline.claims.arguments.phrases import joined, named
from dateline.claims.arguments.scenes import Scene, is_party
from dateline.model import Ground, Trigger
from dateline.weights import weight, weight_table

ENOUGH = {"V": weight_table("en.arguments.verb"), "N": weight_table("en.arguments.noun")}
"""How probable it must be that somebody acts, or is acted upon, by the kind of the event word.

Words that describe count as verbs.
"""
FURTHER, SHARED = weight("en.roles.further"), weight("en.roles.shared")
BEHIND = ("N>relcl", "N>acl")
"""How paths to the parties of a clause behind a noun begin."""
BESIDE = weight_table("en.roles.beside")
"""How probable a further party must be."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """A candidate with what is said of it, the probability of each label, and whether it is somebody."""

    candidate: Candidate
    features: tuple[str, ...]
    shares: tuple[float, ...]
    somebody: bool

    @property
    def acted_upon(self) -> float:
        """How probable it is that the event is done to the candidate, or reaches it."""
        return self.shares[PATIENT] + self.shares[OTHER]

    @property
    def is_shared(self) -> bool:
        """Whether it is a party of a clause around a noun or behind it, which may have nothing to do with it."""
        path = self.candidate.path
        return path.startswith(("N^", "N>relcl"))

    @property
    def is_beside(self) -> bool:
        """Whether it is somebody whom the event reaches beside what is acted upon most of all."""
        kind = "noun" if self.candidate.path.startswith("N") else "verb"
        return self.somebody and self.acted_upon >= BESIDE[kind]

    def is_likely(self, enough: Mapping[str, float]) -> bool:
        """Whether its likeliest label is likely enough; whom an event reaches is told in most ways."""
        if self.label == AGENT:
            return self.shares[AGENT] >= (SHARED if self.is_shared else enough["agent"])
        if self.candidate.path.startswith(BEHIND):
            return self.acted_upon >= SHARED
        further = self.somebody or self.label == OTHER
        return self.acted_upon >= (FURTHER if further else enough["patient"])

    @property
    def label(self) -> int:
        """The likeliest label of a party."""
        return max((AGENT, PATIENT, OTHER), key=lambda label: self.shares[label])


@dataclass(frozen=True, slots=True)
class Labelled:
    """One party: its label, head, which conjunct it is, its candidate, and the rule that overruled."""

    label: int
    head: int
    place: int
    weighed: Weighed
    rule: str = ""


def labelled(scene: Scene, trigger: Trigger, labeller: Labeller) -> Iterator[Labelled]:
    """The parties of an event word: one that acts, one acted upon, and more, each with all its conjuncts."""
    weighed = weigh(occasion_of(scene, trigger.token), labeller)
    enough = ENOUGH.get(weighed[0].candidate.path[0], ENOUGH["V"]) if weighed else {}
    taken: set[int] = set()
    for label, chosen in choose(weighed, enough):
        for place, head in enumerate(conjuncts(scene, chosen.candidate.token)):
            if head not in taken and is_free(scene, trigger, head):
                taken.add(head)
                yield Labelled(label, head, place, chosen)


def weigh(occasion: Occasion, labeller: Labeller) -> list[Weighed]:
    """The candidates of an event word with their probabilities; a time is no party."""
    scene = occasion.scene
    found = [
        (candidate, tuple(features_of(occasion, candidate)))
        for candidate in find_candidates(scene.sentence, occasion.trigger, labeller.ways)
        if candidate.path in labeller.paths and candidate.token not in scene.timed
    ]
    shares = probabilities(labeller.sums(features for _, features in found))
    return [
        Weighed(candidate, features, tuple(row), is_party(scene, candidate.token))
        for (candidate, features), row in zip(found, shares.tolist(), strict=True)
    ]


def choose(weighed: Sequence[Weighed], enough: Mapping[str, float]) -> Iterator[tuple[int, Weighed]]:
    """The likeliest agent, the likeliest patient, and every further party, where they are likely enough."""
    likely = [each for each in weighed if each.is_likely(enough)]
    for label in (AGENT, PATIENT):
        mine = sorted_by(likely, label)
        yield from ((label, each) for each in mine[:1])
        yield from ((OTHER, each) for each in mine[1:] if label == PATIENT and each.is_beside)
    yield from ((OTHER, each) for each in likely if each.label == OTHER)


def sorted_by(likely: Sequence[Weighed], label: int) -> list[Weighed]:
    """The candidates of a label, the likeliest first."""
    return sorted((each for each in likely if each.label == label), key=lambda each: -each.shares[label])


def conjuncts(scene: Scene, token: int) -> Iterator[int]:
    """The heads of all that is coordinated with a token; of a title and a name the name."""
    return (named(scene.sentence, each) for each in joined(scene.sentence, token))


def is_free(scene: Scene, trigger: Trigger, head: int) -> bool:
    """Whether a token can be a party: no time, no verb, not the event word."""
    here = scene.sentence
    return head not in scene.timed and head != trigger.token and here.poses[head] not in ("VERB", "AUX")


def grounds_of(found: Labelled, labeller: Labeller) -> tuple[Ground, ...]:
    """What spoke for a label and what against it, in log-odds against no role at all, the heaviest first."""
    known, totals = labeller.features, dict.fromkeys(FAMILIES, 0)
    for feature in found.weighed.features:
        totals[feature[0]] += known.get(feature, 0)
    weights = {FAMILIES[family]: labeller.margin(total, found.label) for family, total in totals.items()}
    heaviest = sorted(weights, key=lambda rule: -abs(weights[rule]))
    return tuple(Ground(rule, (), round(weights[rule], 2)) for rule in heaviest if weights[rule])
