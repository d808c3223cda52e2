"""The weights of the learned part of attribution: a logistic model of cues and a linear chain over the words around a cue.

They ship as one file of arrays beside the English pack. Without that file attribution works by its rules alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from importlib.resources import files
from io import BytesIO
from itertools import chain, repeat
from math import exp
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from dateline.errors import PackError

FILE = "attribution.npz"
LABELS = ("O", "bS", "iS", "bQ", "iQ", "bC", "iC", "eC")
"""Outside; begin and inside of source, cue (Q) and content; the last word of a content."""


@dataclass(frozen=True)
class Weights:
    """Weights by feature. `rows` gives each feature of the chain its row in `emissions` (rows x labels, the last row zeros); `moves` is labels x labels."""

    heads: frozenset[str]
    cues: Mapping[str, float]
    bias: float
    rows: Mapping[str, int]
    emissions: NDArray[np.float32]
    moves: NDArray[np.float32]

    def likelihood(self, features: Iterable[str]) -> float:
        """The probability that a word with these features carries a cue."""
        known = self.cues
        total = self.bias + sum(map(known.get, dict.fromkeys(features), repeat(0.0)))
        return 1 / (1 + exp(-max(-30.0, min(30.0, total))))

    def labels(self, sequence: Sequence[Sequence[str]]) -> list[str]:
        """The likeliest labels of a sequence of words, given the features of each, one at least (Viterbi)."""
        if not sequence:
            return []
        scores = self.scores(sequence)
        best, steps = scores[0], []
        for score in scores[1:]:
            paths = best[:, None] + self.moves
            steps.append(paths.argmax(axis=0))
            best = paths.max(axis=0) + score
        label = int(best.argmax())
        found = [label]
        for step in reversed(steps):
            label = int(step[label])
            found.append(label)
        return [LABELS[label] for label in reversed(found)]

    def scores(self, sequence: Sequence[Sequence[str]]) -> NDArray[np.float32]:
        """The weight of every label at every word: words x labels."""
        rows, none = self.rows, len(self.emissions) - 1
        lengths = list(map(len, sequence))
        starts = np.cumsum([0, *lengths[:-1]])
        flat = np.fromiter(map(rows.get, chain.from_iterable(sequence), repeat(none)), dtype=np.intp, count=sum(lengths))
        summed: NDArray[np.float32] = np.add.reduceat(self.emissions[flat], starts, axis=0)
        return summed


def content_of() -> bytes | None:
    """The file of weights, if it is installed."""
    file = files("dateline.packs") / "en" / FILE
    return file.read_bytes() if file.is_file() else None


@cache
def fingerprint() -> str:
    """A hash of the weights; empty when there are none."""
    content = content_of()
    return blake2b(content, digest_size=8).hexdigest() if content is not None else ""


@cache
def load_weights() -> Weights | None:
    """The weights of the package, read once a process; `None` when they are not installed."""
    content = content_of()
    return read_weights(content) if content is not None else None


def read_weights(content: bytes) -> Weights:
    """Weights from the bytes of their file; PackError when they do not read."""
    try:
        with np.load(BytesIO(content), allow_pickle=False) as arrays:
            return unpack({name: arrays[name] for name in arrays.files})
    except (ValueError, KeyError, OSError, EOFError, BadZipFile) as error:
        raise PackError(f"the weights of attribution do not read: {error}.", advice="Install dateline again.", file=FILE) from error


def unpack(arrays: Mapping[str, NDArray[np.generic]]) -> Weights:
    """Weights from arrays: features as lines of UTF-8, weights as small integers with a scale."""
    rows = lines(arrays["rows"])
    scale = arrays["scales"].astype(np.float32)
    emissions = np.vstack([arrays["emissions"].astype(np.float32) * scale[1], np.zeros((1, len(LABELS)), np.float32)])
    cues = dict(zip(lines(arrays["cues"]), (arrays["weights"].astype(np.float32) * scale[0]).tolist(), strict=True))
    return Weights(frozenset(lines(arrays["heads"])), cues, float(scale[2]), {row: at for at, row in enumerate(rows)}, emissions, arrays["moves"].astype(np.float32))


def lines(array: NDArray[np.generic]) -> list[str]:
    """The lines of a text kept as bytes."""
    return array.tobytes().decode("utf-8").split("\n")
