"""What the days of settled pages that are like one say of its own day."""

from __future__ import annotations

import numpy as np
import pytest

from dateline.cases.dating.axis import FIRST
from dateline.cases.dating.neighbours import SHARES_APART, STEPS_APART, together, weigh_neighbour
from dateline.cases.dating.posteriors import prior_of

DAY = 737_900


def test_the_more_alike_two_pages_are_the_likelier_they_tell_of_one_happening() -> None:
    shares = [together(likeness) for likeness in (0.0, 0.1, 0.3, 0.45, 0.6, 0.8, 1.0)]
    assert shares == sorted(shares)
    assert shares[0] == 0.0
    assert shares[-1] > 0.9


def test_most_pages_on_one_happening_are_written_within_two_days() -> None:
    assert SHARES_APART[abs(STEPS_APART) <= 2].sum() > 0.75
    assert SHARES_APART.sum() == pytest.approx(1)
    assert (
        0 < SHARES_APART[STEPS_APART == 10] < SHARES_APART[STEPS_APART == 2] < SHARES_APART[STEPS_APART == 0]
    )


@pytest.mark.parametrize(("share", "odds"), [(0.9, 100.0), (0.05, 2.0)])
def test_a_neighbour_draws_a_page_to_its_day_as_far_as_they_tell_of_one_happening(
    share: float, odds: float
) -> None:
    said = np.exp(weigh_neighbour(DAY, share, prior_of([])))
    near, soon, far = (said[DAY + days - FIRST] for days in (0, 3, 30))
    assert near / far > odds
    assert near > soon > far
