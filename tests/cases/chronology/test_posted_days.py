"""Times in embedded posts: seen from the day of the post, and nothing of the page's own from it."""

from __future__ import annotations

import pytest

from tests.lab import build_case, make_page

STORY = "The port of Lisbon was closed on Monday, the harbour master said."
MORE = "The ferries will sail again tomorrow, he added."


def days_in(text: str) -> dict[str, str | None]:
    """The first day that each time expression of a page of 17 June 2024 means, by its words."""
    case = build_case([make_page(text, published="2024-06-17")])
    return {text[time.span.start : time.span.end]: time.earliest for time in case.timexes}


@pytest.mark.parametrize(
    "post",
    [
        "The ferry sank yesterday. — Rosa Hale (@rosahale) June 3, 2024",
        "The ferry sank yesterday.\nNobody was hurt.\n\n— Rosa Hale (@rosahale) June 3, 2024",
    ],
)
def test_a_post_counts_from_its_own_day_and_the_page_from_its(post: str) -> None:
    found = days_in(f"{STORY}\n\n{post}\n\n{MORE}")
    assert (found["yesterday"], found["June 3, 2024"]) == ("2024-06-02", "2024-06-03")
    assert (found["Monday"], found["tomorrow"]) == ("2024-06-17", "2024-06-18")


def test_of_two_posts_each_counts_from_its_own() -> None:
    posts = (
        "The ferry sank yesterday. — Rosa Hale (@rosahale) June 3, 2024",
        "We will dive tomorrow. — Lena Holt (@lenaholt) May 1, 2024",
    )
    found = days_in("\n\n".join((STORY, *posts, MORE.replace("tomorrow", "on Friday"))))
    assert (found["yesterday"], found["tomorrow"]) == ("2024-06-02", "2024-05-02")


def test_a_post_without_a_day_counts_from_the_page_s() -> None:
    found = days_in(f"{STORY}\n\nThe ferry sank yesterday. — Rosa Hale (@rosahale)\n\n{MORE}")
    assert found["yesterday"] == "2024-06-16"
