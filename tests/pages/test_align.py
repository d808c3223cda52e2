"""An extractor's paragraphs found in the page's own text."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from dateline.pages.align import Letters, align

PAGE = (
    "Home\nThe king arrived.\nHe met the queen, and they talked for hours.\nMore\n"
    "The king left on Monday, the palace said.\nHome"
)


def found(paragraphs: list[str], text: str = PAGE) -> list[str]:
    """The stretches of the page that were found."""
    return [text[start:end] for start, end in align(Letters(text), paragraphs)]


def test_white_space_bullets_and_bars_do_not_matter() -> None:
    assert found(["- The  king\tarrived.", "| He met the queen | and they talked for hours. |"]) == [
        "The king arrived.\nHe met the queen, and they talked for hours"
    ]


def test_a_paragraph_may_span_lines_and_leave_others_out() -> None:
    assert found(
        [
            "The king arrived. He met the queen, and they talked for hours.",
            "The king left on Monday, the palace said.",
        ]
    ) == [
        "The king arrived.\nHe met the queen, and they talked for hours",
        "The king left on Monday, the palace said",
    ]


def test_short_paragraphs_are_only_found_as_whole_lines() -> None:
    assert found(["the queen"]) == []
    assert found(["More"]) == ["More"]


def test_what_is_not_there_is_not_found() -> None:
    assert found(["The prisoner of the castle was set free on Tuesday."]) == []
    assert found([]) == []


@given(
    st.lists(st.text(alphabet="ab \n-", max_size=30), max_size=8), st.text(alphabet="ab \n-", max_size=200)
)
def test_spans_are_sorted_disjoint_and_within_the_text(paragraphs: list[str], text: str) -> None:
    spans = align(Letters(text), paragraphs)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(left[1] <= right[0] for left, right in itertools.pairwise(spans))
