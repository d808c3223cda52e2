"""What is believed about a page's day: shares of belief over all days of the axis."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import exp, log

import numpy as np

from dateline.cases.dating.axis import COUNT, FIRST, STEPS, YEARS, Vector, add_near, zeros
from dateline.weights import weight, weight_row, weight_table

OPEN = weight_table("en.dates.years")
"""How a page's year is spread before anything is known."""

KNOWN = weight_table("en.dates.known")
"""How far the known days of a pile tell those of its other pages."""
REACH = 30
"""Days around a known one that it speaks for."""

WEEK, YEAR = 7, 365
"""Days around the best one whose shares tell how sure it is."""

BIAS, *SLOPES = weight_row("en.dating.sure")
"""How often days that pages of a story tell are right: a logistic regression (Platt 1999) on what
`sureness` takes."""
LEAST = weight("en.dates.least")
"""No share of belief is nearer to nothing or to all."""


@dataclass(frozen=True, eq=False)
class Belief:
    """Shares of belief by day, which add up to one."""

    shares: Vector

    @property
    def best(self) -> int:
        """The likeliest day (ordinal), of equal ones the first."""
        return FIRST + int(self.shares.argmax())

    def around(self, day: int, reach: int = 1) -> float:
        """The share of a day and its neighbours."""
        at = day - FIRST
        return float(self.shares[max(0, at - reach) : at + reach + 1].sum())

    def sureness(self, *alike: float) -> float:
        """How likely the best day is right to within a day, in [0, 1], as such beliefs turned out.

        A rival day nearby says more against it than belief that is spread thinly over other years. `alike`
        are the cosines of `Kinship.of` the page and that day: the more alike, the likelier all tell one piece
        of news.
        """
        features = (*alike, *map(logit, self.standing))
        odds = BIAS + sum(slope * feature for slope, feature in zip(SLOPES, features, strict=True))
        return 1 / (1 + exp(-odds))

    @property
    def standing(self) -> tuple[float, float, float]:
        """The share of the best day and its neighbours, theirs of their week's, the years' around."""
        near, week, years = (self.around(self.best, reach) for reach in (1, WEEK, YEAR))
        return near, near / week, years

    def interval(self, share: float) -> tuple[int, int]:
        """The shortest run of days that holds a share, the first of equals."""
        before = np.concatenate(([0.0], np.cumsum(self.shares)))
        ends = np.searchsorted(before, before[:-1] + min(share, before[-1]))
        widths = np.where(ends <= COUNT, ends - STEPS, 2 * COUNT)
        start = int(widths.argmin())
        return FIRST + start, FIRST + start + max(int(widths[start]), 1) - 1

    def middles(self, parts: int) -> list[int]:
        """The days in the middle of so many parts of equal belief, in order."""
        held = np.cumsum(self.shares)
        places = np.searchsorted(held, held[-1] * np.arange(1, 2 * parts, 2) / (2 * parts))
        return [FIRST + int(place) for place in np.minimum(places, COUNT - 1)]

    @property
    def year(self) -> int | None:
        """The year that holds more than half of the belief, if any does."""
        by_year = np.bincount(YEARS, weights=self.shares)
        year = int(by_year.argmax())
        return year if 2 * by_year[year] > 1 else None


def logit(share: float) -> float:
    """The logarithm of the odds of a share of belief."""
    held = min(max(share, LEAST), 1 - LEAST)
    return log(held / (1 - held))


@dataclass(frozen=True, eq=False)
class Prior:
    """How likely a page is of each day before its own evidence, when so many (`size`) days are known."""

    shares: Vector
    size: int


def believe(logs: Iterable[Vector], prior: Prior) -> Belief:
    """The belief that a prior and the logarithms of what each clue says leave."""
    total = sum(logs, np.log(prior.shares))
    shares = np.exp(total - total.max())
    return Belief(shares / shares.sum())


def prior_of(known: Sequence[int]) -> Prior:
    """The prior of a pile with pages of known days: each speaks for the weeks around it."""
    weights = np.where(OPEN["recent_from"] <= YEARS, 1.0, OPEN["earlier"])
    weights[OPEN["coming_from"] <= YEARS] = OPEN["coming"]
    share = KNOWN["share"] * len(known) / (len(known) + KNOWN["pages"])
    near = zeros()
    steps = np.arange(-REACH, REACH + 1)
    for day, count in sorted(Counter(known).items()):
        add_near(near, [day], steps, count * np.exp(-abs(steps) / KNOWN["days"]))
    spread = weights / weights.sum()
    return Prior((1 - share) * spread + share * near / near.sum() if near.any() else spread, len(known))
