"""Signs that hide, and words torn at the end of a line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model import By, Page, Passage, Reading, Span, Zone
from dateline.rules import load_pack
from dateline.text.signs import find_line_breaks, find_signs, straighten


def read(text: str) -> str:
    """A text with its signs and line breaks repaired."""
    page = Page("page", text)
    passages = [Passage(Span(page.id, 0, len(text)), Zone.BODY, By("test"))]
    breaks = tuple(find_line_breaks(page, passages, pack=load_pack("en")))
    return Reading(page, edits=breaks or tuple(find_signs(page, passages, pack=load_pack("en")))).text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the min\u00adister", "the minister"),
        ("the\u200b king\ufeff", "the king"),
        ("\u202eking\u202c of \u200eHentzau", "king of Hentzau"),
        ("the \ufb01rst o\ufb03ce in the a\ufb04uent \ufb02at", "the first office in the affluent flat"),
        ("Jose\u0301 and O\u0308zge", "José and Özge"),
        ("José’s “café” — naïve… ¡olé!", "José’s “café” — naïve… ¡olé!"),
    ],
)
def test_what_hides_is_read_as_what_shows(text: str, expected: str) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("after long nego-\ntiations", "after long negotiations"),
        ("the infor-\n  mation of the king", "the information of the king"),
        ("a castle, an old cas-\ntle in the hills", "a castle, an old castle in the hills"),
        ("the hill-\nfort of old", "the hill-fort of old"),
        ("a well-known king, a well-\nknown queen", "a well-known king, a well-known queen"),
        ("the mini\u00ad\nster", "the minister"),
        ("the king -\nwho left", "the king -\nwho left"),
        ("pages 4-\n7 of it", "pages 4-\n7 of it"),
        ("the north-\nWest", "the north-\nWest"),
        ("a-\ntion", "a-\ntion"),
    ],
)
def test_torn_words_are_joined_with_or_without_their_hyphen(text: str, expected: str) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("weren’t don´t can`t o‛clock", "weren't don't can't o'clock"),
        ("“king” „queen‟ «knave»", '"king" "queen" "knave"'),
        ("five\u00a0ships,\u2009two\u3000boats", "five ships, two boats"),
        ("non‑stop \uff12\uff10\uff13\uff11", "non-stop 2031"),
        ("`quoted' and ``quoted''", "`quoted' and ``quoted''"),
    ],
)
def test_signs_that_mean_the_same_are_read_alike(text: str, expected: str) -> None:
    assert straighten(text) == expected


@given(st.text())
def test_straightening_keeps_every_place(text: str) -> None:
    assert len(straighten(text)) == len(text)
