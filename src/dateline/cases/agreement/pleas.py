"""A denial as it is weighed: who denies, and in which words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from dateline.cases.claim_features import ROOT, Sketch, World, roots_of
from dateline.model import Attribution
from dateline.vocabulary import word_list

DEEDS, POINTERS = word_list("en.triggers.denied_deeds"), word_list("en.attribution.denial_objects")
CHARGES = word_list("en.agreement.charge_nouns")

DENIAL = "triggers.denial"
"""The rule of words that deny by themselves."""
EMPTY = frozenset(word[:ROOT] for word in chain(DEEDS, CHARGES, POINTERS))
"""Roots of words that say nothing of what is denied."""


@dataclass(frozen=True)
class Plea:
    """A denial, the attributions by which somebody denies it, and whether its page tells much.

    Not a slots class: look-ups are kept.
    """

    denial: Sketch
    links: Sequence[Attribution]
    crowded: bool = False

    @cached_property
    def deniers(self) -> frozenset[str]:
        """Who denies, as entity ids."""
        return sources_of(self.denial.world, self.links)

    @cached_property
    def sides(self) -> frozenset[str]:
        """The sides of who denies."""
        return sides_of(self.denial.world, self.deniers)

    @cached_property
    def names(self) -> frozenset[str]:
        """The roots of the words by which who denies is called, here and elsewhere."""
        world = self.denial.world
        here = (world.text(link.source) for link in self.links if link.source)
        elsewhere = (world.entities[denier].name for denier in sorted(self.deniers))
        return frozenset(chain.from_iterable(map(roots_of, (*here, *elsewhere))))

    @cached_property
    def words(self) -> frozenset[str]:
        """The roots of the words of what is denied, but for the names of who denies."""
        said = chain.from_iterable(link.content for link in self.links)
        found = chain.from_iterable(roots_of(self.denial.world.text(span)) for span in said)
        return frozenset((*found, *self.denial.roots)) - self.names

    @cached_property
    def matter(self) -> frozenset[str]:
        """The roots of its words that say what is denied."""
        return self.words - self.names - EMPTY

    @property
    def pointing(self) -> bool:
        """Whether its word only points to what is denied."""
        return self.denial.claim.lemma in DEEDS or self.denial.claim.lemma in POINTERS

    @property
    def only_points(self) -> bool:
        """Whether it does not say in its own word what is denied: "denied IT", "the REPORT", "FALSE"."""
        by = self.denial.claim.by
        return self.pointing or self.called or DENIAL in (by.rule, *by.premises)

    @property
    def vague(self) -> bool:
        """Whether its own word says nothing of what is denied: "denied IT", "the REPORT", but not "a PART in it"."""
        return self.only_points and self.denial.claim.lemma not in DEEDS

    @property
    def called(self) -> bool:
        """Whether its word calls what is denied a charge."""
        return self.denial.claim.lemma in CHARGES


def hear(denial: Sketch, attributions: Mapping[str, Attribution], *, crowded: bool) -> Plea:
    """A denial by the innermost denial of its chain, else by its outermost link."""
    links = [attributions[link] for link in denial.claim.chain if link in attributions]
    denying = [link for link in links if link.cue_kind == "deny"]
    return Plea(denial, (denying or links[:1])[-1:], crowded)


def sources_of(world: World, links: Iterable[Attribution]) -> frozenset[str]:
    """The entities on whose word some attributions stand, by id."""
    found = (world.entity_of.get(source) for link in links for source in link.sources)
    return frozenset(entity.id for entity in found if entity)


def sides_of(world: World, entities: Iterable[str]) -> frozenset[str]:
    """The sides of some entities, by their ids."""
    return frozenset[str]().union(*(world.party_of[entity].sides for entity in entities))
