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


def test_cells_of_a_row_are_found_together_though_each_is_short() -> None:
    table = "Menu\nPos\nRower\nTime\n1\nAnna Brandt\n6:41\n2\nIda Moen\n6:44\nLogin"
    assert found(["| 1 | Anna Brandt | 6:41 |", "| 2 | Ida Moen | 6:44 |"], table) == [
        "1\nAnna Brandt\n6:41\n2\nIda Moen\n6:44"
    ]
    assert found(["| 1 | Anna |"], table) == []


def test_parts_of_a_paragraph_are_found_where_its_whole_is_not() -> None:
    """An extractor that puts a picture's caption and what stands beside it into one paragraph."""
    mixed = (
        "| The king left on Monday, the palace said. He met the queen, and they talked for hours. | "
        "A line that stands nowhere on the page at all. |"
    )
    assert found([mixed]) == [
        "He met the queen, and they talked for hours",
        "The king left on Monday, the palace said",
    ]


def test_a_short_run_of_lines_is_looked_for_a_few_times_only() -> None:
    text = "abc\n" + "xab\ncy\n" * 30 + "ab\nc\nde"
    assert found(["ab c de"], text) == ["ab\nc\nde"]
    assert found(["ab c"], text.replace("abc\n", "x\n")) == []


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
