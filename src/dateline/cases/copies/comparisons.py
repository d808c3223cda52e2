"""What shared passages make of two texts: how much they share, and whether one is a copy of the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from dateline.cases.copies.alignment import Stretch, align
from dateline.cases.copies.words import Words
from dateline.model import CopyKind
from dateline.weights import weight, weight_table

ALL = weight("en.copies.all")
"""Share of both texts from which on two pages are one text."""
MUCH = weight("en.copies.much")
"""The share of one text from which on pages are one witness; who lifts less has a voice of its own, too."""
SOME = weight("en.copies.some")
"""Share of one of two texts that only copying explains, even where every fifth word was changed."""
PART, EXACT = weight_table("en.copies.part").values()
PHRASE = 30
"""A smaller share is a copy, too, with this much of it to the letter and so many words outside quotations."""
TWINS = 4
"""Twins of a text for which shared passages are spelled out."""


@dataclass(frozen=True, slots=True)
class Overlap:
    """How much two texts share in words, the lesser side: outside (`said`) and inside (`quoted`) quotations.

    With it the part of each text that is shared outside quotation marks.
    """

    said: int
    quoted: int
    shares: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two texts, by their numbers, with the stretches that they share and what these make of them.

    `twins` are how many twins of each text it is spelled out for; `sure` is whether it can make two pages one
    witness.
    """

    left: int
    right: int
    stretches: tuple[Stretch, ...]
    overlap: Overlap
    kind: CopyKind | None
    twins: int = TWINS
    sure: bool = True

    @property
    def is_copy(self) -> bool:
        """Whether one text has its passages from the other, and no quotation only."""
        return self.kind is not None and self.kind != CopyKind.QUOTE

    @property
    def is_one_witness(self) -> bool:
        """Whether so much is copied that both texts are one witness."""
        return self.is_copy and self.sure and max(self.overlap.shares) >= MUCH


def compare(texts: Sequence[Words], left: int, right: int) -> Comparison:
    """Two texts laid side by side."""
    one, other = texts[left], texts[right]
    stretches = align(one, other)
    overlap = measure(one, other, stretches)
    return Comparison(left, right, stretches, overlap, judge_kind(one, other, stretches, overlap))


def measure(left: Words, right: Words, stretches: Iterable[Stretch]) -> Overlap:
    """How much two texts share in some stretches."""
    covered = np.zeros(len(left), dtype=bool), np.zeros(len(right), dtype=bool)
    for i, k, j, m in stretches:
        covered[0][i:k] = covered[1][j:m] = True
    shared = [int(np.count_nonzero(side)) for side in covered]
    quoted = [
        int(np.count_nonzero(side & words.quoted)) for words, side in zip((left, right), covered, strict=True)
    ]
    said = [every - inside for every, inside in zip(shared, quoted, strict=True)]
    return Overlap(min(said), min(quoted), (share(left, said[0]), share(right, said[1])))


def share(words: Words, said: int) -> float:
    """The part of a text outside quotation marks that so many words are, in thousandths."""
    return round(said / words.spoken, 3) if words.spoken else 0.0


def judge_kind(left: Words, right: Words, stretches: Sequence[Stretch], overlap: Overlap) -> CopyKind | None:
    """What the shared passages make of two texts; `None` when they are no more than a phrase."""
    if not stretches:
        return None
    least, most = sorted(overlap.shares)
    enough = overlap.said >= min(PHRASE, len(left) // 2, len(right) // 2)
    if enough and (most >= SOME or (most >= PART and agreement(left, right, stretches) >= EXACT)):
        return CopyKind.NEAR if least >= ALL else CopyKind.REWRITE
    return CopyKind.QUOTE if overlap.quoted >= overlap.said else None


def agreement(left: Words, right: Words, stretches: Iterable[Stretch]) -> float:
    """The part of the shared passages that is the same to the letter."""
    pieces = [
        (Counter(left.codes[i:k].tolist()), Counter(right.codes[j:m].tolist())) for i, k, j, m in stretches
    ]
    return sum((a & b).total() for a, b in pieces) / sum(a.total() for a, _ in pieces)
