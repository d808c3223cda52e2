"""Grouping by the mean of the better half of all pairs, the most alike first: between single and average linkage."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from heapq import heappop, heappush
from itertools import product

MOST = 12
"""Members of a group that speak for it: the first in text order. More would cost their square and change little."""

Odds = Callable[[int, int], float]
"""The logarithmic odds that two members are one, by their numbers."""

Join = Callable[[int, int], bool]
"""Joins the groups of two members unless something forbids it; whether they are one now."""


class Linkage:
    """Groups that grow pair by pair; members are numbers in text order, `pages` where each of them stands.

    Of pairs that are as likely those of one page go first, then those that come first.
    """

    def __init__(self, groups: Iterable[list[int]], odds: Odds, least: float, pages: Sequence[str]) -> None:
        self._odds, self._least, self._pages = odds, least, pages
        self._members = {min(group): sorted(group)[:MOST] for group in groups}
        self._root = {member: min(group) for group in groups for member in group}
        self._near: dict[int, set[int]] = defaultdict(set)
        self._queue: list[tuple[float, bool, int, int]] = []

    def grow(self, pairs: Iterable[tuple[int, int]], join: Join) -> Iterator[tuple[int, int]]:
        """Join what is alike enough, best first, where `join` allows it; yields the pair that each rests on."""
        for one, other in pairs:
            self._bring(self._root[one], self._root[other])
        while self._queue:
            likely, _, one, other = heappop(self._queue)
            if self._members.get(one) and self._members.get(other) and self._mean(one, other) == -likely:
                best = self._best(one, other)
                if join(*best):
                    yield best
                    self._merge(one, other)

    def _bring(self, one: int, other: int) -> None:
        """Put two groups into the queue if they are alike enough."""
        first, second = min(one, other), max(one, other)
        if first != second and (mean := self._mean(first, second)) >= self._least:
            heappush(self._queue, (-mean, self._pages[first] != self._pages[second], first, second))
        self._near[first].add(second)
        self._near[second].add(first)

    def _mean(self, one: int, other: int) -> float:
        """The mean of the better half of the odds between two groups."""
        pairs = (sorted(pair) for pair in product(self._members[one], self._members[other]))
        odds = sorted((self._odds(first, second) for first, second in pairs), reverse=True)
        half = odds[: max(1, len(odds) // 2)]
        return sum(half) / len(half)

    def _best(self, one: int, other: int) -> tuple[int, int]:
        """The members of two groups that are most alike."""
        pairs = (sorted(pair) for pair in product(self._members[one], self._members[other]))
        first, second = max(pairs, key=lambda pair: (self._odds(*pair), -pair[0], -pair[1]))
        return first, second

    def _merge(self, one: int, other: int) -> None:
        """Put the later group into the earlier, and look again at what is near either."""
        self._members[one] = sorted([*self._members[one], *self._members.pop(other)])[:MOST]
        near = (self._near.pop(other, set()) | self._near[one]) - {one, other}
        for third in sorted(near):
            self._near[third].discard(other)
            if third in self._members:
                self._bring(one, third)
