"""Repairs: what is taken apart, and what is left alone."""

from __future__ import annotations

import pytest

from dateline.model import By, Page, Passage, Reading, Span, Zone
from dateline.rules import load_pack
from dateline.stage import Notes
from dateline.text.repair import find_repairs, known_names, load_lookalikes


def edits(text: str, zone: Zone = Zone.BODY) -> list[tuple[str, str]]:
    """(as written, as read) of every repair."""
    page = Page("page", text)
    notes = Notes({Passage: [Passage(Span(page.id, 0, len(text)), zone, By("test"))]})
    found = find_repairs(Reading(page, notes[Passage]), notes, pack=load_pack("en"), lookalikes=load_lookalikes()[0], names=known_names(load_pack("places")))
    return [(text[edit.span.start : edit.span.end], edit.text) for edit in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It was thesecond visit.", [("thesecond", "the second")]),
        ("They sat inthe old castle.", [("inthe", "in the")]),
        ("King Rudolf is ill. AndKing Michael is away.", [("AndKing", "And King")]),
        ("Talks withRudolf failed, Rudolf said.", [("withRudolf", "with Rudolf")]),
        ("Strelsau is quiet. Streets in Strelsauhave been closed.", [("Strelsauhave", "Strelsau have")]),
        ("Norwayhas closed the border.", [("Norwayhas", "Norway has")]),
        ("Kim Vel Tor left. They met Kim Vel Toron a boat.", [("Toron", "Tor on")]),
        ("Ivo Maren-Tor left. They met Ivo Maren-Torin Oslo.", [("Maren-Torin", "Maren-Tor in")]),
        ("A treaty was signed by both .The war goes on.", [(" .", ". ")]),
        ("FILE:King Rudolf in Oslo", [(":", ": ")]),
    ],
)
def test_repairs(text: str, expected: list[tuple[str, str]]) -> None:
    assert edits(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The therapist moved forward with the others, therefore the theory holds.",
        "Bill Clint and Hillary Clinton, the Irish Republic and the Irish Republican Army.",
        "TheCastle is a brand. The Castle stands. TheCastle sells tea.",
        "He wrote to theking@castle.example and www.theking.example, and as @theking.",
        "Holland and Roland, Memphis and Delaware, Goethe and Lukas.",
        "Inthe is a place, and so is inthe-wood.",
        "His iPhone and her eBay account, McDonald and MacArthur.",
        "They write in .NET, as of v2 .The",
        "Kim met the second king of the other island.",
    ],
)
def test_what_is_no_mistake_stays(text: str) -> None:
    assert edits(text) == []


def test_a_word_that_stands_twice_is_meant() -> None:
    assert edits("It was thesecond visit, and thesecond time.") == []


def test_boilerplate_is_not_repaired() -> None:
    assert edits("It was thesecond visit.", Zone.BOILERPLATE) == []


def test_lookalikes_are_english_words() -> None:
    words, digest = load_lookalikes()
    assert {"therapist", "inherits", "jihad", "forget"} <= words
    assert len(digest) == 16
