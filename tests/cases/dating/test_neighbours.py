"""What the days of pages that are like one say of its own day."""

from __future__ import annotations

import pytest

from dateline.cases.dating.neighbours import apart, together, weigh_neighbour
from dateline.cases.dating.posteriors import Belief, prior_of

DAY = 737_900


def test_the_more_alike_two_pages_are_the_likelier_they_tell_of_one_happening() -> None:
    shares = [together(likeness, 0.0) for likeness in (0.0, 0.1, 0.3, 0.45, 0.6, 0.8, 1.0)]
    assert shares == sorted(shares)
    assert shares[0] == 0.0
    assert shares[-1] > 0.9


def test_likeness_matters_less_where_the_case_is_about_one_story() -> None:
    assert together(0.1, 1.0) > 0.8 > together(0.1, 0.5) > together(0.1, 0.0)
    assert together(1.0, 1.0) == together(1.0, 0.0)


def test_most_pages_on_one_happening_are_written_within_two_days() -> None:
    assert sum(apart(days) for days in range(-2, 3)) > 0.75
    assert 0 < apart(10) < apart(2) < apart(0)
    assert apart(16) < 1e-4


@pytest.mark.parametrize(("share", "odds"), [(0.9, 100.0), (0.05, 2.0)])
def test_a_neighbour_draws_a_page_to_its_day_as_far_as_they_tell_of_one_happening(
    share: float, odds: float
) -> None:
    weigh = weigh_neighbour(Belief({DAY: 1.0}, 0.0), share, prior_of([]))
    assert weigh(DAY) / weigh(None) > odds
    assert weigh(DAY) > weigh(DAY + 3) > weigh(DAY + 30)


def test_a_neighbour_that_is_unsure_of_its_own_day_says_less() -> None:
    sure, unsure = (weigh_neighbour(Belief({DAY: held}, 1 - held), 0.5, prior_of([])) for held in (1.0, 0.2))
    assert sure(DAY) / sure(None) > 2 * unsure(DAY) / unsure(None)
