"""Grouping by likeness: pages join the group they resemble, then groups join by average linkage."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from heapq import heapify, heappop, heappush
from itertools import chain

from dateline.cases.tfidf import Vector, dot
from dateline.weights import weight

CLOSE = weight("en.stories.close")
"""Mean cosine from which on a page joins a group at once."""
LIKE = weight("en.stories.like")
"""Mean cosine between the pages of two groups from which on they are one."""
LOOKED_UP = 25
"""A page's heaviest terms, by which groups are looked up."""
COMPARED = 8
"""Groups that a page is compared with, most promising first."""


Unit = tuple[str, ...]
"""Pages that stay together, by id."""


@dataclass
class Gathering:
    """Units gathered so far: the sum of their unit vectors, and how many pages they are."""

    units: list[Unit] = field(default_factory=list)
    size: int = 0
    total: dict[str, float] = field(default_factory=dict)

    def add(self, unit: Unit, vectors: Iterable[Vector]) -> None:
        """Take in a unit of one or more pages."""
        self.units.append(unit)
        for vector in vectors:
            self.size += 1
            for term, share in vector.items():
                self.total[term] = self.total.get(term, 0.0) + share

    def cosine(self, vector: Vector) -> float:
        """The mean cosine between a page and the pages here."""
        return dot(vector, self.total) / self.size


def gather(units: Iterable[tuple[Unit, Sequence[Vector]]]) -> list[Gathering]:
    """Units in order, each with the gathering that it resembles closely, else as the first of a new one."""
    found: list[Gathering] = []
    holders: dict[str, dict[int, None]] = defaultdict(dict)
    for unit, vectors in units:
        sample = vectors[0]
        heavy = list(sample)[:LOOKED_UP]
        near = closest(sample, heavy, holders, found)
        if near is None:
            near = len(found)
            found.append(Gathering())
        found[near].add(unit, vectors)
        for term in heavy:
            holders[term][near] = None
    return found


def closest(
    sample: Vector,
    heavy: Sequence[str],
    holders: Mapping[str, Mapping[int, None]],
    found: Sequence[Gathering],
) -> int | None:
    """The gathering most like a page, if any is close."""
    promise: dict[int, float] = defaultdict(float)
    for term in heavy:
        for holder in holders.get(term, ()):
            promise[holder] += sample[term] * found[holder].total[term] / found[holder].size
    likely = sorted(promise, key=lambda holder: (-promise[holder], holder))[:COMPARED]
    best = max(((found[holder].cosine(sample), -holder) for holder in likely), default=(0.0, 0))
    return -best[1] if best[0] >= CLOSE else None


def join_gatherings(found: Sequence[Gathering]) -> list[list[Unit]]:
    """Units by group: gatherings joined by average linkage, the most alike first, while they are alike."""
    sums = link_sums(found)
    size, members = (
        [each.size for each in found],
        {number: list(each.units) for number, each in enumerate(found)},
    )
    queue = list(mean_cosines(sums, size))
    heapify(queue)
    while queue and -queue[0][0] >= LIKE:
        mean, a, b = heappop(queue)
        if a in members and b in members and -mean == sums[a].get(b, 0.0) / (size[a] * size[b]):
            merge_rows(sums, a, b)
            size[a] += size[b]
            members[a] += members.pop(b)
            for other, total in sums[a].items():
                heappush(queue, (-total / (size[a] * size[other]), min(a, other), max(a, other)))
    return list(members.values())


def mean_cosines(
    sums: Sequence[Mapping[int, float]], size: Sequence[int]
) -> Iterator[tuple[float, int, int]]:
    """Pairs of gatherings by their mean cosine, negative so that the least is of the most alike."""
    for a, row in enumerate(sums):
        yield from ((-total / (size[a] * size[b]), a, b) for b, total in row.items() if a < b)


def merge_rows(sums: list[dict[int, float]], a: int, b: int) -> None:
    """Give the sums of `b` to `a`."""
    for other, total in sums[b].items():
        del sums[other][b]
        if other != a:
            sums[a][other] = sums[other][a] = sums[a].get(other, 0.0) + total
    sums[b] = {}


def link_sums(found: Sequence[Gathering]) -> list[dict[int, float]]:
    """For each gathering, the others that share a heavy term, with the sum of cosines between their pages."""
    sums: list[dict[int, float]] = [{} for _ in found]
    holders: dict[str, list[int]] = defaultdict(list)
    for number, each in enumerate(found):
        heavy = sorted(each.total, key=lambda term: (-each.total[term], term))[: 2 * LOOKED_UP]
        for near in sorted(set(chain.from_iterable(holders[term] for term in heavy))):
            sums[near][number] = sums[number][near] = dot(found[near].total, each.total)
        for term in heavy:
            holders[term].append(number)
    return sums
