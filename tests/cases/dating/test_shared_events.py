"""What shared events say of days: which of several says it best."""

from __future__ import annotations

from dataclasses import replace

from dateline.cases.dating.shared_events import Vote, telling_votes

COUNTED = Vote(738_000, 738_000, 2, named=True, written=False, premises=("counted",))
WRITTEN = replace(COUNTED, written=True, premises=("written",))


def test_a_day_that_is_written_out_is_better_founded_than_one_counted_from_the_day_of_a_page() -> None:
    assert telling_votes([COUNTED, WRITTEN]) == telling_votes([WRITTEN, COUNTED]) == (WRITTEN,)


def test_parties_in_common_found_a_vote_better_than_a_written_day() -> None:
    assert telling_votes([replace(WRITTEN, shared=1), COUNTED]) == (COUNTED,)


def test_of_equal_votes_the_first_speaks_whatever_its_facts_are_called() -> None:
    twin = replace(WRITTEN, premises=("another",))
    assert telling_votes([WRITTEN, twin]) == (WRITTEN,)
    assert telling_votes([twin, WRITTEN]) == (twin,)
