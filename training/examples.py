"""Annotated articles as arrays that a network learns from.

Units with their pieces and symbols, and for each annotated cue what the words around it are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from reading import Article, Gold, labels_of

from dateline.claims.attribution.units import Unit, units_of
from dateline.reader.labels import LABELS
from dateline.reader.network import Network
from dateline.reader.windows import Ints, relations_of

LEAST = 20
"""How often a symbol or way must come to be learned."""


@dataclass(frozen=True)
class Example:
    """One unit: its pieces, the first piece (words) and the symbols (words x kinds) of every word.

    For each cue its word, how each word stands to it (words x kinds) and its label (words).
    """

    pieces: Sequence[int]
    firsts: Sequence[int]
    symbols: Ints
    cues: Sequence[tuple[int, Ints, Ints]]


def all_units(
    articles: Iterable[Article],
) -> Iterator[tuple[Unit, Sequence[tuple[int, Gold]]]]:
    """Every unit with its annotated cues, by word."""
    for article in articles:
        for context in article.contexts:
            for unit in units_of(context):
                yield (
                    unit,
                    [
                        (word, gold)
                        for gold in article.gold
                        if gold.number in unit.numbers
                        and (word := unit.word((gold.number, gold.head))) < len(unit.words)
                    ],
                )


def vocabularies(articles: Sequence[Article]) -> tuple[list[str], list[str]]:
    """The symbols of words and the ways to cues that come often enough, in alphabetical order."""
    symbols: Counter[str] = Counter()
    ways: Counter[str] = Counter()
    for unit, cues in all_units(articles):
        symbols.update(chain.from_iterable(unit.symbols()))
        for word, _ in cues:
            ways.update(chain.from_iterable(unit.ways(word)))
    return often(symbols), often(ways)


def often(counted: Mapping[str, int]) -> list[str]:
    """What was counted often enough."""
    return sorted(name for name, count in counted.items() if count >= LEAST)


def examples(articles: Iterable[Article], network: Network) -> list[Example]:
    """The examples of articles; a unit without words that are read gives none."""
    return [example_of(unit, cues, network) for unit, cues in all_units(articles) if network.encoded(unit)[1]]


def example_of(unit: Unit, cues: Sequence[tuple[int, Gold]], network: Network) -> Example:
    """The example of one unit."""
    pieces, firsts = network.encoded(unit)
    symbols = np.array(
        list(map(network.numbered, unit.symbols())),
        np.int64,
    )[: len(firsts)]
    places = [unit.place(word) for word in range(len(firsts))]
    told = [
        (
            word,
            relations_of(unit, word, network.ways)[: len(firsts)],
            np.array(list(map(LABELS.index, labels_of(places, gold.roles, unit.context.sentences)))),
        )
        for word, gold in cues
        if word < len(firsts)
    ]
    return Example(pieces, firsts, symbols, told)
