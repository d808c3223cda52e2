"""Words that the network reads at once, and how each of them stands to one that carries a cue."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain
from typing import Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray

DISTANCES = (1, 2, 3, 4, 6, 9, 14, 24)
"""Where the classes of the distance between a word and a cue begin, in words."""

AWAY = 3
"""From so many sentences on, all are as far away."""

PLACED = 2 * len(DISTANCES) + 1 + 7 + 2 * AWAY + 1
"""How many numbers tell distance, quotation and sentence; those of `ways` come behind."""

Floats = NDArray[np.float32]

Ints = NDArray[np.int64]


class Window(Protocol):
    """Words that are read at once, as whoever asks the network cuts them."""

    @property
    def words(self) -> Sequence[str]:
        """The words."""

    @property
    def starts(self) -> Sequence[int]:
        """Where each sentence begins among the words."""

    @property
    def quotes(self) -> Sequence[int]:
        """The number of the quotation around each word, 0 outside."""

    def symbols(self) -> Sequence[tuple[str, ...]]:
        """What is known of every word without reading it."""

    def ways(self, cue: int) -> Sequence[tuple[str, str]]:
        """How every word stands to the word that carries a cue."""


Unit = TypeVar("Unit", bound=Window)


def relations_of(unit: Window, cue: int, ways: Mapping[str, int]) -> Ints:
    """How each word of a unit stands to a cue, as numbers from 1 on (words x 5); 0 is unknown.

    The class of its distance, its quotation, its sentence, and two of `ways`.
    """
    at = np.arange(len(unit.words))
    distance = np.digitize(np.abs(at - cue), DISTANCES) * np.where(at < cue, -1, 1) + len(DISTANCES) + 1
    sentence = np.searchsorted(unit.starts, at, side="right")
    away = np.clip(sentence - sentence[cue], -AWAY, AWAY) + AWAY + 1
    first = 2 * len(DISTANCES) + 1
    told = [ways.get(way, -PLACED) for way in chain.from_iterable(unit.ways(cue))]
    numbered = np.array(told, np.int64).reshape(-1, 2) + PLACED
    marks = quotation_marks(np.array(unit.quotes), cue)
    return np.column_stack([distance, first + marks, first + 7 + away, numbered])


def quotation_marks(quotes: Ints, cue: int) -> Ints:
    """How the quotation around each word stands to a cue's: 1 outside, 2–4 in another one, 5–7 in its own.

    Of the three the second is at the beginning and the third at the end of the quotation.
    """
    edges = np.where(np.diff(quotes, prepend=0) != 0, 1, np.where(np.diff(quotes, append=0) != 0, 2, 0))
    return np.where(quotes == 0, 1, 2 + 3 * (quotes == quotes[cue]) + edges)
