"""Numbers by key for many keys at once: a hash table with open addressing in two arrays."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

EMPTY = -1
SPARSE = 8
"""Slots for each key at least, so that a search rarely takes more than one look."""
ODD = 0x9E3779B97F4A7C15 - (1 << 64)
"""Spreads keys evenly over the slots (Knuth's multiplicative hashing by the golden ratio)."""


@dataclass(frozen=True)
class Slots:
    """Keys (not negative; free slots hold `EMPTY`) with their numbers; `missing` is the number of every other key. The number of slots is a power of two."""

    keys: NDArray[np.int64]
    numbers: NDArray[np.intp]
    missing: int

    @cached_property
    def used(self) -> NDArray[np.bool_]:
        """Which slots hold a key: small enough to stay near the processor, and most searches end here."""
        used: NDArray[np.bool_] = self.keys != EMPTY
        return used

    def find(self, keys: NDArray[np.int64]) -> NDArray[np.intp]:
        """The number of each key."""
        found = np.full(len(keys), self.missing)
        at = home(keys, len(self.keys))
        left = np.flatnonzero(self.used.take(at))
        rest, at = keys[left], at[left]
        while len(left):
            seen = self.keys[at]
            hits = seen == rest
            found[left[hits]] = self.numbers[at[hits]]
            on = ~hits & (seen != EMPTY)
            left, rest, at = left[on], rest[on], (at[on] + 1) & (len(self.keys) - 1)
        return found


def home(keys: NDArray[np.int64], size: int) -> NDArray[np.int64]:
    """The slot at which the search for each key begins."""
    return ((keys * ODD) >> (64 - size.bit_length())) & (size - 1)


def fill(keys: NDArray[np.int64], numbers: NDArray[np.intp], missing: int) -> Slots:
    """The slots of keys, no two of them equal, and their numbers."""
    size = 1 << (SPARSE * len(keys)).bit_length()
    slots = Slots(np.full(size, EMPTY, np.int64), np.full(size, missing, np.intp), missing)
    at = home(keys, size)
    while len(keys):
        free = slots.keys[at] == EMPTY
        slots.keys[at[free]] = keys[free]
        placed = slots.keys[at] == keys
        slots.numbers[at[placed]] = numbers[placed]
        keys, numbers, at = keys[~placed], numbers[~placed], (at[~placed] + 1) & (size - 1)
    return slots
