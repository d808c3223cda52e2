"""What the pages of a story say of when it was told."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from dateline.cases.dating.axis import FIRST, Vector, zeros
from dateline.cases.dating.bursts import KERNELS, REACH, burst_of
from dateline.cases.dating.posteriors import Belief, believe, prior_of

DAY = date(2021, 5, 4).toordinal()
PRIOR = prior_of([])


def sure(*days: int, odds: float = 1e6) -> Vector:
    """What a page says that is of one of some days."""
    logs = zeros()
    logs[np.array(days) - FIRST] = np.log(odds)
    return logs


def of_others(own: Vector, *others: Vector) -> Belief:
    """What a page is believed to be of, by itself and the others of its story."""
    return believe([own, burst_of([own, *others], PRIOR).others(own)], PRIOR)


def test_pages_that_say_nothing_are_of_the_days_of_their_story() -> None:
    found = of_others(zeros(), sure(DAY), sure(DAY + 1))
    assert abs(found.best - DAY) <= 1
    assert found.around(DAY, reach=4) > 0.6


def test_a_page_that_is_sure_of_its_day_keeps_it() -> None:
    own = sure(DAY + 400, odds=1e9)
    assert of_others(own, sure(DAY), sure(DAY)).around(DAY + 400) > 0.9


def test_a_page_that_doubts_between_two_days_is_of_the_one_that_the_others_are_near() -> None:
    own = sure(DAY, DAY + 365)
    assert of_others(own, zeros()).around(DAY) == pytest.approx(0.5, abs=0.01)
    assert of_others(own, sure(DAY + 2)).around(DAY) > 0.9


def test_pages_of_many_days_say_less_than_pages_of_one() -> None:
    scattered = [sure(DAY + 90 * step) for step in range(5)]
    assert of_others(zeros(), *scattered).around(DAY, reach=4) < 0.5
    assert of_others(zeros(), *[sure(DAY)] * 5).around(DAY, reach=4) > 0.7


def test_what_a_page_says_itself_does_not_come_back_to_it_from_the_others() -> None:
    own = sure(DAY, odds=100.0)
    said = burst_of([own, zeros()], PRIOR).others(own)
    assert abs(said[DAY - FIRST - 1000 : DAY - FIRST + 1000]).max() < 0.01


def test_nobody_knows_a_day_on_which_nobody_says_anything() -> None:
    found = of_others(zeros(), zeros(), zeros()).shares
    assert found.max() < 1.5 * PRIOR.shares.max()


def test_pages_are_written_nearest_the_day_of_their_story_in_every_guess() -> None:
    for kernel in KERNELS.values():
        assert kernel.sum() == pytest.approx(1)
        assert (np.diff(kernel[REACH:]) <= 0).all()
        assert kernel == pytest.approx(kernel[::-1])
    assert 0.7 < KERNELS[min(KERNELS)][REACH - 2 : REACH + 3].sum() < 1


def test_pages_that_agree_on_a_day_draw_another_closer_than_those_of_some_weeks() -> None:
    agreed = of_others(zeros(), *[sure(DAY)] * 4)
    spread = of_others(zeros(), *[sure(DAY + days) for days in (0, 9, 17, 28)])
    assert agreed.around(DAY) > 2 * spread.around(spread.best)
    assert spread.around(DAY + 14, reach=40) > 0.7
