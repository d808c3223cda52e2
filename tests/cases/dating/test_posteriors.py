"""Beliefs over days: they add up to one, know their best day, hold a share in the shortest run."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from dateline.cases.dating.axis import COUNT, FIRST, Vector, zeros
from dateline.cases.dating.posteriors import Belief, believe, prior_of

DAY = date(2021, 5, 4).toordinal()


def spread(*shares: float, first: int = DAY) -> Vector:
    """Shares of belief on days in a row."""
    found = zeros()
    found[first - FIRST : first - FIRST + len(shares)] = shares
    return found


def test_a_belief_adds_up_to_one() -> None:
    logs = zeros()
    logs[DAY - FIRST] = np.log(500)
    found = believe([logs], prior_of([]))
    assert found.shares.sum() == pytest.approx(1)
    assert found.best == DAY
    assert found.around(DAY, reach=0) == pytest.approx(500 * found.around(DAY + 9, reach=0))


def test_nothing_said_leaves_the_prior() -> None:
    assert believe([], prior_of([])).shares == pytest.approx(prior_of([]).shares)


@pytest.mark.parametrize(
    ("share", "interval"), [(0.4, (2, 2)), (0.6, (2, 3)), (0.9, (0, 3)), (1.0, (0, 4)), (0.0, None)]
)
def test_the_shortest_run_of_days_holds_a_share(share: float, interval: tuple[int, int] | None) -> None:
    found = Belief(spread(0.2, 0.05, 0.45, 0.25, 0.05)).interval(share)
    if interval:
        assert found == (DAY + interval[0], DAY + interval[1])
    assert found[0] <= found[1]


def test_parts_of_equal_belief_have_their_days_in_order() -> None:
    found = Belief(spread(0.2, 0.05, 0.45, 0.25, 0.05)).middles(4)
    assert found == [DAY, DAY + 2, DAY + 2, DAY + 3]


def test_a_year_is_believed_that_holds_more_than_half() -> None:
    assert Belief(spread(0.6) + spread(0.4, first=DAY + 365)).year == 2021
    assert Belief(spread(0.5) + spread(0.5, first=DAY + 365)).year is None


def thin(share: float) -> Vector:
    """A share of belief spread over all days."""
    return np.full(COUNT, share / COUNT)


def test_a_day_is_surer_the_more_belief_lies_on_it() -> None:
    sure = [
        Belief(spread(share) + thin(1 - share)).sureness(0.3, 0.3) for share in (0.2, 0.5, 0.7, 0.9, 0.99)
    ]
    assert sure == sorted(sure)
    assert 0 < sure[0] < 0.5 < sure[-1] < 1


def test_a_rival_day_nearby_makes_a_day_less_sure_than_belief_spread_thinly() -> None:
    rival = Belief(spread(0.6) + spread(0.4, first=DAY + 4)).sureness(0.3, 0.3)
    assert Belief(spread(0.6) + thin(0.4)).sureness(0.3, 0.3) > 1.5 * rival


def test_the_neighbours_of_a_day_are_no_rivals() -> None:
    apart, together = Belief(spread(0.3, 0.4, 0.3)), Belief(spread(1.0))
    assert apart.sureness(0.3, 0.3) == pytest.approx(together.sureness(0.3, 0.3))


def test_a_page_like_the_others_of_its_story_is_dated_more_surely_by_them() -> None:
    belief = Belief(spread(0.6) + thin(0.4))
    assert belief.sureness(0.1, 0.1) < belief.sureness(0.2, 0.2) < belief.sureness(0.5, 0.5)


def test_a_page_is_likelier_near_the_known_days_of_its_pile() -> None:
    known, none = prior_of([DAY, DAY + 1]).shares, prior_of([]).shares
    at = DAY - FIRST
    assert known[at] > 10 * known[at + 900]
    assert known.sum() == pytest.approx(1)
    assert none[at] == pytest.approx(none[at + 900])


def test_pages_of_days_that_are_far_ahead_are_hardly_expected() -> None:
    none = prior_of([]).shares
    assert none[COUNT - 1] < 0.2 * none[DAY - FIRST]
