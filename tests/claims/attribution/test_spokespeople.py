"""For whom officials and papers speak."""

from __future__ import annotations

import pytest

from dateline.model import Attribution, Mention
from tests.lab import make_page, read_page


def sources(text: str) -> list[set[str]]:
    """The names of the sources of every attribution of a text, in text order."""
    notes = read_page(make_page(text))
    names = {mention.id: mention.name for mention in notes[Mention]}
    return [
        {names[source] for source in each.sources}
        for each in sorted(notes[Attribution], key=lambda each: each.content)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "A spokesman for the Norwegian government said the road was shut.",
        "According to a statement from the Norwegian foreign ministry, the road is shut.",
        "Norwegian officials said the road was shut.",
        "A photo released by Norway's navy shows a frigate.",
    ],
)
def test_officials_and_papers_stand_for_the_state_that_they_come_from(text: str) -> None:
    (found,) = sources(text)
    assert "Norway" in {name.replace("Norwegian", "Norway") for name in found}


@pytest.mark.parametrize(
    "text",
    [
        "Norwegian officials said the road was shut. The officials said it would reopen in May.",
        "A statement from Norway said the road was shut. The statement said it would reopen in May.",
    ],
)
def test_a_bare_word_stands_for_whom_it_stood_before(text: str) -> None:
    first, second = sources(text)
    assert first & second


def test_a_bare_word_that_never_had_a_name_stands_for_nobody() -> None:
    assert sources("Norway said the road was shut. The statement said it would reopen in May.")[1] == set()


@pytest.mark.parametrize(
    "text",
    [
        "Norwegian media reported that the road was shut.",
        "A photo of Norway showed that the road was shut.",
        "The Tweet said that the road was shut.",
    ],
)
def test_the_press_a_picture_and_a_post_speak_for_no_state_and_no_topic(text: str) -> None:
    assert sources(text) == [set()]


def test_the_offices_of_a_person_are_no_further_sources() -> None:
    text = "Jonas Berg, harbour analyst and sea specialist with the Lorn Group, said that the road was shut."
    assert sources(text) == [{"Jonas Berg"}]
