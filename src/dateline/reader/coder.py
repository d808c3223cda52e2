"""The head that says of which type the event of a word is, from what the reader knows of the word.

One hidden layer over the state of the word, the mean state of its sentence, and what the lexicon says
(training/coder.py, docs/models/types.md). It has learned from words of news to which people gave a type.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from dateline.errors import PackError
from dateline.reader.files import as_bytes, content_of, hash_of, lines
from dateline.reader.windows import Floats

FILE = "types.npz"


@dataclass(frozen=True, slots=True)
class Coder:
    """The numbers of the head: `types` by name, and how much each part weighs.

    `word` and `sentence` (`DEPTH` x hidden) weigh states, `known` (types x hidden) what the lexicon says; `out`
    (hidden x types) and `prior` (types x types, by what the lexicon says) weigh types.
    """

    types: Sequence[str]
    word: Floats
    sentence: Floats
    known: Floats
    out: Floats
    prior: Floats

    def chances(self, states: Floats, words: Sequence[int], known: Sequence[str]) -> Floats:
        """The probability of each type (words x types) of some words of a sentence (its words x `DEPTH`).

        `known` is what the lexicon says of each of these words.
        """
        told = [self.types.index(each) for each in known]
        around = levelled(states.mean(0, keepdims=True)) @ self.sentence
        hidden = np.maximum(levelled(states[list(words)]) @ self.word + around + self.known[told], 0)
        sums = hidden @ self.out + self.prior[told]
        powers = np.exp(sums - sums.max(1, keepdims=True))
        return np.asarray(powers / powers.sum(1, keepdims=True), np.float32)


def levelled(states: Floats) -> Floats:
    """States with mean 0 and deviation 1, each by itself (layer normalisation: Ba et al. 2016)."""
    centred = states - states.mean(1, keepdims=True)
    return np.asarray(centred / np.sqrt((centred**2).mean(1, keepdims=True) + 1e-5), np.float32)


def fingerprint() -> str:
    """A hash of the file."""
    return hash_of(FILE)


@cache
def installed() -> Coder:
    """The package's coder, read once a process."""
    return read_coder(content_of(FILE))


def read_coder(content: bytes) -> Coder:
    """A coder from the bytes of its file; PackError when they do not read."""
    try:
        with np.load(BytesIO(content), allow_pickle=False) as arrays:
            parts: list[NDArray[np.float32]] = [
                arrays[name].astype(np.float32) for name in ("word", "sentence", "known", "out", "prior")
            ]
            return Coder(tuple(lines(arrays["types"])), *parts)
    except (ValueError, KeyError, OSError, EOFError, BadZipFile) as error:
        raise PackError(
            f"the weights of types do not read: {error}.", advice="Install dateline again.", file=FILE
        ) from error


def write_coder(coder: Coder) -> bytes:
    """The bytes of the file of a coder."""
    file = BytesIO()
    parts = {
        name: getattr(coder, name).astype(np.float16)
        for name in ("word", "sentence", "known", "out", "prior")
    }
    np.savez_compressed(file, types=as_bytes(coder.types), **parts)
    return file.getvalue()
