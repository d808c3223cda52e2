"""Repairs: what is taken apart, and what is left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model import By, Language, Page, Passage, Reading, Span, Zone
from dateline.rules import load_pack
from dateline.stage import Notes
from dateline.text.repairs.glued_words import known_names, load_lookalikes
from dateline.text.repairs.repairs import find_repairs


def edits(text: str, zone: Zone = Zone.BODY, *, language: str | None = None) -> list[tuple[str, str]]:
    """(as written, as read) of every repair."""
    return [
        (text[edit.span.start : edit.span.end], edit.text)
        for edit in repaired(text, zone, language=language).edits
    ]


def repaired(text: str, zone: Zone = Zone.BODY, *, language: str | None = None) -> Reading:
    """A page of one passage with its repairs."""
    page = Page("page", text)
    passages = (Passage(Span(page.id, 0, len(text)), zone, By("test")),)
    notes = Notes({Passage: passages, Language: [Language(page.id, language, By("test"))]})
    found = find_repairs(
        Reading(page, passages),
        notes,
        pack=load_pack("en"),
        lookalikes=load_lookalikes()[0],
        names=known_names(load_pack("places")),
    )
    return Reading(page, passages, tuple(found))


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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("King Rudolf\ufffds castle isn\ufffdt his.", "King Rudolf’s castle isn’t his."),
        ("The king left \ufffd two days late.", "The king left – two days late."),
        ("\ufffdI can\ufffdt wait,\ufffd said the king.", "“I can’t wait,” said the king."),
        ("The \ufffdking\ufffd is no king.", "The “king” is no king."),
    ],
)
def test_lost_signs_that_can_only_be_one_are_restored(text: str, expected: str) -> None:
    assert repaired(text).text == expected


@pytest.mark.parametrize(
    "text",
    [
        "He paid \ufffd500 and \ufffd600.",
        "In M\ufffdlar and in Z\ufffdrich.",
        "\ufffd\ufffd",
        "A \ufffdhalf quote.",
    ],
)
def test_lost_signs_that_can_be_anything_stay_lost(text: str) -> None:
    assert edits(text) == []


def test_pages_that_are_not_analysed_are_not_repaired() -> None:
    assert sorted(edits("It was thesecond visit, wasnâ€™t it?", language="en")) == [
        ("thesecond", "the second"),
        ("wasnâ€™t", "wasn’t"),
    ]
    assert edits("It was thesecond visit, wasnâ€™t it?", language="de") == []


def test_each_place_is_repaired_once_and_the_first_repair_counts() -> None:
    reading = repaired(
        "The o\ufb03\u00adcers didnâ€™t like \u202ethe\u00adsecond\u202c ball .The end, the king\ufffds."
    )
    assert reading.text == "The officers didn’t like thesecond ball. The end, the king’s."
    assert sorted(edit.span for edit in reading.edits) == sorted({edit.span for edit in reading.edits})


@given(st.text(alphabet="aTé \n.-\u00ad\u200b\u202e\ufffd\ufb01\u0301Ã©â€™â€œ\x9dthefor", max_size=60))
def test_repairs_never_overlap_and_always_replay(text: str) -> None:
    reading = repaired(text) if text else Reading(Page("page", ""))
    assert all(reading.span(at, at + 1) for at in range(len(reading.text)))


@pytest.mark.parametrize(
    ("text", "read"),
    [
        (
            (
                "The king [met the premier](https://castlepress.example/a_(b)) in *Hentzau*, **not** in "
                "Strelsau."
            ),
            "The king met the premier in Hentzau, not in Strelsau.",
        ),
        (
            "The *[Queen Flavia](https://a.example/q 'x')* sank.",
            "The [Queen Flavia](https://a.example/q 'x') sank.",
        ),
        ("The *[Queen Flavia](https://a.example/q)* sank.", "The Queen Flavia sank."),
        ('The <em>king</em> met <a href="https://a.example">the guard</a>.', "The king met the guard."),
        ("He met [the king's] guard (in Hentzau).", "He met [the king's] guard (in Hentzau)."),
        ("The post @rosa_holf_ read 2 * 3 * 4.", "The post @rosa_holf_ read 2 * 3 * 4."),
        ("The king went by the river\n> and slept there.", "The king went by the river\nand slept there."),
    ],
)
def test_marks_of_markdown_are_not_read(text: str, read: str) -> None:
    assert repaired(text).text == read
