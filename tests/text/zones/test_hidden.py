"""What the source of a page holds and its reader does not see, and notes at its foot."""

from __future__ import annotations

import pytest

from tests.text.zones.test_islands import STORY, told

NOTE = "The mayor told the desk that the king had sold his horse."


def test_a_comment_of_several_lines_is_hidden() -> None:
    assert told(STORY[0], "<!--", NOTE, "Ask him once more. -->", *STORY[1:]) == STORY


def test_a_comment_that_is_never_closed_hides_nothing() -> None:
    assert NOTE in told(STORY[0], "<!--", NOTE, *STORY[1:])


@pytest.mark.parametrize(
    "line",
    [
        "[//]: # (Ask the mayor whether the king had sold his horse.)",
        "[^2]: Castle Press, 4 May 2031. The mayor had seen the horse.",
        "3. ^ The mayor told the Castle Press that the king had sold it.",
    ],
)
def test_remarks_and_footnotes_go(line: str) -> None:
    assert told(*STORY, line) == STORY


def test_items_below_a_heading_over_sources_go() -> None:
    items = ["- [Castle](castle.md): the castle burned in 2012.", "- [Horses](horse.md): nine were sold."]
    assert told(*STORY, "## References", *items) == STORY
    assert [item for item in told(*STORY, "Demands of the guards", *items) if "burned" in item]


def test_readers_who_sign_with_day_and_hour_are_none_of_the_story() -> None:
    readers = [
        "rosa says:",
        "March 3, 2031 at 4:13 pm",
        NOTE,
        "pavel says:",
        "March 4, 2031 at 4:14 pm",
        NOTE,
    ]
    assert told(*STORY, *readers) == STORY
    assert NOTE in told(*STORY, "The guard says:", NOTE)


def test_a_ranking_below_the_text_has_full_stops() -> None:
    ranks = [
        "1. King sells his horse to the mayor",
        "2. Castle burns for a third day",
        "3. Who has the keys now",
    ]
    assert told(*STORY, *ranks) == STORY
    assert ranks[0] in told(*STORY[:5], *ranks, STORY[5])


def test_a_second_copy_in_other_lines_goes() -> None:
    edited = [text.replace(" had ", " has ", 1) for text in STORY[:5]]
    assert told(*STORY, *edited) == STORY
    assert len(told(*STORY, *edited[:3])) == len(STORY) + 3
