"""What stands between the signs of a story's end: it goes where the story tells little of it, or deep in clutter."""

from __future__ import annotations

from tests.text.zones.test_islands import STORY, told

SIGNS = ["Follow us on Twitter", "Subscribe to our newsletter", "Read more about: Hentzau"]
OTHER = "A miller of Strelsau was fined for the wheel that turned at night and woke nine families."
SAME = "The premier will ask the council of Hentzau on Friday what the castle of the king is worth to the papers."


def test_what_the_story_does_not_tell_goes() -> None:
    assert told(*STORY, *SIGNS, OTHER, SIGNS[1]) == STORY


def test_what_it_tells_stays() -> None:
    assert told(*STORY, *SIGNS, SAME, SIGNS[1]) == [*STORY, SAME]


def test_below_many_signs_all_goes() -> None:
    assert told(*STORY, *SIGNS, *SIGNS, SAME, SIGNS[1]) == STORY


def test_two_signs_are_not_enough() -> None:
    assert OTHER in told(*STORY, *SIGNS[:2], OTHER, SIGNS[1])


def test_the_last_line_of_a_page_stays() -> None:
    assert told(*STORY, *SIGNS, OTHER) == [*STORY, OTHER]


def test_a_story_that_goes_on_stays() -> None:
    more = [OTHER, "They had hidden in a mill.", "A miller had fed them for a month, and asked for no money."]
    assert told(*STORY, *SIGNS, *more, SIGNS[1]) == [*STORY, *more]


def test_signs_above_most_of_the_story_are_none() -> None:
    assert told(STORY[0], *SIGNS, *STORY[1:], OTHER, SIGNS[1]) == [*STORY, OTHER]
