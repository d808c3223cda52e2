"""Prints of one text: what another text has of several is told once, of the one that shares most with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dateline.cases.copies.comparisons import Comparison
from dateline.cases.copies.rewordings import tell
from dateline.cases.copies.words import Words
from dateline.cases.union_find import join_groups
from dateline.weights import weight

PRINT = weight("en.copies.print")
"""The share of one text from which on two texts are prints of one."""

Sides = frozenset[int]
"""The numbers of two texts, whatever print they are."""


@dataclass(frozen=True)
class Prints:
    """Which text each number is a print of, and which texts copying joins."""

    text: Mapping[int, int]
    joined: frozenset[Sides]

    def sides(self, each: Comparison) -> Sides:
        """What two texts are prints of; one number where it is the same."""
        return sides_of(each, self.text)


def read_prints(texts: int, copied: Iterable[Comparison]) -> Prints:
    """The prints among so many texts, by the copies among them."""
    copied = list(copied)
    one = [(each.left, each.right) for each in copied if max(each.overlap.shares) >= PRINT]
    groups = join_groups(range(texts), one)
    text = {member: number for number, group in enumerate(groups) for member in group}
    return Prints(text, frozenset(sides_of(each, text) for each in copied))


def sides_of(each: Comparison, text: Mapping[int, int]) -> Sides:
    """The texts that two pages are prints of."""
    return frozenset((text[each.left], text[each.right]))


def keep_fullest(
    copied: Iterable[Comparison], prints: Prints, texts: Sequence[Words]
) -> Iterator[Comparison]:
    """The copies, but for passages that another print of the same text shares more of."""
    parts: dict[Comparison, int] = {}
    most: dict[Sides, int] = {}
    for each in copied:
        if each.is_one_witness:
            yield each
            continue
        parts[each] = tell(texts[each.left], texts[each.right], each.stretches).shared
        sides = prints.sides(each)
        most[sides] = max(most.get(sides, 0), parts[each])
    yield from (each for each, shared in parts.items() if shared == most[prints.sides(each)])
