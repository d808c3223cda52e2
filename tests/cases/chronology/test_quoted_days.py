"""Times in quotations: seen from the day on which they were said, where the page tells it."""

from __future__ import annotations

import pytest

from tests.lab import build_case, make_page

OPENING = "The port of Lisbon was closed after a storm, the harbour master said."


def days_in(text: str, published: str | None) -> dict[str, str | None]:
    """The first day that each time expression of a page means, by its words."""
    case = build_case([make_page(text, published=published)])
    return {text[time.span.start : time.span.end]: time.earliest for time in case.timexes}


@pytest.mark.parametrize(
    ("said", "word", "day"),
    [
        ('"We will sail today," Rosa Hale said on Monday.', "today", "2024-06-03"),
        ('"They shelled us yesterday," Rosa Hale told reporters on Monday.', "yesterday", "2024-06-02"),
        ('"We will sail tomorrow," Rosa Hale said.', "tomorrow", "2024-06-06"),
        ("Rosa Hale said on Monday that she would sail tomorrow.", "tomorrow", "2024-06-06"),
        ('"We sailed on Friday," Rosa Hale said on Monday.', "Friday", "2024-05-31"),
    ],
)
def test_what_is_quoted_counts_from_the_day_on_which_it_was_said(said: str, word: str, day: str) -> None:
    assert days_in(f"{OPENING}\n\n{said}", "2024-06-05")[word] == day


def test_what_is_quoted_on_a_page_of_no_day_is_of_none() -> None:
    found = days_in(f'{OPENING}\n\n"We will sail today," Rosa Hale said on Monday.', None)
    assert (found["Monday"], found["today"]) == (None, None)
