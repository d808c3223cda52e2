"""Pairs of texts that share too few passages for a copy, where one retells the other in other words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from math import log

from dateline.cases.copies.comparisons import Comparison, measure
from dateline.cases.copies.prints import Prints, keep_fullest, read_prints
from dateline.cases.copies.rewordings import Telling, align_sentences, tell
from dateline.cases.copies.words import Words
from dateline.model import CopyKind
from dateline.weights import weight, weight_table

SHARED, AMONG = 5, 50
"""Skip-bigrams that are taken to be shared, and among how many, before a text is read: chance must not
decide."""
REWORDED = 7
"""Skip-bigrams that must be shared outside of what is copied, or copying alone has the word."""
BIAS, TOLD, COPIED = weight_table("en.retellings.odds").values()
WITNESS = weight("en.copies.witness")
"""Log-odds from which on who retells much of a text is no witness of his own."""


@dataclass(frozen=True, slots=True)
class Retelling:
    """A pair of texts of which one retells the other: what copying makes of it, how much is told, the pair.

    In the pair stand the sentences that go together, too.
    """

    copied: Comparison
    telling: Telling
    told: Comparison

    @property
    def closeness(self) -> tuple[int, ...]:
        """The more the closer: what makes one witness, shares most, tells least beside it; then the first."""
        telling, told = self.telling, self.told
        return told.is_one_witness, telling.shared, -telling.among, -told.right, -told.left


def find_relations(texts: Sequence[Words], compared: Iterable[Comparison]) -> Iterator[Comparison]:
    """The comparisons of texts that copying, retelling or quoting joins.

    What a text has of several prints of another one is told of the print that shares most.
    """
    copied: dict[Comparison, Comparison] = {}
    retold: list[Retelling] = []
    for each in compared:
        if each.is_one_witness:
            copied[each] = each
            continue
        telling = tell(texts[each.left], texts[each.right], each.stretches)
        told = retell(texts, each, telling) if is_retold(telling, max(each.overlap.shares)) else each
        if each.is_copy:
            copied[each] = told
        elif told.is_copy:
            retold.append(Retelling(each, telling, told))
        elif each.kind:
            yield each
    prints = read_prints(len(texts), copied)
    yield from keep_fullest(copied.values(), prints, texts)
    yield from tell_once(retold, prints)


def tell_once(retold: Sequence[Retelling], prints: Prints) -> Iterator[Comparison]:
    """The closest retelling of prints of two texts that no copying joins; of others the quotations."""
    closest = {prints.sides(each.copied): each for each in sorted(retold, key=lambda each: each.closeness)}
    for each in retold:
        sides = prints.sides(each.copied)
        if len(sides) > 1 and sides not in prints.joined and closest[sides] is each:
            yield replace(each.told, twins=1)
        elif each.copied.kind:
            yield each.copied


def is_retold(telling: Telling, share: float) -> bool:
    """Whether one of two texts retells the other, of which the greater part that is copied is `share`."""
    return telling.reworded >= REWORDED and weigh(telling, share) > 0


def weigh(telling: Telling, share: float) -> float:
    """The log-odds that one of two texts retells the other."""
    return BIAS + TOLD * part_told(telling) + COPIED * share


def part_told(telling: Telling) -> float:
    """The part of two texts that both tell, as a logarithm."""
    return log((SHARED + 2 * telling.shared) / (AMONG + telling.among))


def retell(texts: Sequence[Words], each: Comparison, telling: Telling) -> Comparison:
    """Two texts with the sentences that go together, beside the stretches that they share."""
    left, right = texts[each.left], texts[each.right]
    stretches = tuple(sorted((*each.stretches, *align_sentences(left, right, each.stretches))))
    return replace(
        each,
        stretches=stretches,
        overlap=measure(left, right, stretches),
        kind=CopyKind.REWRITE if stretches else each.kind,
        sure=weigh(telling, max(each.overlap.shares)) >= WITNESS,
    )
