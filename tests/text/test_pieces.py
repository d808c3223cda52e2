"""Passages in pieces: short ones as they are, long ones cut where a reader would, and nothing lost."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.model import By, Page, Passage, Span, Zone
from dateline.text.pieces import LONGEST, ORNAMENT, UNBROKEN, cut, words

PROSE = "The premier of Ruritania met the king on Monday. "


def pieces(text: str) -> list[str]:
    """The pieces of a passage that is a whole page."""
    page = Page("p", text)
    found = list(cut(text, Passage(Span(page.id, 0, len(text)), Zone.BODY, By("test"))))
    spans = [piece.span for piece in found]
    assert spans == sorted(spans)
    assert all(left.end <= right.start for left, right in pairwise(spans))
    assert {(piece.zone, piece.by) for piece in found} <= {(Zone.BODY, By("test"))}
    return [text[span.start : span.end] for span in spans]


@pytest.mark.parametrize(
    "text",
    [
        PROSE.strip(),
        (PROSE * 300).strip(),
        "* * *",
        "-" * (ORNAMENT - 1),
        f"See https://castle.example/{'a' * 400}?b=c.",
    ],
)
def test_an_ordinary_passage_is_one_piece(text: str) -> None:
    assert pieces(text) == [text]


def test_a_long_passage_is_cut_behind_sentences() -> None:
    found = pieces((PROSE * 2_000).strip())
    assert len(found) > 4
    assert " ".join(found) == (PROSE * 2_000).strip()
    assert all(piece.startswith("The") and piece.endswith("Monday.") for piece in found)
    assert all(LONGEST / 2 < len(piece) <= LONGEST for piece in found[:-1])


def test_a_quotation_mark_goes_with_its_sentence() -> None:
    found = pieces(("“We met on Monday.” " * 2_000).strip())
    assert all(piece.endswith("Monday.”") for piece in found)


def test_prose_without_an_end_is_cut_at_blanks() -> None:
    text = "he said that " * 5_000
    found = pieces(text)
    assert [word for piece in found for word in piece.split()] == text.split()
    assert max(map(len, found)) <= LONGEST


def test_what_has_no_blank_is_cut_anywhere_but_before_an_accent() -> None:
    found = pieces("so " + "e\u0301" * 5_000 + " it goes")
    assert found[0] == "so "
    assert found[-1] == " it goes"
    assert all(len(piece) <= UNBROKEN and piece.startswith("e") for piece in found[1:-1])
    assert "".join(found[1:-1]) == "e\u0301" * 5_000


def test_parts_of_one_emoji_stay_together() -> None:
    family = "x\u200dy\u200dz"
    assert all(piece.startswith("x") for piece in pieces(family * 1_000))


@pytest.mark.parametrize("signs", ["=", "=-", "( ", "😀", '"', "· _ ", "\u0301", "\u200b", "\0"])
def test_walls_of_signs_are_left_out(signs: str) -> None:
    assert pieces(f"One{signs * 1_000}two") == ["One", "two"]
    assert pieces(signs * 1_000) == []


@settings(max_examples=60, deadline=None)
@given(
    parts=st.lists(
        st.tuples(
            st.sampled_from(["a", "Yes. ", "=", "\u0301", " ", "\n", "ab-", "7", "\u200d", "中"]),
            st.integers(1, 30_000),
        ),
        max_size=6,
    )
)
def test_nothing_with_a_letter_or_a_digit_is_lost(parts: list[tuple[str, int]]) -> None:
    text = "".join(part * count for part, count in parts)
    found = pieces(text) if text else []
    assert "".join(filter(str.isalnum, "".join(found))) == "".join(filter(str.isalnum, text))
    assert all(len(piece) <= LONGEST for piece in found)
    assert all(len(chunk) <= UNBROKEN for piece in found for chunk in piece.split())


def test_words_and_signs_are_counted() -> None:
    assert words("The king, 49, met them.") == 8
    assert words("😀😀 _=") == 4
    assert words("") == 0
