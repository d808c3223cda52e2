"""Whether a sentence tells again what another one tells, as a reader of both would say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from dateline.cases.claim_features import Sketch, World
from dateline.cases.sameness import ODDS, Comparison
from dateline.model import Claim
from dateline.weights import weight, weight_table

WEIGHTS = weight_table("en.repeats.odds")
"""Where the logarithmic odds begin, and what each trait of two sentences adds to them."""
REPEATED = weight("en.repeats.repeated")
"""How likely a sentence must tell what another one tells to repeat it."""

Floats = NDArray[np.float64]
Place = tuple[str, int]
"""A sentence: its page and number."""


@dataclass(frozen=True)
class Traits:
    """What sentences, told first, have in common with others (sentences x sentences).

    `same` are the logarithmic odds that both anchors tell the same, `anchor` is how close the anchor of the second
    is to some claim of the first, `whole` how close its claims are on average, `share` and `common` are the share of
    its roots and how many of them the first has, too, rare ones counting more.
    """

    same: Floats
    anchor: Floats
    whole: Floats
    share: Floats
    common: Floats


def repeats(world: World, comparison: Comparison, anchors: Sequence[Sketch]) -> Floats:
    """How likely the sentence of each anchor is told again by that of each other, from 0 to 1 (first x again).

    No sentence repeats itself.
    """
    if not anchors:
        return np.zeros((0, 0))
    traits = vars(traits_of(world, comparison, anchors))
    odds = WEIGHTS["beginning"] + sum(WEIGHTS[name] * values for name, values in traits.items())
    places = [place_of(anchor) for anchor in anchors]
    apart = np.array([[one != other for other in places] for one in places])
    return np.asarray(apart / (1 + np.exp(-odds)))


def traits_of(world: World, comparison: Comparison, anchors: Sequence[Sketch]) -> Traits:
    """What the sentence of each anchor, told first, has in common with that of each other."""
    groups = claims_beside(world, anchors)
    claims = list(chain.from_iterable(groups))
    starts = np.cumsum([0, *map(len, groups[:-1])])
    closest = np.maximum.reduceat(closeness(world, claims), starts)
    at = [
        int(start) + group.index(anchor) for start, group, anchor in zip(starts, groups, anchors, strict=True)
    ]
    common = common_roots(groups)
    return Traits(
        same=odds_of_pairs(comparison, anchors),
        anchor=closest[:, at],
        whole=np.add.reduceat(closest, starts, axis=1) / np.array([len(group) for group in groups]),
        share=common / np.maximum(np.diag(common), np.finfo(float).eps),
        common=common,
    )


def closeness(world: World, claims: Sequence[Sketch]) -> Floats:
    """How close the words and the evidence of claims are, in logarithmic odds (claims x claims); 0 if not known."""
    numbers = [claim.order for claim in claims]
    known = np.array([[float(claim.claim.id in world.embeddings)] for claim in claims])
    words, clauses = world.vectors.words[numbers] * known, world.vectors.clauses[numbers] * known
    return np.asarray(ODDS["word"] * (words @ words.T) + ODDS["clause"] * (clauses @ clauses.T))


def claims_beside(world: World, anchors: Sequence[Sketch]) -> list[list[Sketch]]:
    """The claims of the sentence in which each anchor stands, itself among them."""
    beside: dict[Place, list[Sketch]] = defaultdict(list)
    for page in {anchor.claim.trigger.page for anchor in anchors}:
        for claim in world.articles[page][Claim]:
            beside[page, claim.sentence].append(world.sketches[claim.id])
    return [beside[place_of(anchor)] for anchor in anchors]


def place_of(sketch: Sketch) -> Place:
    """The sentence in which a claim stands."""
    return sketch.claim.trigger.page, sketch.claim.sentence


def common_roots(groups: Sequence[Sequence[Sketch]]) -> Floats:
    """How much the roots that two sentences share say: the logarithms of how rare each is, added up."""
    bags = [frozenset(chain.from_iterable(claim.roots for claim in group)) for group in groups]
    columns = {root: at for at, root in enumerate(sorted(frozenset(chain.from_iterable(bags))))}
    table = np.zeros((len(bags), len(columns)))
    for at, bag in enumerate(bags):
        table[at, [columns[root] for root in bag]] = 1
    rarity = np.log((1 + len(bags)) / np.maximum(table.sum(0), 1))
    return np.asarray((table * rarity) @ table.T)


def odds_of_pairs(comparison: Comparison, anchors: Sequence[Sketch]) -> Floats:
    """The logarithmic odds that two anchors tell the same."""
    found = np.zeros((len(anchors), len(anchors)))
    for one in range(len(anchors)):
        for other in range(one):
            found[one, other] = found[other, one] = comparison.odds(anchors[one], anchors[other])
    return found
