"""Pairs of texts that share too few passages for a copy, where one retells the other in other words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from math import log

from dateline.cases.copies.comparisons import Comparison, measure
from dateline.cases.copies.rewordings import Telling, align_sentences, tell
from dateline.cases.copies.words import Words
from dateline.cases.union_find import join_groups
from dateline.model import CopyKind
from dateline.weights import weight_table

SHARED, AMONG = 5, 50
"""Skip-bigrams that are taken to be shared, and among how many, before a text is read: chance must not decide."""
REWORDED = 7
"""Skip-bigrams that must be shared outside of what is copied: for the rest of a text `comparisons` has the word."""
BIAS, TOLD, COPIED = weight_table("en.retellings.odds").values()

Sides = frozenset[int]
"""The numbers of two witnesses."""


def find_retellings(texts: Sequence[Words], compared: Iterable[Comparison]) -> Iterator[Comparison]:
    """The comparisons that copying or quoting joins, and as rewrites those that only retelling joins.

    What two witnesses have of each other is told once, by the texts that share most, and not where copying
    tells it already.
    """
    kept: list[Comparison] = []
    told: dict[Comparison, Telling] = {}
    for each in compared:
        telling = (
            Telling(0, 0, 0) if each.is_copy else tell(texts[each.left], texts[each.right], each.stretches)
        )
        if is_retold(telling, max(each.overlap.shares)):
            told[each] = telling
        elif each.kind:
            kept.append(each)
    yield from kept
    closest = find_closest(texts, kept, told)
    yield from (retell(texts, each) if each in closest else each for each in told)


def is_retold(telling: Telling, share: float) -> bool:
    """Whether one of two texts retells the other, of which the greater part that is copied is `share`."""
    return telling.reworded >= REWORDED and BIAS + TOLD * part_told(telling) + COPIED * share > 0


def part_told(telling: Telling) -> float:
    """The part of two texts that both tell, as a logarithm."""
    return log((SHARED + 2 * telling.shared) / (AMONG + telling.among))


def find_closest(
    texts: Sequence[Words], kept: Iterable[Comparison], told: Mapping[Comparison, Telling]
) -> frozenset[Comparison]:
    """Of the retellings between two witnesses the one that shares most, where no copying joins them.

    Of equals the one that tells more outside quotation marks, then the first.
    """

    def closeness(each: Comparison) -> tuple[int, ...]:
        spoken = texts[each.left].spoken + texts[each.right].spoken
        return told[each].shared, spoken, -each.right, -each.left

    copied = [each for each in kept if each.is_copy]
    witness = number_witnesses(len(texts), copied)
    closest = {sides_of(each, witness): each for each in sorted(told, key=closeness)}
    joined = {sides_of(each, witness) for each in copied}
    return frozenset(each for sides, each in closest.items() if len(sides) > 1 and sides not in joined)


def sides_of(each: Comparison, witness: Mapping[int, int]) -> Sides:
    """The witnesses that two texts belong to."""
    return frozenset((witness[each.left], witness[each.right]))


def number_witnesses(texts: int, copied: Iterable[Comparison]) -> Mapping[int, int]:
    """The number of the witness that each text belongs to."""
    one = [(each.left, each.right) for each in copied if each.is_one_witness]
    groups = join_groups(range(texts), one)
    return {text: number for number, group in enumerate(groups) for text in group}


def retell(texts: Sequence[Words], each: Comparison) -> Comparison:
    """Two texts with the sentences that go together, beside the stretches that they share."""
    left, right = texts[each.left], texts[each.right]
    stretches = tuple(sorted((*each.stretches, *align_sentences(left, right, each.stretches))))
    kind = CopyKind.REWRITE if stretches else each.kind
    return replace(each, stretches=stretches, overlap=measure(left, right, stretches), kind=kind, twins=1)
