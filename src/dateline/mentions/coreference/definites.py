"""Definite nouns to whom or what they mean ("the bank", "this ship"): candidates, weighed by what was learned.

A mention ranker with surface features (after Durrett and Klein 2013): each chain before the noun is weighed by a
logistic regression, and the likeliest is meant if it is likely enough. `training/definites.py` makes the weights,
docs/models/definites.md says from what. It comes last of the rules for nouns, and touches no noun that they linked.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import exp

from dateline.mentions.coreference.antecedents import Antecedent, antecedents
from dateline.mentions.coreference.chains import Chains, Scene
from dateline.mentions.coreference.nominal_links import PASSING
from dateline.model import By, Coreference, EntityType, Ground, Mention, MentionKind, Sentence
from dateline.rules import Pack
from dateline.shapes.shapes import shape
from dateline.vocabulary import word_list
from dateline.weights import weight, weight_table

WEIGHTS, ENOUGH = weight_table("en.definites.weights"), weight("en.definites.enough")
"""What each feature adds to the log-odds that a noun means an antecedent, and how likely that must be."""

GENERIC = word_list("en.coreference.generic_bodies")
FARTHEST = 4
"""The farthest class of distance: doublings of sentences between."""
GREATEST = 3
"""The greatest class of size: doublings of the mentions of a chain."""
RIVALS = 3
"""Antecedents whose weight is kept as grounds."""

is_definite = shape("en.shape.pointed_at")
is_owned = shape("en.shape.owned")
is_completed = shape("en.shape.completed")


def link_definites(scene: Scene, chains: Chains, *, pack: Pack) -> Iterator[Coreference]:
    """Links of definite nouns that nothing names yet, in text order, so that each sees those before it."""
    for noun in scene.mentions:
        if is_anaphor(scene, noun):
            ranked = ranked_for(scene, chains, noun, pack=pack)
            if ranked and ranked[0][0] >= ENOUGH:
                likely, best = ranked[0]
                grounds = tuple(
                    Ground("coreference.definite/1", (other.nearest.id,), round(share, 2))
                    for share, other in ranked[:RIVALS]
                )
                by = By("coreference.definite/1", round(likely, 2), (), grounds)
                yield Coreference(noun.id, best.nearest.id, by)


def is_anaphor(scene: Scene, noun: Mention) -> bool:
    """Whether a mention is a noun with "the", "this" or the like, that nobody owns."""
    here = scene.sentence(noun)
    nominal = noun.kind == MentionKind.NOMINAL
    return nominal and is_definite(here, noun.head) and not is_owned(here, noun.head)


def ranked_for(scene: Scene, chains: Chains, noun: Mention, *, pack: Pack) -> list[tuple[float, Antecedent]]:
    """The antecedents that a noun may have with how likely each is, the likeliest first.

    None where its chain is named, or has begun before it.
    """
    found = antecedents(scene, chains, noun, pack=pack)
    weighed = [(likelihood(features_of(scene, chains, noun, each, found)), each) for each in found]
    return sorted(weighed, key=lambda each: -each[0])


def likelihood(features: dict[str, float]) -> float:
    """How likely features make it that a noun means an antecedent."""
    return 1 / (1 + exp(-WEIGHTS["bias"] - sum(WEIGHTS[name] * value for name, value in features.items())))


def features_of(
    scene: Scene, chains: Chains, noun: Mention, other: Antecedent, rivals: list[Antecedent]
) -> dict[str, float]:
    """What is said of a noun and an antecedent, by the names of the weights."""
    here = scene.sentence(noun)
    modifiers = modifiers_of(here, noun)
    described = is_completed(here, noun.head)
    return words_features(here, noun, other, modifiers) | {
        "far": min(doublings(noun.sentence - other.nearest.sentence - 1), FARTHEST),
        "subject": float(scene.is_subject(other.nearest)),
        "size": min(doublings(chains.size(other.nearest.id)), GREATEST),
        "recent": float(next(each for each in rivals if each.type == other.type) is other),
        "described": float(described),
        "plural": float(here.tags[noun.head] in {"NNS", "NNPS"}),
        "key": float(chains.key(other.nearest.id) is not None),
        "country": float(noun.type == EntityType.COUNTRY),
        "bare": float(not modifiers and not described),
    }


def words_features(
    here: Sentence, noun: Mention, other: Antecedent, modifiers: frozenset[str]
) -> dict[str, float]:
    """What the words of a noun and of an antecedent have in common."""
    head = here.lemmas[noun.head].lower()
    generic = head in GENERIC and not modifiers and other.type == noun.type and other.named
    return {
        "head_name": float(head in other.name_heads),
        "head_said": float(head in other.noun_heads),
        "exact": float(noun.name.lower() in other.nouns),
        "mods_shared": float(bool(modifiers) and modifiers <= other.words),
        "generic": float(generic),
    }


def modifiers_of(here: Sentence, noun: Mention) -> frozenset[str]:
    """The words that narrow a noun, but those that pass ("former")."""
    kids = here.children(noun.head, "amod", "compound", "nmod", "nummod")
    return frozenset(here.lemmas[kid].lower() for kid in kids if here.lowers[kid] not in PASSING)


def doublings(count: int) -> float:
    """How often one must be doubled to reach a count."""
    return float(max(count, 1).bit_length() - 1)
