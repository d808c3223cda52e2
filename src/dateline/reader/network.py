"""The network of attribution: which words carry a cue, and which around it are source and content.

A small encoder (MiniLM, Wang et al. 2020) reads words in pieces; a head says of every word whether it carries
a cue, another labels the words around one cue at a time, the likeliest sequence of labels by Viterbi's
method. It ships as two graphs in ONNX and a file of lists beside the English pack. Without them attribution
works by its rules alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from importlib.resources import files
from importlib.resources.abc import Traversable
from io import BytesIO
from itertools import chain
from typing import Any, Generic, Protocol, TypeVar
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from dateline.errors import PackError
from dateline.reader.wordpieces import WordPieces

LISTS, READER, LABELLER = FILES = ("attribution.npz", "attribution-reader.onnx", "attribution-labeller.onnx")
LABELS = ("O", "bS", "iS", "bQ", "iQ", "bC", "iC", "eC")
"""Outside; begin and inside of source, cue (Q) and content; the last word of a content."""
DISTANCES = (1, 2, 3, 4, 6, 9, 14, 24)
"""Where the classes of the distance between a word and a cue begin, in words."""
AWAY = 3
"""From so many sentences on, all are as far away."""
PLACED = 2 * len(DISTANCES) + 1 + 7 + 2 * AWAY + 1
"""How many numbers tell distance, quotation and sentence; those of `ways` come behind."""
PIECES = 400
"""The most pieces that are read of a unit: the encoder knows 512 places. The first word is always read,
if need be by its first pieces alone."""
BATCH, FILLED = 400, 1.15
"""How many pieces, or words around cues, are read at once, and the longest of them by the shortest."""

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]


Lists = tuple[WordPieces, Mapping[str, int], Mapping[str, int], Floats]
"""Pieces, symbols, ways and moves of a network."""


class Runtime(Protocol):
    """What runs networks."""

    @property
    def name(self) -> str:
        """Its name and version."""

    def run(self, network: str, inputs: Mapping[str, NDArray[Any]]) -> Sequence[NDArray[Any]]:
        """The outputs of a network, named by its file, in their order."""


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


@dataclass(frozen=True, slots=True)
class Read(Generic[Unit]):
    """Units that have been read: the probability of each word to carry a cue, and what the labeller needs.

    That is, of every unit an array of words x numbers.
    """

    units: Sequence[Unit]
    chances: Sequence[Floats]
    seen: Sequence[Floats]


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
        chances: dict[int, Floats] = {}
        seen: dict[int, Floats] = {}
        for batch in batches([len(pieces) for pieces, _ in encoded]):
            logits, projected = self.runtime.run(
                READER, self.inputs([encoded[at] for at in batch], [units[at] for at in batch])
            )
            for row, at in enumerate(batch):
                known = len(encoded[at][1])
                chances[at] = (1 / (1 + np.exp(-logits[row, :known]))).astype(np.float32)
                seen[at] = projected[row, :known]
        return Read(units, [chances[at] for at in range(len(units))], [seen[at] for at in range(len(units))])

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


def batches(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Places in a list of lengths, put together by length.

    No batch has many more than `BATCH` pieces or words, and few that only fill it up.
    """
    batch: list[int] = []
    for at in sorted(range(len(lengths)), key=lambda at: (lengths[at], at)):
        if batch and (lengths[at] * (len(batch) + 1) > BATCH or lengths[at] > FILLED * lengths[batch[0]] + 2):
            yield batch
            batch = []
        batch.append(at)
    if batch:
        yield batch


def padded(rows: Sequence[Sequence[int]]) -> Ints:
    """Rows filled up with zeros to one length, at least one."""
    table = np.zeros((len(rows), max(1, *map(len, rows))), np.int64)
    for row, numbers in zip(table, rows, strict=True):
        row[: len(numbers)] = numbers
    return table


def padded_rows(units: Sequence[Sequence[Sequence[int]]]) -> Ints:
    """Tables filled up with rows of zeros to one length, at least one."""
    width = max((len(rows[0]) for rows in units if rows), default=1)
    table = np.zeros((len(units), max(1, *map(len, units)), width), np.int64)
    for filled, rows in zip(table, units, strict=True):
        if rows:
            filled[: len(rows)] = rows
    return table


def may_follow(left: str, right: str) -> bool:
    """Whether a label can stand behind another; "" is before the first word."""
    if right[0] in "ie":
        return left[-1:] == right[-1] and left[:1] != "e"
    return True


def bars(left: str) -> list[float]:
    """What keeps every label from standing behind one."""
    return [0.0 if may_follow(left, right) else -1e4 for right in LABELS]


FORBIDDEN = np.array(list(map(bars, LABELS)), np.float32)
NEVER_FIRST = np.array(bars(""), np.float32)


def likeliest(scores: Floats, lengths: Sequence[int], moves: Floats) -> Iterator[list[str]]:
    """The likeliest labels by the score of every label at every word (sequences x words x labels).

    Words behind the length of a sequence do not count.
    """
    allowed, every = (moves + FORBIDDEN).T, np.arange(len(scores))
    best = scores[:, 0] + NEVER_FIRST
    bests, steps = [best], []
    for score in scores.swapaxes(0, 1)[1:]:
        paths = best[:, None] + allowed
        steps.append(paths.argmax(axis=2))
        best = np.take_along_axis(paths, steps[-1][..., None], axis=2)[..., 0] + score
        bests.append(best)
    ends = np.stack(bests)[np.array(lengths) - 1, every].argmax(axis=1)
    back = np.stack(steps) if steps else np.zeros((0, *best.shape), np.intp)
    for sequence, (length, label) in enumerate(zip(lengths, ends.tolist(), strict=True)):
        yield traced(label, back[: length - 1, sequence].tolist())


def traced(label: int, steps: Sequence[Sequence[int]]) -> list[str]:
    """The labels that lead to a last one, by the label before each at every step."""
    found = [label]
    for step in reversed(steps):
        found.append(step[found[-1]])
    return [LABELS[each] for each in reversed(found)]


def installed() -> tuple[Traversable, ...]:
    """The files of the network; none where one is missing."""
    found = tuple(files("dateline.packs") / "en" / name for name in FILES)
    return found if all(file.is_file() for file in found) else ()


@cache
def fingerprint() -> str:
    """A hash of the network; empty when it is not installed."""
    found = installed()
    return blake2b(b"".join(file.read_bytes() for file in found), digest_size=8).hexdigest() if found else ""


def load_network(runtime: Runtime) -> Network | None:
    """The network of the package; `None` when it is not installed."""
    lists = installed_lists()
    return Network(*lists, runtime) if lists else None


@cache
def installed_lists() -> Lists | None:
    """The lists of the package's network, read once a process."""
    lists = next(iter(installed()), None)
    return read_lists(lists.read_bytes()) if lists else None


def read_lists(content: bytes) -> Lists:
    """The lists of a network from the bytes of their file; PackError when they do not read."""
    try:
        with np.load(BytesIO(content), allow_pickle=False) as arrays:
            symbols, ways = numbers_of(arrays["symbols"]), numbers_of(arrays["ways"])
            return WordPieces(lines(arrays["pieces"])), symbols, ways, arrays["moves"].astype(np.float32)
    except (ValueError, KeyError, OSError, EOFError, BadZipFile) as error:
        raise PackError(
            f"the lists of the network of attribution do not read: {error}.",
            advice="Install dateline again.",
            file=LISTS,
        ) from error


def numbers_of(array: NDArray[Any]) -> dict[str, int]:
    """The lines of a text, numbered from 1 on."""
    return {name: number for number, name in enumerate(lines(array), 1)}


def lines(array: NDArray[Any]) -> list[str]:
    """The lines of a text kept as bytes."""
    return array.tobytes().decode("utf-8").split("\n")


def as_bytes(texts: Iterable[str]) -> NDArray[np.uint8]:
    """Lines as an array of bytes."""
    return np.frombuffer("\n".join(texts).encode("utf-8"), dtype=np.uint8)
