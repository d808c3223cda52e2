"""Text that was decoded by the wrong charset."""

from __future__ import annotations

import pytest

from dateline.model import By, Page, Passage, Reading, Span, Zone
from dateline.rules import load_pack
from dateline.text.repairs.mojibake import LONGEST, find_mojibake


def read(text: str, *, upto: int | None = None) -> str:
    """A text with its damaged words restored in the first `upto` characters."""
    page = Page("page", text)
    passages = [Passage(Span(page.id, 0, upto or len(text)), Zone.BODY, By("test"))]
    return Reading(page, edits=tuple(find_mojibake(page, passages, pack=load_pack("en")))).text


@pytest.mark.parametrize("charset", ["cp1252", "latin-1", "mac-roman"])
@pytest.mark.parametrize("words", ["The king’s", "“Strelsau,”", "cafés in Özgürstadt", "Josés — naïve"])
def test_words_are_decoded_anew(words: str, charset: str) -> None:
    damaged = words.encode().decode(charset, "ignore")
    assert damaged != words
    assert read(f"“Well,” said José. {damaged} and so on.") == f"“Well,” said José. {words} and so on."


def test_words_that_were_damaged_twice() -> None:
    assert read("It isn’t RaÃƒÂ³l.") == "It isn’t Raól."


@pytest.mark.parametrize(
    "text",
    [
        "ÄÖÜ AG und “ÖBB” in Österreich",
        "Привет, «Страсбург»…”",
        "São Tomé, Curaçao, Ålesund — “naïve” £5 €8 °C ½",
        "東京の「城」",
        "Ÿ\u00a0»",
        "RaÃ\x83Âol",
    ],
)
def test_clean_text_and_what_cannot_be_restored_stay(text: str) -> None:
    assert read(text) == text


def test_only_the_passages_that_are_read_are_touched() -> None:
    assert read("cafÃ© cafÃ©", upto=5) == "café cafÃ©"


def test_endless_words_are_left_alone() -> None:
    text = "Ã©" * LONGEST
    assert read(text) == text
