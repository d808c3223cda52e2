"""The days that a page may be of, one after another: what is known of a page's day is a vector along them."""

from __future__ import annotations

from datetime import date

import numpy as np
import numpy.typing as npt

Vector = npt.NDArray[np.float64]
"""A number for each day of the axis; where it says so, its logarithm."""

START, STOP = date(1970, 1, 1), date(2040, 1, 1)
"""The first day of the axis, and the first behind it: pages of other times stay undated unless they say
so."""

FIRST = START.toordinal()
COUNT = STOP.toordinal() - FIRST
STEPS = np.arange(COUNT)
CALENDAR = np.datetime64(START) + STEPS
YEARS = CALENDAR.astype("datetime64[Y]").astype(int) + START.year
MONTHS = CALENDAR.astype("datetime64[M]").astype(int) % 12 + 1
WEEKDAYS = (STEPS + START.weekday()) % 7 + 1
"""The year, the month and the ISO weekday of every day."""


def zeros() -> Vector:
    """Nothing known: the logarithm of one for each day."""
    return np.zeros(COUNT)


def add_near(vector: Vector, days: npt.ArrayLike, offsets: npt.ArrayLike, shares: npt.ArrayLike) -> None:
    """Add shares at offsets from some days (ordinals), which lie further apart than the offsets reach."""
    places = np.asarray(days)[..., None] - FIRST + np.asarray(offsets)
    inside = (places >= 0) & (places < COUNT)
    vector[places[inside]] += np.broadcast_to(shares, places.shape)[inside]


SIZE = 25_920
"""The length of transforms: the axis, room for a kernel, and no large prime factor."""


def spectrum_of(kernel: Vector) -> npt.NDArray[np.complex128]:
    """The Fourier transform of a kernel of odd length, centred on its middle."""
    return np.fft.rfft(np.roll(np.pad(kernel, (0, SIZE - len(kernel))), -(len(kernel) // 2)))


def smoothed(vectors: Vector, spectra: npt.NDArray[np.complex128]) -> Vector:
    """Vectors, or one for all, convolved with kernels by their spectra, row by row."""
    found = np.fft.irfft(np.fft.rfft(vectors, SIZE) * spectra, SIZE)[..., :COUNT]
    return np.maximum(found, 0.0)
