"""When a story was told: its pages were written near one day, but for those that tell of it at another time.

How many of them were, and how near, is not known: each of some guesses is weighed by how well the pages agree
on a day (a mixture over hypotheses, integrated out).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from dateline.cases.dating.axis import Vector, smoothed, spectrum_of
from dateline.cases.dating.posteriors import Prior
from dateline.weights import weight, weight_row

WITHIN = np.array(weight_row("en.dates.burst_share"))
"""The share of the pages of a story that was written near its day, by guess."""
DAYS = weight_row("en.dates.burst_days")
"""How far from the day of their story these pages are in the mean, in days, by guess."""
BEFORE = np.log(np.array(weight_row("en.dates.burst_prior")))
"""How likely each guess is before the pages are read, as logarithms."""
STRAY = weight("en.dates.burst_stray")
"""The share of these pages that is anywhere within `REACH`."""
REACH = 60
"""Days from the day of its story within which a page is written."""


def kernel_of(days: float) -> Vector:
    """How likely each distance from the day of the story is, from `-REACH` to `REACH`."""
    close = np.exp(-abs(np.arange(-REACH, REACH + 1)) / days)
    found: Vector = (1 - STRAY) * close / close.sum() + STRAY / len(close)
    return found


KERNELS = {days: kernel_of(days) for days in sorted(set(DAYS))}
SPECTRA = np.array([spectrum_of(kernel) for kernel in KERNELS.values()])
ROWS = np.array([list(KERNELS).index(days) for days in DAYS])
"""The kernel of each guess, by its place among `SPECTRA`: guesses that differ in their share have one."""


@dataclass(frozen=True, eq=False)
class Burst:
    """What the pages of a story say of its day: logarithms, a row for each guess."""

    said: npt.NDArray[np.float64]
    prior: Prior

    def others(self, own: Vector) -> Vector:
        """What the other pages say of the day of one, by the logarithms of what it says itself."""
        rest = self.said - said_of(own, self.prior) + np.log(self.prior.shares)
        top = rest.max(axis=1)
        held = np.exp(rest - top[:, None])
        sums = held.sum(axis=1)
        likely = BEFORE + top + np.log(sums)
        guesses = np.exp(likely - likely.max())
        near = smoothed(held / sums[:, None], SPECTRA[ROWS])
        days = (1 - WITHIN[:, None]) * self.prior.shares + WITHIN[:, None] * near
        mixed = np.einsum("i,ij->j", guesses / guesses.sum(), days)  # a matrix product would wake all cores
        found: Vector = np.log(mixed) - np.log(self.prior.shares)
        return found


def said_of(own: Vector, prior: Prior) -> npt.NDArray[np.float64]:
    """What one page says of the day of its story, a row for each guess."""
    likely = np.exp(own - own.max())
    outside = float((likely * prior.shares).sum())
    near = smoothed(likely, SPECTRA)[ROWS]
    found: npt.NDArray[np.float64] = np.log((1 - WITHIN[:, None]) * outside + WITHIN[:, None] * near)
    return found


def burst_of(pages: Iterable[Vector], prior: Prior) -> Burst:
    """The burst of a story, from the logarithms of what each of its pages says of its own day."""
    return Burst(sum((said_of(own, prior) for own in pages), np.zeros((len(WITHIN), 1))), prior)
