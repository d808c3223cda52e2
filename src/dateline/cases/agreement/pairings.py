"""A denial and a charge side by side: what is true of both, by the names of weights."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dateline.cases.claim_features import ROOT, Sketch, World
from dateline.model import Attribution, Label, Role, Tense
from dateline.vocabulary import word_list

CHARGING = frozenset({"accuse", "claim", "suspect", "hearsay"})
"""Kinds of cues that bring a charge."""
DEEDS, POINTERS = word_list("en.triggers.denied_deeds"), word_list("en.attribution.denial_objects")
NEAR = 2
"""Sentences between a charge and a denial that stand near."""


@dataclass(frozen=True)
class Pairing:
    """A denial and a charge of a world, who denies, the charge's attributions; `accusing` is its word."""

    world: World
    denial: Sketch
    charge: Sketch
    deniers: frozenset[str]
    links: Sequence[Attribution]
    accusing: bool

    # ---- who says it

    @property
    def own(self) -> bool:
        """The outlet itself tells the charge."""
        return not self.charge.claim.chain

    @property
    def other(self) -> bool:
        """Somebody else than who denies tells it."""
        return bool(self.charge.claim.chain) and self.deniers.isdisjoint(self.tellers)

    @property
    def same(self) -> bool:
        """Who denies tells it."""
        return not self.deniers.isdisjoint(self.tellers)

    @property
    def charged(self) -> bool:
        """It is told as a charge."""
        told = self.charge.claim.status.label == Label.ALLEGED or self.accusing
        return told or not CHARGING.isdisjoint(link.cue_kind for link in self.links)

    # ---- whom and what it is about

    @property
    def denier(self) -> bool:
        """It names who denies."""
        inside = self.world.entities_of(self.world.within(self.charge.claim.evidence))
        return not self.deniers.isdisjoint((*self.charge.named, *(entity.id for entity in inside)))

    @property
    def shared(self) -> bool:
        """Both name somebody else."""
        return bool((self.denial.named & self.charge.named) - self.deniers)

    @property
    def words(self) -> bool:
        """Both use a word."""
        return not roots(self.denial).isdisjoint(roots(self.charge))

    @property
    def root(self) -> bool:
        """Their event words have one root."""
        return self.denial.root == self.charge.root

    @property
    def alike(self) -> bool:
        """They are of one type."""
        return self.denial.claim.predicate is not None and self.typed and self.same_type

    @property
    def same_type(self) -> bool:
        """They have the same type, or both none."""
        return self.denial.claim.predicate == self.charge.claim.predicate

    @property
    def pointing(self) -> bool:
        """The word of the denial only points to what is denied."""
        return self.denial.claim.lemma in DEEDS or self.denial.claim.lemma in POINTERS

    @property
    def negated(self) -> bool:
        """The denial says that it is not so, and does not reject a charge."""
        return self.denial.claim.status.label == Label.NEGATED

    # ---- how it is told

    @property
    def typed(self) -> bool:
        """The charge has a type."""
        return self.charge.claim.predicate is not None

    @property
    def acted(self) -> bool:
        """Somebody acts in it."""
        return bool(self.charge.arguments(Role.AGENT))

    @property
    def done(self) -> bool:
        """Something is done to somebody or something."""
        return bool(self.charge.arguments(Role.THEME, Role.RECIPIENT))

    @property
    def passive(self) -> bool:
        """Something is done, and nobody acts."""
        return not self.acted and bool(self.charge.arguments(Role.THEME))

    @property
    def past(self) -> bool:
        """It is past."""
        return self.charge.claim.status.time == Tense.PAST

    # ---- where it stands

    @property
    def elsewhere(self) -> bool:
        """It stands on another page."""
        return self.denial.claim.trigger.page != self.charge.claim.trigger.page

    @property
    def headline(self) -> bool:
        """It is the first thing that its page says."""
        return self.charge.claim.sentence == 0

    @property
    def behind(self) -> bool:
        """It stands behind the denial."""
        return self.away < 0 and not self.elsewhere

    @property
    def beside(self) -> bool:
        """It stands in the sentence of the denial."""
        return self.away == 0 and not self.elsewhere

    @property
    def near(self) -> bool:
        """It stands a sentence or two before."""
        return 0 < self.away <= NEAR and not self.elsewhere

    @property
    def far(self) -> bool:
        """It stands further before."""
        return self.away > NEAR and not self.elsewhere

    # ---- no features

    @property
    def away(self) -> int:
        """How many sentences the denial stands behind the charge, where both are of one page."""
        return self.denial.claim.sentence - self.charge.claim.sentence

    @property
    def tellers(self) -> frozenset[str]:
        """Who tells the charge, as entity ids."""
        return sources_of(self.world, self.links[:1])


NAMES = tuple(
    name
    for name, each in vars(Pairing).items()
    if isinstance(each, property) and each.fget and each.fget.__annotations__["return"] == "bool"
)
"""The features, by the names of their weights."""


def sources_of(world: World, links: Iterable[Attribution]) -> frozenset[str]:
    """The entities on whose word some attributions stand, by id."""
    found = (world.entity_of.get(source) for link in links for source in link.sources)
    return frozenset(entity.id for entity in found if entity)


def roots(sketch: Sketch) -> frozenset[str]:
    """The beginnings of the words of a claim and its matter."""
    return frozenset((sketch.root, *(word[:ROOT] for word in sketch.words)))
