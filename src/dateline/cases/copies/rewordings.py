"""Which sentences of two texts tell the same in other words, and how much of a text that is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from dateline.cases.copies.alignment import Stretch
from dateline.cases.copies.skipgrams import Numbers, Skipgrams, are_function, read_skipgrams
from dateline.cases.copies.words import Words

SPOKEN = 30
"""Words outside quotation marks of the shortest text that can retell another one."""
ENGLISH = 4
"""One word in so many at least is a function word of the pack, or the text is in another language."""
LEAST, PART = 3, 5
"""Sentences go together when they share so many skip-bigrams, and one in so many of the shorter
sentence's."""

Truths = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Meetings:
    """Sentences of two texts that share skip-bigrams, as columns, those that share most first.

    `shared` is how many they share, `reworded` how many of these are not copied word for word.
    """

    left: Numbers
    right: Numbers
    shared: Numbers
    reworded: Numbers


def meet(left: Words, right: Words, copied: Iterable[Stretch]) -> Meetings:
    """The sentences of two texts that share skip-bigrams; `copied` are the stretches that the texts share."""
    one, other = read_skipgrams(left), read_skipgrams(right)
    _, i, j = np.intersect1d(one.keys, other.keys, assume_unique=True, return_indices=True)
    held = cover(left, right, copied)
    new = ~(held[0][one.begins[i]] & held[1][other.begins[j]])
    pairs, places = np.unique(one.sentences[i] << 32 | other.sentences[j], return_inverse=True)
    shared, reworded = np.bincount(places), np.bincount(places, weights=new, minlength=len(pairs))
    order = np.argsort(-shared, kind="stable")
    return Meetings(
        pairs[order] >> 32, pairs[order] & 0xFFFFFFFF, shared[order], reworded[order].astype(np.int64)
    )


def cover(left: Words, right: Words, stretches: Iterable[Stretch]) -> tuple[Truths, Truths]:
    """Which words of two texts stand in stretches."""
    sides = np.zeros(len(left), dtype=bool), np.zeros(len(right), dtype=bool)
    for i, k, j, m in stretches:
        sides[0][i:k] = sides[1][j:m] = True
    return sides


@dataclass(frozen=True, slots=True)
class Telling:
    """How many skip-bigrams the sentences of two texts share, how many of them reworded, and of how many.

    The first of each two sentences does not count: names meet in many reports, and with them a skip-bigram.
    """

    shared: int
    reworded: int
    among: int


def tell(left: Words, right: Words, copied: Iterable[Stretch]) -> Telling:
    """What two texts tell in common; nothing where one is too short to say, or in another language."""
    if not (can_retell(left) and can_retell(right)):
        return Telling(0, 0, 0)
    meetings = meet(left, right, copied)
    return Telling(
        int((meetings.shared - 1).sum()),
        int(np.maximum(meetings.reworded - 1, 0).sum()),
        len(read_skipgrams(left)) + len(read_skipgrams(right)),
    )


@lru_cache(maxsize=4096)
def can_retell(words: Words) -> bool:
    """Whether a text is long enough to say, and in the language of the pack."""
    return words.spoken >= SPOKEN and int(are_function(words.codes).sum()) * ENGLISH >= len(words)


def align_sentences(left: Words, right: Words, copied: Iterable[Stretch]) -> Iterator[Stretch]:
    """Sentences that go together, each with the one that it shares most with, and are not mostly copied."""
    one, other = read_skipgrams(left), read_skipgrams(right)
    meetings, held, used = meet(left, right, ()), cover(left, right, copied), (set[int](), set[int]())
    enough = (meetings.shared >= LEAST) & (
        meetings.shared * PART >= np.minimum(one.sizes[meetings.left], other.sizes[meetings.right])
    )
    free = find_free(one, held[0])[meetings.left] & find_free(other, held[1])[meetings.right]
    likely = enough & free
    for i, j in zip(meetings.left[likely].tolist(), meetings.right[likely].tolist(), strict=True):
        if i not in used[0] or j not in used[1]:
            used[0].add(i)
            used[1].add(j)
            yield *one.bounds[i : i + 2].tolist(), *other.bounds[j : j + 2].tolist()


def find_free(text: Skipgrams, held: Truths) -> Truths:
    """Which sentences of a text are held by less than half."""
    return np.asarray(
        2 * np.add.reduceat(held.astype(np.int64), text.bounds[:-1]) < np.diff(text.bounds), dtype=bool
    )
