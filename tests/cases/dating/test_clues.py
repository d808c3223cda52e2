"""What a page says about its own day, and what does not speak of it."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.cases.dating.clues import FIRST_IN, Clues, find_clues, is_counted_back
from dateline.model import Expression, Passage
from tests.lab import make_page, read_page


def clues_of(text: str) -> Clues:
    page = make_page(f"The storm sank the ferry off Arlen, the harbour master said.\n\n{text}")
    notes = read_page(page)
    return find_clues(page, notes[Expression], notes[Passage])


@pytest.mark.parametrize(
    "text",
    [
        "The mayor waves in this file photo from March.",
        "The mayor waves in a file picture taken last year in March.",
        "FILE - In this March photo, the mayor waves.",
        "The mayor waves in an archive image of March.",
        "The mayor waves in a file photo taken on a Tuesday in March.",
        "The mayor waves in this undated photo, released in March.",
    ],
)
def test_the_month_of_a_picture_from_the_files_is_not_that_of_the_news(text: str) -> None:
    clues = clues_of(text)
    assert not clues.months
    assert not clues.weekdays


@pytest.mark.parametrize(
    "text",
    [
        "The mayor resigned in March.",
        "The police filed charges in March.",
        "The mayor waves in a photo taken in March.",
        "The court read the file. The mayor waved in March.",
    ],
)
def test_the_month_of_the_news_is_kept(text: str) -> None:
    assert {month for month, _ in clues_of(text).months} == {3}


@pytest.mark.parametrize(
    "text",
    [
        "The mayor waves in this file photo taken May 4, 2021.",
        "The mayor waves in this May 4, 2021 file photo.",
        "FILE - The mayor waves in Arlen on May 4, 2021.",
    ],
)
def test_the_day_of_a_picture_from_the_files_is_that_of_a_credit(text: str) -> None:
    clues = clues_of(text)
    assert [clue.kind for clue in clues.days] == ["credit"]
    assert clues.since is None


@pytest.mark.parametrize(
    ("text", "back"),
    [
        ("The storm struck 24 years ago.", True),
        ("It was the first visit in 24 years.", True),
        ("The port opened for the first time in 24 years.", True),
        ("It was the first storm to strike Arlen in 24 years.", True),
        ("He won the first race for 24 years.", True),
        ("For 24 years he was the first man of Arlen.", False),
        ("He was jailed for 24 years.", False),
        ("The first man left. He had lived there for 24 years.", False),
        ("The fort stood for 24 years.", False),
        ("The firstborn was king for 24 years.", False),
    ],
)
def test_years_that_end_now_are_counted_back(text: str, back: bool) -> None:
    page = make_page(text)
    years = next(each for each in read_page(page)[Expression] if each.symbol.years_back == 24)
    assert is_counted_back(page, years) is back


@pytest.mark.parametrize(
    ("before", "found"),
    [
        ("the first visit in ", True),
        ("First win for ", True),
        ("the first of them, in ", True),
        ("the visit in ", False),
        ("the first. A visit in ", False),
        ("the first; held in ", False),
        ("the first visit since ", False),
        ("the firstborn lived in ", False),
    ],
)
def test_what_makes_years_end_now(before: str, found: bool) -> None:
    assert (FIRST_IN.search(before) is not None) is found


@pytest.mark.parametrize(
    ("text", "begun"),
    [
        ("The mayor resigned in March 2014.", "2014-03-01"),
        ("The mayor ran in June 2013 and resigned in March 2014.", "2014-03-01"),
        ("The mayor resigned in the spring of 2014.", "2014-03-01"),
        ("The mayor will resign in March 2014.", None),
        ("The mayor resigned in March.", None),
        ("The mayor resigned in 2014.", None),
        ("The mayor resigned on March 3, 2014.", None),
    ],
)
def test_the_latest_month_told_as_past_has_begun(text: str, begun: str | None) -> None:
    found = clues_of(text).begun
    assert (found and date.fromordinal(found.day).isoformat()) == begun
