"""What the reader makes of a word in its sentence, as a short vector: words of like meaning lie close.

A map from the numbers that the network of attribution has of a word anyway onto those of the sentence encoder that
it was cut from (training/embeddings.py, docs/models/embeddings.md). Vectors propose what may be alike; they cannot
tell a claim from its denial, nor who did what to whom, and decide nothing alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from io import BytesIO

import numpy as np

from dateline.reader.files import EMBEDDINGS
from dateline.reader.windows import Floats

LARGEST = 127
"""The largest number of eight bits."""


@dataclass(frozen=True, slots=True)
class Map:
    """The centre of what the network makes of words, and the map of what is off it (numbers x 64).

    `word` is the mean of the vectors of event words, `clause` that of the directions of clauses: what all have in
    common says nothing.
    """

    centre: Floats
    ways: Floats
    word: Floats
    clause: Floats


@cache
def installed_map() -> Map:
    """The map of the package, read once a process."""
    content = (files("dateline.packs") / "en" / EMBEDDINGS).read_bytes()
    with np.load(BytesIO(content), allow_pickle=False) as arrays:
        return Map(arrays["centre"], arrays["ways"], arrays["word"], arrays["clause"])


def embed(seen: Floats) -> bytes:
    """The vectors of some words, in numbers of eight bits behind each other (words x numbers in)."""
    found = installed_map()
    mapped = np.rint((seen - found.centre) @ found.ways)
    return bytes(np.clip(mapped, -LARGEST, LARGEST).astype(np.int8).tobytes())


def small(vector: Floats) -> bytes:
    """A vector in numbers of eight bits, scaled so that its largest one is the largest there is."""
    most = float(np.abs(vector).max(initial=1))
    return bytes(np.rint(vector * (LARGEST / most)).astype(np.int8).tobytes())
