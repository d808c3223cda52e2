"""What trails behind a report: lines that speak of the page go, the last word of the report stays."""

from __future__ import annotations

import pytest

from tests.text.zones.test_islands import STORY, told

MEMBERS = (
    "You are reading one of your three free articles of this month, and members of the Castle Press may read "
    "as many as they like."
)
QUIET = "The mill stands empty, and nobody has bought the wheel."


def test_a_line_that_speaks_of_the_page_goes() -> None:
    assert told(*STORY, MEMBERS) == STORY


def test_what_stands_between_two_such_lines_goes_with_them() -> None:
    comment = "Nobody believes a word of it."
    more = [MEMBERS.replace("three", number) for number in ("two", "nine")]
    assert told(*STORY, MEMBERS, more[0], comment, more[1]) == STORY
    assert comment in told(*STORY, comment, *more)


@pytest.mark.parametrize(
    "last",
    [
        QUIET,
        f"“{MEMBERS}” a banner on the gate read.",
        "The council told its members that they may read the treaty.",
    ],
)
def test_the_last_word_of_a_report_stays(last: str) -> None:
    assert told(*STORY, last) == [*STORY, last]


def test_a_page_that_reports_nothing_keeps_its_end() -> None:
    plain = [text.replace(" told ", " gave ").replace(" said", " sang") for text in STORY]
    assert told(*plain, MEMBERS)[: len(plain)] == plain
