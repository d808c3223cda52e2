"""What shared events say of days: which of several says it best."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from dateline.cases.dating.axis import FIRST
from dateline.cases.dating.shared_events import Vote, telling_votes, weigh_vote

COUNTED = Vote(738_000, 738_000, 2, named=True, written=False, premises=("counted",))
WRITTEN = replace(COUNTED, written=True, premises=("written",))


def said(vote: Vote, days: int) -> float:
    """What a vote says of the day so many days after its first, as a logarithm."""
    return float(weigh_vote(vote)[COUNTED.low + days - FIRST])


def test_a_day_that_is_written_out_is_better_founded_than_one_counted_from_the_day_of_a_page() -> None:
    assert telling_votes([COUNTED, WRITTEN]) == telling_votes([WRITTEN, COUNTED]) == (WRITTEN,)


def test_parties_in_common_found_a_vote_better_than_a_written_day() -> None:
    assert telling_votes([replace(WRITTEN, shared=1), COUNTED]) == (COUNTED,)


def test_of_equal_votes_the_first_speaks_whatever_its_facts_are_called() -> None:
    twin = replace(WRITTEN, premises=("another",))
    assert telling_votes([WRITTEN, twin]) == (WRITTEN,)
    assert telling_votes([twin, WRITTEN]) == (twin,)


def test_an_event_says_more_of_a_day_the_more_parties_it_shares_and_by_one_word() -> None:
    votes = [
        replace(COUNTED, shared=shared, named=named)
        for shared, named in ((1, False), (1, True), (2, False), (2, True))
    ]
    odds = [np.exp(said(vote, 0) - said(vote, 99)) for vote in votes]
    assert odds == sorted(odds)
    assert odds[0] > 100
    assert odds[-1] > 10_000


def test_an_event_of_one_day_says_more_than_one_of_a_week() -> None:
    week = replace(COUNTED, high=COUNTED.low + 6)
    assert said(COUNTED, 0) > said(week, 0) + 1.5
    assert said(COUNTED, 1) < said(week, 1)
