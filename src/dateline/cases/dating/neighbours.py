"""Which pages of a case are most like a page, and what their days say of its day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, pairwise
from operator import itemgetter

import numpy as np
import numpy.typing as npt

from dateline.cases.dating.axis import Vector, add_near, zeros
from dateline.cases.dating.posteriors import Prior
from dateline.cases.tfidf import Vector as Terms
from dateline.cases.tfidf import dot
from dateline.weights import weight_table

LOOKED_UP = 40
"""A page's heaviest terms, by which pages like it are looked up."""
HELD = 400
"""Pages looked at for one term, those on which it weighs most first."""
NEAREST = 15
"""Pages that help to date another."""
TOGETHER = tuple((float(at), share) for at, share in weight_table("en.dates.together").items())
"""How many pages of a likeness (cosine) tell of one happening, within days of each other."""
APART = weight_table("en.dates.apart")
"""How far apart such pages are: most grow apart in so many days (`days`), some (`share`) are within `within`."""
WIDE = 7
"""Days around a page's own within which the days that its neighbours name speak for it."""


class Neighbours:
    """The pages of a case that have days, by their terms."""

    def __init__(self, pages: Iterable[str], vectors: Mapping[str, Terms]) -> None:
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


def together(likeness: float) -> float:
    """How likely two pages of a likeness tell of one happening."""
    return interpolate(TOGETHER, likeness)


def interpolate(table: Sequence[tuple[float, float]], at: float) -> float:
    """The value between the rows of a table."""
    for (left, low), (right, high) in pairwise(table):
        if at <= right:
            return low + (high - low) * (max(at, left) - left) / (right - left)
    return table[-1][1]


def weigh_neighbour(day: int, share: float, prior: Prior) -> Vector:
    """What the day of a neighbour says of a page's own, when they tell of one happening as likely as `share`."""
    near = zeros()
    add_near(near, [day], STEPS_APART, SHARES_APART)
    found: Vector = np.log(1 - share + share * near / prior.shares)
    return found


def shares_apart(steps: npt.NDArray[np.int64]) -> Vector:
    """How likely two pages on one happening are so many days apart."""
    close = np.exp(-abs(steps) / APART["days"])
    found: Vector = (1 - APART["share"]) * close / close.sum() + APART["share"] / len(steps)
    return found


STEPS_APART = np.arange(-int(APART["within"]), int(APART["within"]) + 1)
SHARES_APART = shares_apart(STEPS_APART)
