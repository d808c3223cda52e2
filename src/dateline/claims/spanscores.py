"""The weight of every label at the words around a cue, by the learned span model."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from dateline.claims.contexts import Context
from dateline.claims.crossings import Keys, Table
from dateline.claims.spanfeatures import Place, far_table, near_table, still_table
from dateline.claims.weights import Weights

Scores = NDArray[np.float32]
"""Words x labels."""


@dataclass(frozen=True)
class Still:
    """What the words of a sentence add to the keys of features, whatever the cue. Not a slots class: what is asked for is kept for all cues."""

    table: Table
    weights: Weights

    @cached_property
    def near(self) -> Keys:
        """For a cue in the sentence."""
        return self.weights.near.keys(self.table)

    @cached_property
    def far(self) -> Keys:
        """For a cue in another sentence."""
        return self.weights.far.keys(self.table)


def still_of(context: Context, weights: Weights) -> Callable[[int], Still]:
    """What is known of the sentences of a context without a cue, each worked out once."""
    return lru_cache(maxsize=None)(lambda number: Still(still_table(context.sentences[number]), weights))


def span_scores(context: Context, number: int, cue: int, still: Callable[[int], Still]) -> tuple[list[Place], Scores]:
    """The tokens around a cue and the weight of every label at each."""
    window = context.window(number)
    places = [(each, token) for each in window for token in range(len(context.sentences[each]))]
    return places, np.concatenate(
        [near_scores(context, number, cue, still(each)) if each == number else far_scores(context, number, each, cue=cue, still=still(each)) for each in window]
    )


def near_scores(context: Context, number: int, cue: int, still: Still) -> Scores:
    """The scores of the words of the cue's own sentence."""
    near = still.weights.near
    return still.weights.scores(near, still.near + near.keys(near_table(context, number, cue)))


def far_scores(context: Context, number: int, other: int, *, cue: int, still: Still) -> Scores:
    """The scores of the words of a neighbouring sentence."""
    far = still.weights.far
    return still.weights.scores(far, still.far + far.keys(far_table(context, number, other, cue=cue)))
