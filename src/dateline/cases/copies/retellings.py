"""Pairs of texts that share too few passages for a copy, where one retells the other in other words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from math import log

from dateline.cases.copies.comparisons import Comparison, measure
from dateline.cases.copies.prints import find_closest, keep_fullest, read_prints
from dateline.cases.copies.rewordings import Telling, align_sentences, tell
from dateline.cases.copies.words import Words
from dateline.model import CopyKind
from dateline.weights import weight_table

SHARED, AMONG = 5, 50
"""Skip-bigrams that are taken to be shared, and among how many, before a text is read: chance must not decide."""
REWORDED = 7
"""Skip-bigrams that must be shared outside of what is copied, or copying alone has the word."""
BIAS, TOLD, COPIED = weight_table("en.retellings.odds").values()


def find_relations(texts: Sequence[Words], compared: Iterable[Comparison]) -> Iterator[Comparison]:
    """The comparisons of texts that copying, retelling or quoting joins.

    What a text has of several prints of another one is told of the print that shares most.
    """
    copied: list[Comparison] = []
    retold: dict[Comparison, Telling] = {}
    for each in compared:
        telling = tell(texts[each.left], texts[each.right], each.stretches) if not each.is_copy else None
        if telling and is_retold(telling, max(each.overlap.shares)):
            retold[each] = telling
        elif each.is_copy:
            copied.append(each)
        elif each.kind:
            yield each
    prints = read_prints(len(texts), copied)
    yield from keep_fullest(copied, prints, texts)
    yield from retell_all(texts, retold, find_closest(retold, prints))


def retell_all(
    texts: Sequence[Words], retold: Mapping[Comparison, Telling], closest: frozenset[Comparison]
) -> Iterator[Comparison]:
    """Retellings as rewrites where they are told, else the quotations that they share."""
    for each in retold:
        if each in closest:
            yield retell(texts, each)
        elif each.kind:
            yield each


def is_retold(telling: Telling, share: float) -> bool:
    """Whether one of two texts retells the other, of which the greater part that is copied is `share`."""
    return telling.reworded >= REWORDED and BIAS + TOLD * part_told(telling) + COPIED * share > 0


def part_told(telling: Telling) -> float:
    """The part of two texts that both tell, as a logarithm."""
    return log((SHARED + 2 * telling.shared) / (AMONG + telling.among))


def retell(texts: Sequence[Words], each: Comparison) -> Comparison:
    """Two texts with the sentences that go together, beside the stretches that they share."""
    left, right = texts[each.left], texts[each.right]
    stretches = tuple(sorted((*each.stretches, *align_sentences(left, right, each.stretches))))
    kind = CopyKind.REWRITE if stretches else each.kind
    return replace(each, stretches=stretches, overlap=measure(left, right, stretches), kind=kind, twins=1)
