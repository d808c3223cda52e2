"""What the reader makes of a word in its sentence, as a short vector: words of like meaning lie close.

Three further layers on top of the encoder of attribution, which has read the word anyway (training/embeddings.py,
docs/models/events.md). Vectors propose what may be alike; they cannot tell a claim from its denial, nor who did
what to whom, and decide nothing alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from io import BytesIO

import numpy as np

from dateline.reader.files import MEANS
from dateline.reader.windows import Floats

LARGEST = 127
"""The largest number of eight bits."""


@dataclass(frozen=True, slots=True)
class Means:
    """The mean of the vectors of event words, and that of the directions of clauses (`WIDTH` numbers each).

    What all have in common says nothing, and is taken off.
    """

    word: Floats
    clause: Floats


@cache
def installed_means() -> Means:
    """The means of the package, read once a process."""
    content = (files("dateline.packs") / "en" / MEANS).read_bytes()
    with np.load(BytesIO(content), allow_pickle=False) as arrays:
        return Means(arrays["word"], arrays["clause"])


def rounded(vectors: Floats) -> bytes:
    """The vectors of some words (words x numbers), in numbers of eight bits behind each other."""
    return bytes(np.clip(np.rint(vectors), -LARGEST, LARGEST).astype(np.int8).tobytes())


def halved(states: Floats) -> bytes:
    """The states of some words (words x numbers), in numbers of sixteen bits behind each other."""
    return states.astype(np.float16).tobytes()


def small(vector: Floats) -> bytes:
    """A vector in numbers of eight bits, scaled so that its largest one is the largest there is."""
    most = float(np.abs(vector).max(initial=1))
    return bytes(np.rint(vector * (LARGEST / most)).astype(np.int8).tobytes())


def unit(vector: bytes) -> Floats:
    """The direction of a vector in numbers of eight bits."""
    numbers = np.frombuffer(vector, np.int8).astype(np.float32)
    return np.asarray(numbers / max(1.0, float(np.linalg.norm(numbers))), np.float32)
