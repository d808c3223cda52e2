"""When a story was told: its pages were written near one day, but for those that tell of it at another time.

How many of them were is not known; each of some shares is weighed by how well the pages agree on a day.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from dateline.cases.dating.axis import Vector, smoothed
from dateline.cases.dating.posteriors import Prior
from dateline.weights import weight_table

SHARES = weight_table("en.dates.burst_shares")
"""How likely a share of the pages of a story was written near its day, by the share."""
WITHIN = np.array([float(share) for share in SHARES])
BEFORE = np.log(np.array(list(SHARES.values())))

SPREAD = weight_table("en.dates.burst_days")
"""How far from the day of their story pages are written: most within days, some within weeks."""
REACH = 60
"""Days from the day of its story within which a page is written."""


def spread_out() -> Vector:
    """How likely each distance from the day of the story is, from `-REACH` to `REACH`."""
    away = abs(np.arange(-REACH, REACH + 1))
    close, wide = (np.exp(-away / SPREAD[name]) for name in ("close", "wide"))
    found: Vector = (1 - SPREAD["share"]) * close / close.sum() + SPREAD["share"] * wide / wide.sum()
    return found


KERNEL = spread_out()


@dataclass(frozen=True, eq=False)
class Burst:
    """What the pages of a story say of its day: logarithms, a row for each of `SHARES`."""

    said: npt.NDArray[np.float64]
    prior: Prior

    def others(self, own: Vector) -> Vector:
        """What the other pages say of the day of one, by the logarithms of what it says itself."""
        rest = self.said - said_of(own, self.prior) + np.log(self.prior.shares)
        top = rest.max(axis=1, keepdims=True)
        held = np.exp(rest - top)
        sums = held.sum(axis=1)
        agreed = BEFORE + top[:, 0] + np.log(sums)
        likely = np.exp(agreed - agreed.max())
        days = sum(
            share * ((1 - within) * self.prior.shares + within * smoothed(row / total, KERNEL))
            for share, within, row, total in zip(likely / likely.sum(), WITHIN, held, sums, strict=True)
        )
        found: Vector = np.log(days) - np.log(self.prior.shares)
        return found


def said_of(own: Vector, prior: Prior) -> npt.NDArray[np.float64]:
    """What one page says of the day of its story, a row for each of `SHARES`."""
    likely = np.exp(own - own.max())
    outside = float((likely * prior.shares).sum())
    near = smoothed(likely, KERNEL)
    return np.log((1 - WITHIN[:, None]) * outside + WITHIN[:, None] * near)


def burst_of(pages: Iterable[Vector], prior: Prior) -> Burst:
    """The burst of a story, from the logarithms of what each of its pages says of its own day."""
    return Burst(sum((said_of(own, prior) for own in pages), np.zeros((len(WITHIN), 1))), prior)
