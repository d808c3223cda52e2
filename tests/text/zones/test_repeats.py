"""What a page says twice, word for word: the copy goes, and never the text that it copies."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.text.zones.test_glued import LEAD, STORY, boilerplate

QUOTE = "“Nobody told us that the engine was weak until the water came in”"


def page(*lines: str) -> str:
    """Paragraphs as a page."""
    return "\n\n".join(lines)


def test_the_second_copy_of_a_block_goes() -> None:
    assert boilerplate(page(LEAD, *STORY, *STORY[:2])) == list(STORY[:2])


@pytest.mark.parametrize("above", [True, False])
def test_a_quotation_pulled_out_of_a_paragraph_goes(above: bool) -> None:
    told = f"{STORY[0]} {QUOTE}, a mother said."
    lines = (QUOTE, told) if above else (told, QUOTE)
    assert boilerplate(page(LEAD, STORY[1], *lines, STORY[2])) == [QUOTE]


def test_a_lead_that_the_text_repeats_stays() -> None:
    assert boilerplate(page(LEAD, f"{STORY[0]} {LEAD}", STORY[1], STORY[2])) == []


def test_what_only_begins_alike_stays() -> None:
    other = STORY[0].replace("a letter", "her brother")
    assert boilerplate(page(LEAD, *STORY, other)) == []


@given(st.lists(st.sampled_from(STORY), max_size=5))
def test_every_sentence_is_told_once(copies: list[str]) -> None:
    assert boilerplate(page(LEAD, *STORY, *copies)) == copies


def test_a_page_of_few_paragraphs_repeats_nothing() -> None:
    assert boilerplate(page(LEAD, STORY[0], STORY[0])) == []
