"""Short runs of words by which two texts are laid side by side."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from dateline.cases.copies.words import Hashes, Truths, Words, mix

SEED = 3
"""Words that must agree to begin a match."""

COMMON = 12
"""Seeds more frequent than this in a text say nothing."""

TABLE = 1 << 14
"""Entries of the table that rules out seeds."""

Numbers = npt.NDArray[np.intp]


@dataclass(frozen=True, eq=False)
class Seeds:
    """Where the seeds of a text stand: `order` has the places by seed.

    Those of `known[k]` are `order[bounds[k]:bounds[k + 1]]`; `table` rules out most others at once.
    """

    known: Hashes
    order: Numbers
    bounds: Numbers
    table: Truths


@lru_cache(maxsize=8)
def index_seeds(words: Words) -> Seeds:
    """The seeds of a text; remembered because one text is aligned with several in a row."""
    seeds = mix(words.codes, SEED)
    order = np.argsort(seeds, kind="stable")
    known, bounds = np.unique(seeds[order], return_index=True)
    table = np.zeros(TABLE, dtype=bool)
    table[seeds % np.uint64(TABLE)] = True
    return Seeds(known, order, np.append(bounds, len(order)), table)


def find_seeds(left: Words, seeds: Seeds) -> tuple[list[int], list[int], list[int]]:
    """Where a seed of the right text stands on the left, and the bounds of its places in the right order.

    Common seeds are left out.
    """
    mine = mix(left.codes, SEED)
    likely = np.flatnonzero(seeds.table[mine % np.uint64(TABLE)])
    places = np.minimum(np.searchsorted(seeds.known, mine[likely]), len(seeds.known) - 1)
    begins, ends = seeds.bounds[places], seeds.bounds[places + 1]
    usable = (seeds.known[places] == mine[likely]) & (ends - begins <= COMMON)
    return likely[usable].tolist(), begins[usable].tolist(), ends[usable].tolist()
