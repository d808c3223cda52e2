"""Networks made by hand: what they make of a word depends on the word alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dateline.model import DEPTH, WIDTH
from dateline.reader.files import EMBEDDER, READER
from dateline.reader.labels import LABELS
from dateline.reader.network import Network
from dateline.reader.wordpieces import FIRST, LAST, UNKNOWN, WordPieces


@dataclass(frozen=True)
class HandMade:
    """A runtime that gives every word the chance and label that it is told to, by its piece's number.

    All other words hardly carry a cue and stand outside.
    """

    logits: Mapping[int, float]
    labels: Mapping[int, str]
    runs: list[str] = field(default_factory=list)

    @property
    def name(self) -> str:
        return "hand-made"

    def run(self, network: str, inputs: Mapping[str, NDArray[Any]]) -> Sequence[NDArray[Any]]:
        self.runs.append(network)
        if network == READER:
            pieces = np.take_along_axis(inputs["pieces"], inputs["firsts"], axis=1)
            logits = np.vectorize(lambda piece: self.logits.get(piece, -9.0), otypes=[np.float32])(pieces)
            return (
                logits,
                pieces[..., None].astype(np.float32),
                inputs["pieces"][..., None].astype(np.float32),
            )
        if network == EMBEDDER:
            read = np.take_along_axis(inputs["read"][..., 0], inputs["firsts"], axis=1)
            return [np.repeat(read[..., None], numbers, axis=2) for numbers in (WIDTH, DEPTH)]
        wanted = np.vectorize(lambda piece: LABELS.index(self.labels.get(int(piece), "O")))(
            inputs["words"][..., 0]
        )
        return [np.eye(len(LABELS), dtype=np.float32)[wanted] * 5]


def make_network(text: str, cues: Mapping[str, float], labels: Mapping[str, str]) -> Network:
    """A network that knows the words of a text, each as one piece, and what it makes of some of them."""
    marks = "\"'.,:;“”-"
    words = sorted(
        {word for piece in text.lower().split() for word in (piece.strip(marks), piece) if word}
        | set(marks)
        | {"n't"}
    )
    pieces = WordPieces([UNKNOWN, FIRST, LAST, *words])
    numbers = pieces.numbers
    runtime = HandMade(
        {numbers[word]: logit for word, logit in cues.items()},
        {numbers[word]: label for word, label in labels.items()},
    )
    return Network(pieces, {}, {}, np.zeros((len(LABELS), len(LABELS)), np.float32), runtime)
