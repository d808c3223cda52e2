"""Beliefs over days: they add up to one, know their best day, and hold a share in the shortest run of days."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from dateline.cases.dating.posteriors import SPAN, Belief, Weigh, believe, even, prior_of


@dataclass(frozen=True)
class Clue:
    weigh: Weigh


def test_a_belief_adds_up_to_one() -> None:
    found = believe(range(100, 110), [Clue(lambda day: 500.0 if day == 105 else 1.0)], even)
    assert sum(found.days.values()) + found.other == pytest.approx(1)
    assert found.best == 105
    assert found.days[105] == pytest.approx(500 / SPAN / (500 / SPAN + 9 / SPAN + 1 - 10 / SPAN))


def test_nothing_is_believed_of_no_days() -> None:
    found = believe((), (), even)
    assert (found.best, found.other, found.interval(0.5)) == (None, 1.0, None)


@pytest.mark.parametrize(("share", "interval"), [(0.4, (3, 3)), (0.6, (3, 4)), (0.9, (1, 4)), (0.99, None)])
def test_the_shortest_run_of_days_holds_a_share(share: float, interval: tuple[int, int] | None) -> None:
    assert Belief({1: 0.2, 2: 0.05, 3: 0.45, 4: 0.25}, 0.05).interval(share) == interval


def test_what_stands_out_is_kept_and_the_rest_is_elsewhere() -> None:
    found = Belief({1: 0.5, 2: 0.001}, 0.499).sharpest()
    assert found.days == {1: 0.5}
    assert found.other == pytest.approx(0.5)


def test_a_page_is_likelier_near_the_known_days_of_its_pile() -> None:
    assert prior_of([100, 101]).of(100) > 10 * prior_of([100, 101]).of(3000)
    assert prior_of([]).of(5) == pytest.approx(1 / SPAN)
