"""How alike a page is to the others of its story, and to the one whose own words tell a day best."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from dateline.cases.dating.axis import COUNT, FIRST, Vector
from dateline.cases.dating.posteriors import Prior, believe
from dateline.cases.tfidf import Vector as Terms
from dateline.cases.tfidf import dot, mean_similarities

NEIGHBOURS = np.ones(3)
"""A day and those beside it."""


@dataclass(frozen=True, eq=False)
class Kinship:
    """The terms of the pages of a story, their mean cosines, and who tells each day of the axis best.

    `best` has two rows of places among the pages: the one that tells a day best, and the one after it.
    """

    terms: Mapping[str, Terms]
    means: Mapping[str, float]
    best: npt.NDArray[np.intp]

    def of(self, page: str, day: int) -> tuple[float, float]:
        """The mean cosine of a page with the others, and with the one that tells a day (ordinal) best."""
        pages = list(self.means)
        first, second = (pages[place] for place in self.best[:, day - FIRST])
        return self.means[page], dot(self.terms[page], self.terms[second if first == page else first])


def kinship_of(terms: Mapping[str, Terms], own: Mapping[str, Vector], prior: Prior) -> Kinship:
    """The kinship of a story from what each of its pages is about, and says of its own day (logarithms)."""
    shares, best = np.full((2, COUNT), -1.0), np.zeros((2, COUNT), np.intp)
    for place, page in enumerate(terms):
        told = np.convolve(believe([own[page]], prior).shares, NEIGHBOURS, "same")
        first = told > shares[0]
        second = ~first & (told > shares[1])
        shares[1] = np.where(first, shares[0], np.where(second, told, shares[1]))
        best[1] = np.where(first, best[0], np.where(second, place, best[1]))
        shares[0], best[0] = np.where(first, told, shares[0]), np.where(first, place, best[0])
    return Kinship(terms, mean_similarities(terms), best)
