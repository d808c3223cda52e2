"""Which pages of a case are most like a page, and what their days say of its day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, pairwise
from math import exp
from operator import itemgetter

from dateline.cases.dating.posteriors import Belief, Prior, Weigh
from dateline.cases.tfidf import Vector, dot

LOOKED_UP = 40
"""A page's heaviest terms, by which pages like it are looked up."""
HELD = 400
"""Pages looked at for one term, those on which it weighs most first."""
NEAREST = 15
"""Pages that help to date another."""
TOGETHER = (
    (0.0, 0.0),
    (0.1, 0.06),
    (0.2, 0.14),
    (0.3, 0.25),
    (0.45, 0.45),
    (0.6, 0.8),
    (0.8, 0.95),
    (1.01, 0.97),
)
"""How many pages of a likeness (cosine) tell of one happening, within days of each other."""
FOCUSED = 0.9
"""The same where a case was gathered around one story."""
SPREAD = 1.6
"""How fast pages on one happening grow apart, in days."""
WIDE = 7
"""Days around a neighbour's in which a page is looked for."""


class Neighbours:
    """The pages of a case that have days, by their terms."""

    def __init__(self, pages: Iterable[str], vectors: Mapping[str, Vector]) -> None:
        self.vectors, self.order = vectors, {page: number for number, page in enumerate(vectors)}
        held: dict[str, list[tuple[float, str]]] = defaultdict(list)
        for page in pages:
            for term in list(vectors[page])[:LOOKED_UP]:
                held[term].append((-vectors[page][term], page))
        self.held = {term: heaviest(holders) for term, holders in held.items()}

    def nearest(self, page: str) -> list[tuple[float, str]]:
        """The likeness and the name of the pages most like one, the most alike first."""
        vector = self.vectors[page]
        seen = set(chain.from_iterable(self.held.get(term, ()) for term in list(vector)[:LOOKED_UP]))
        ranked = sorted(
            ((dot(vector, self.vectors[other]), other) for other in seen - {page}),
            key=lambda each: (-each[0], self.order[each[1]]),
        )
        return ranked[:NEAREST]


def heaviest(holders: Iterable[tuple[float, str]]) -> list[str]:
    """The pages on which a term weighs most, by its weight, negative so that the least is the most."""
    return [page for _, page in sorted(holders, key=itemgetter(0))[:HELD]]


def together(likeness: float, focus: float) -> float:
    """How likely two pages tell of one happening: by likeness, and by their story's share of the case."""
    share = interpolate(TOGETHER, likeness)
    return share + (FOCUSED - share) * focus if share < FOCUSED else share


def interpolate(table: Sequence[tuple[float, float]], at: float) -> float:
    """The value between the rows of a table."""
    for (left, low), (right, high) in pairwise(table):
        if at <= right:
            return low + (high - low) * (max(at, left) - left) / (right - left)
    return table[-1][1]


def apart(days: int) -> float:
    """How likely two pages on one happening are so many days apart."""
    return 0.95 * exp(-abs(days) / SPREAD) * NORM + (0.05 / 31 if abs(days) <= 15 else 0.0)


NORM = 1 / (1 + 2 / (exp(1 / SPREAD) - 1))


def weigh_neighbour(known: Belief, share: float, prior: Prior) -> Weigh:
    """What a neighbour's days say of a page's day, when they tell of one happening as likely as `share`."""
    said: dict[int | None, float] = {}

    def weigh(day: int | None) -> float:
        if day not in said:
            if day is None:
                said[day] = 1 - share + share * known.other
            else:
                near = sum(
                    belief * apart(day - other)
                    for other, belief in known.days.items()
                    if -15 <= day - other <= 15
                )
                said[day] = 1 - share + share * (near / prior.of(day) + known.other)
        return said[day]

    return weigh
