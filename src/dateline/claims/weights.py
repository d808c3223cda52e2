"""The weights of the learned part of attribution: a logistic model of cues and a linear chain over the words around a cue.

They ship as one file of arrays beside the English pack. Without that file attribution works by its rules alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from hashlib import blake2b
from importlib.resources import files
from io import BytesIO
from math import exp
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from dateline.claims.crossings import Crossings, Groups, Keys, Row, cross, grouped
from dateline.claims.cuefeatures import KIDS, WORDS
from dateline.claims.spanfeatures import FAR, NEAR, STILL
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

    @cached_property
    def cue_groups(self) -> Groups:
        """The features of cues by family."""
        return grouped(self.cues)

    @cached_property
    def row_groups(self) -> Groups:
        """The features of the chain by family."""
        return grouped(self.rows)

    @cached_property
    def words(self) -> Crossings:
        """Where the features of words that may carry a cue stand among `cues`."""
        return cross(WORDS, self.cue_groups, len(self.cues))

    @cached_property
    def kids(self) -> Crossings:
        """Where the features of what hangs on such words stand among `cues`."""
        return cross(KIDS, self.cue_groups, len(self.cues))

    @cached_property
    def near(self) -> Crossings:
        """The rows of the features of words in the sentence of a cue."""
        return cross({**STILL, **NEAR}, self.row_groups, len(self.rows))

    @cached_property
    def far(self) -> Crossings:
        """The rows of the features of words in other sentences."""
        return cross({**STILL, **FAR}, self.row_groups, len(self.rows))

    @cached_property
    def listed(self) -> NDArray[np.float64]:
        """The weights of `cues` in order, and a zero."""
        return np.array([*self.cues.values(), 0.0])

    def likelihoods(self, words: Sequence[Row], kids: Sequence[Row], owners: Sequence[int]) -> list[float]:
        """The probability that each of `words` carries a cue; `owners` are the rows of the words on which `kids` hang. A feature counts once a word."""
        if not words:
            return []
        known = self.listed
        totals = known.take(self.words.find(self.words.keys_of(words))).sum(axis=0)
        if kids:
            codes = np.unique(np.array(owners) * len(known) + self.kids.find(self.kids.keys_of(kids)))
            totals += np.bincount(codes // len(known), known[codes % len(known)], minlength=len(totals))
        return [1 / (1 + exp(-max(-30.0, min(30.0, self.bias + total)))) for total in totals.tolist()]

    def scores(self, crossings: Crossings, keys: Keys) -> NDArray[np.float32]:
        """The weight of every label at every word by the keys of its features: words x labels."""
        summed: NDArray[np.float32] = self.emissions.take(crossings.find(keys), axis=0).sum(axis=0)
        return summed

    def labels(self, scores: NDArray[np.float32]) -> list[str]:
        """The likeliest labels of a sequence of words by the weight of every label at every word (Viterbi)."""
        if not len(scores):
            return []
        best, paths = np.empty_like(scores), np.empty_like(self.moves)
        best[0] = last = scores[0]
        for row, score in zip(best[1:], scores[1:], strict=True):
            np.add(self.moves, last[:, None], paths)
            np.maximum.reduce(paths, 0, None, row)
            np.add(row, score, row)
            last = row
        steps = (best[:-1, None, :] + self.moves.T).argmax(axis=2)
        found = [int(last.argmax())]
        for step in steps[::-1].tolist():
            found.append(step[found[-1]])
        return [LABELS[label] for label in reversed(found)]


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
