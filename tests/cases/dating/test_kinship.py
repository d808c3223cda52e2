"""Who of a story tells a day best, and how alike a page is to that one."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from dateline.cases.dating.axis import COUNT, FIRST, Vector, zeros
from dateline.cases.dating.kinship import kinship_of
from dateline.cases.dating.posteriors import prior_of

DAY = date(2024, 6, 17).toordinal()
TERMS = {"tells": {"port": 1.0}, "hints": {"strike": 1.0}, "silent": {"port": 0.6, "strike": 0.8}}


def certain(share: float) -> Vector:
    """The logarithms of a page that gives this share to the day."""
    logs = np.full(COUNT, -60.0)
    logs[np.array([DAY, DAY + 90]) - FIRST] = np.log([share, 1 - share])
    return logs


def test_a_page_is_compared_with_the_one_that_tells_the_day_best() -> None:
    own = {"tells": certain(0.9), "hints": certain(0.4), "silent": zeros()}
    kinship = kinship_of(TERMS, own, prior_of([]))
    assert kinship.of("silent", DAY) == (pytest.approx(0.7), pytest.approx(0.6))
    assert kinship.of("silent", DAY + 1)[1] == pytest.approx(0.6)
    assert kinship.of("silent", DAY + 90)[1] == pytest.approx(0.8)


def test_the_page_that_tells_the_day_best_is_compared_with_the_next() -> None:
    own = {"tells": certain(0.9), "hints": certain(0.4), "silent": zeros()}
    assert kinship_of(TERMS, own, prior_of([])).of("tells", DAY) == (pytest.approx(0.3), 0)


def test_of_pages_that_tell_a_day_alike_the_first_is_taken() -> None:
    own = dict.fromkeys(TERMS, certain(0.5))
    assert kinship_of(TERMS, own, prior_of([])).of("silent", DAY)[1] == pytest.approx(0.6)
