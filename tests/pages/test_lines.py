"""Lines as a reader sees them."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.pages.lines import plain, split_lines

WIRE = (
    "The premier of Ruritania arrived on Monday in the\n"
    "capital of Graustark, where he met King Rudolf and\n"
    "Queen Flavia before the talks began.\n"
    "The talks go on until Friday evening, the palace\n"
    "of the king said.\n"
)


def test_a_paragraph_that_a_mailer_broke_is_one_line() -> None:
    assert [line.text for line in split_lines(WIRE)] == [
        (
            "The premier of Ruritania arrived on Monday in the capital of Graustark, where he met "
            "King Rudolf and Queen Flavia before the talks began. "
            "The talks go on until Friday evening, the palace of the king said."
        )
    ]


def test_lines_of_a_list_stay_apart() -> None:
    assert [line.text for line in split_lines("Home\nWorld\nSport\n\nKing Rudolf\nQueen Flavia")] == [
        "Home",
        "World",
        "Sport",
        "King Rudolf",
        "Queen Flavia",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The king said so.", False),
        ("The king 'said so.'", False),
        ("The king and the queen (2031)", True),
        ("A 'friendly visit'", True),
        ("Note:", False),
        ("Really?", False),
    ],
)
def test_unfinished(text: str, expected: bool) -> None:
    assert split_lines(text)[0].unfinished is expected


def test_plain_forgets_case_and_signs() -> None:
    assert plain("King RUDOLF's 'first' visit, 2031!") == "king rudolf s first visit 2031"


def test_apart_means_blank_lines_or_the_edge() -> None:
    first, second, third = split_lines("One\n\nTwo\nThree")
    assert (
        first.apart_above,
        first.apart_below,
        second.apart_below,
        third.apart_above,
        third.apart_below,
    ) == (True, True, False, False, True)


@given(st.text(alphabet="aB.\n\t 1", max_size=300))
def test_lines_hold_every_character_that_is_not_blank(text: str) -> None:
    lines = split_lines(text)
    held = {i for line in lines for i in range(line.start, line.end)}
    assert held >= {i for i, sign in enumerate(text) if not sign.isspace()}
    assert all(left.end <= right.start for left, right in itertools.pairwise(lines))
    assert all(line.text == text[line.start : line.end].replace("\n", " ") for line in lines)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("> The king spoke.", ["The king spoke."]),
        (">The king spoke.\n> \n>> Speaker: no.", ["The king spoke.", ">", ">> Speaker: no."]),
        ("## What the king said\n#ball\n#", ["What the king said", "#ball", "#"]),
        ("3 > 2", ["3 > 2"]),
    ],
)
def test_marks_of_quotations_and_headings_stand_before_their_line(text: str, words: list[str]) -> None:
    assert [line.text for line in split_lines(text)] == words
