"""The network of attribution: which words carry a cue, and which around it are source and content.

A small encoder (MiniLM, Wang et al. 2020) reads words in pieces; a head says of every word whether it carries
a cue, another labels the words around one cue at a time, the likeliest sequence of labels by Viterbi's
method. A third, of further layers of the encoder, makes vectors of words. It ships as three graphs in ONNX and
two files of numbers beside the English pack. Without them attribution works by its rules alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any, Generic, Protocol

import numpy as np
from numpy.typing import NDArray

from dateline.reader.batches import batches, padded, padded_rows
from dateline.reader.files import EMBEDDER, LABELLER, READER, installed_lists
from dateline.reader.labels import likeliest
from dateline.reader.windows import Floats, Ints, Unit, Window, relations_of
from dateline.reader.wordpieces import WordPieces

PIECES = 400
"""The most pieces that are read of a unit: the encoder knows 512 places. The first word is always read,
if need be by its first pieces alone."""


class Runtime(Protocol):
    """What runs networks."""

    @property
    def name(self) -> str:
        """Its name and version."""

    def run(self, network: str, inputs: Mapping[str, NDArray[Any]]) -> Sequence[NDArray[Any]]:
        """The outputs of a network, named by its file, in their order."""


@dataclass(frozen=True, slots=True)
class Read(Generic[Unit]):
    """Units that have been read: the probability of each word to carry a cue, what the labeller needs, and vectors.

    That is, of every unit an array of words x numbers; a vector has `WIDTH`, the state of which it is made `DEPTH`.
    """

    units: Sequence[Unit]
    chances: Sequence[Floats]
    seen: Sequence[Floats]
    vectors: Sequence[Floats]
    states: Sequence[Floats]


@dataclass(frozen=True)
class Network:
    """The lists of the network and what runs it.

    `symbols` numbers what is known of words, and `ways` how words stand to a cue, from 1 on; `moves` weighs
    what label follows another (labels x labels).
    """

    pieces: WordPieces
    symbols: Mapping[str, int]
    ways: Mapping[str, int]
    moves: Floats
    runtime: Runtime

    def read(self, units: Sequence[Unit]) -> Read[Unit]:
        """Read units, those of about one length together."""
        encoded = [self.encoded(unit) for unit in units]
        found: dict[int, tuple[Floats, Floats, Floats, Floats]] = {}
        for batch in batches([len(pieces) for pieces, _ in encoded]):
            given = self.inputs([encoded[at] for at in batch], [units[at] for at in batch])
            logits, projected, read = self.runtime.run(READER, given)
            vectors, states = self.runtime.run(
                EMBEDDER, {"read": read, "mask": given["mask"], "firsts": given["firsts"]}
            )
            for row, at in enumerate(batch):
                known = len(encoded[at][1])
                chances = (1 / (1 + np.exp(-logits[row, :known]))).astype(np.float32)
                found[at] = chances, projected[row, :known], vectors[row, :known], states[row, :known]
        parts = [found[at] for at in range(len(units))]
        return Read(units, *(list(map(itemgetter(part), parts)) for part in range(4)))

    def encoded(self, unit: Window) -> tuple[list[int], list[int]]:
        """The pieces of a unit between two marks, and the first piece of every word that is read.

        A word without pieces has that of the word before.
        """
        pieces, firsts = [self.pieces.first], []
        for word in unit.words:
            own = self.pieces.of(word)[: PIECES - 2]
            if len(pieces) + len(own) >= PIECES:
                break
            firsts.append(len(pieces) if own else max(len(pieces) - 1, 1))
            pieces.extend(own)
        return [*pieces, self.pieces.last], firsts

    def inputs(
        self, encoded: Sequence[tuple[Sequence[int], Sequence[int]]], units: Sequence[Window]
    ) -> dict[str, Ints]:
        """The inputs of the reader.

        Pieces and their mask (units x pieces); of every word the first piece (units x words) and the symbols
        (units x words x kinds).
        """
        pieces, firsts = zip(*encoded, strict=True)
        symbols = [unit.symbols()[: len(words)] for unit, words in zip(units, firsts, strict=True)]
        return {
            "pieces": padded(pieces),
            "mask": padded([[1] * len(each) for each in pieces]),
            "firsts": padded(firsts),
            "symbols": padded_rows([list(map(self.numbered, words)) for words in symbols]),
        }

    def numbered(self, symbols: Iterable[str]) -> list[int]:
        """The numbers of what is known of a word, 0 for what the network has not seen."""
        return [self.symbols.get(symbol, 0) for symbol in symbols]

    def label(self, read: Read[Unit], cues: Sequence[tuple[int, int]]) -> list[list[str]]:
        """The labels of the words of the unit around each cue, given as (unit, word).

        Units of about one length are labelled together.
        """
        lengths = [len(read.seen[unit]) for unit, _ in cues]
        found: dict[int, list[str]] = {}
        for batch in batches(lengths):
            (scores,) = self.runtime.run(LABELLER, self.seen_from(read, [cues[at] for at in batch]))
            found.update(
                zip(batch, likeliest(scores, [lengths[at] for at in batch], self.moves), strict=True)
            )
        return [found[at] for at in range(len(cues))]

    def seen_from(self, read: Read[Unit], cues: Sequence[tuple[int, int]]) -> dict[str, NDArray[Any]]:
        """The inputs of the labeller, with a mask.

        What is known of the words around each cue (cues x words x numbers), of the cue (cues x numbers), and
        how each word stands to it.
        """
        lengths = [len(read.seen[unit]) for unit, _ in cues]
        shape = (len(cues), max(lengths))
        words = np.zeros((*shape, read.seen[0].shape[1]), np.float32)
        relations, mask = np.zeros((*shape, 5), np.int64), np.zeros(shape, np.float32)
        for row, ((unit, word), length) in enumerate(zip(cues, lengths, strict=True)):
            words[row, :length] = read.seen[unit]
            relations[row, :length] = relations_of(read.units[unit], word, self.ways)[:length]
            mask[row, :length] = 1
        return {
            "words": words,
            "cues": np.stack([read.seen[unit][word] for unit, word in cues]),
            "relations": relations,
            "mask": mask,
        }


def load_network(runtime: Runtime) -> Network | None:
    """The network of the package; `None` when it is not installed."""
    lists = installed_lists()
    return Network(*lists, runtime) if lists else None
