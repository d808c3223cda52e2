"""Which language a page is told in, and what becomes of pages in other languages."""

from __future__ import annotations

import pytest

from dateline.model import (
    By,
    Claim,
    Language,
    Mention,
    Page,
    Passage,
    Reading,
    Sentence,
    Sighting,
    Span,
    Zone,
)
from dateline.rules import load_pack
from dateline.stage import Notes
from dateline.text.languages import SAMPLE, find_language, language_codes, language_names, load_languages
from tests.lab import read_page

ENGLISH = "The premier of Ruritania said on Monday that she would leave for the castle with all of her staff."
GERMAN = (
    "Die Ministerpräsidentin sagte, sie werde am Montag mit ihrem Stab in das alte Schloss "
    "fahren und dort bleiben."
)
GREEK = "Η πρωθυπουργός φεύγει τη Δευτέρα."


class Oracle:
    """An identifier that always says the same, and counts how often it is asked."""

    name = "oracle"

    def __init__(self, code: str, score: float) -> None:
        self.answer, self.asked = (code, score), 0

    def identify(self, text: str) -> tuple[str, float]:
        self.asked += 1
        assert len(text) <= SAMPLE + 1
        return self.answer


def language(
    text: str, oracle: Oracle, *, declared: str | None = None, zone: Zone = Zone.BODY
) -> tuple[str | None, str]:
    """The code of a page's language and the rule that says so."""
    page = Page("page", text, (Sighting("page.txt", "0" * 64, language=declared),))
    notes = Notes({Passage: [Passage(Span(page.id, 0, len(text)), zone, By("test"))]})
    (found,) = find_language(Reading(page), notes, pack=load_pack("en"), identifier=oracle)
    return found.code, found.by.rule.partition("/")[0]


def test_english_words_tell_without_the_identifier() -> None:
    oracle = Oracle("de", 1.0)
    assert language(ENGLISH, oracle, declared="de") == ("en", "en.language.words")
    assert oracle.asked == 0


@pytest.mark.parametrize(
    ("text", "score", "declared", "expected"),
    [
        (GERMAN, 0.95, None, ("de", "language.identified")),
        (GERMAN, 0.95, "en", ("de", "language.identified")),
        (GERMAN, 0.6, "de-AT", ("de", "language.agreed")),
        (GERMAN, 0.6, "en", (None, "language.unknown")),
        (GERMAN, 0.6, None, (None, "language.unknown")),
        ("Schloss Hentzau", 0.99, None, (None, "language.unknown")),
        ("Schloss Hentzau", 0.99, "German", ("de", "language.declared")),
        ("Hentzau, Strelsau, Tarlenheim, Zenda, by boat", 0.99, "de", (None, "language.unknown")),
        ("12:30 | 5", 0.99, None, (None, "language.unknown")),
        (f"{GERMAN} {ENGLISH} {GERMAN}", 0.99, "fr", (None, "language.unknown")),
    ],
)
def test_other_languages_need_a_sure_identifier_or_the_word_of_the_page(
    text: str, score: float, declared: str | None, expected: tuple[str | None, str]
) -> None:
    assert language(text, Oracle("de", score), declared=declared) == expected


def test_text_in_other_letters_is_not_english_however_short() -> None:
    assert language(GREEK, Oracle("el", 0.4)) == ("el", "language.letters")


def test_what_the_identifier_calls_no_language_is_none() -> None:
    assert language(GERMAN, Oracle("zxx", 1.0)) == (None, "language.unknown")


def test_only_what_is_told_counts() -> None:
    assert language(GERMAN, Oracle("de", 1.0), zone=Zone.BOILERPLATE) == (None, "language.unknown")


@pytest.mark.parametrize(
    ("name", "code"),
    [("en", "en"), ("eng", "en"), ("english", "en"), ("ger", "de"), ("nb", "no"), ("русский", "ru")],
)
def test_languages_go_by_many_names(name: str, code: str) -> None:
    assert language_codes()[name] == code


def test_the_list_of_languages_gives_every_name_once() -> None:
    names = [name.lower() for row in load_languages()[0] for name in row]
    assert len(names) == len(set(names))
    assert language_names()["de"] == "German"


def test_a_page_in_another_language_is_zoned_but_not_analysed() -> None:
    notes = read_page(
        Page("seite", f"Ministerpräsidentin reist ab\n\n{GERMAN}\n\nLesen Sie auch, was der König dazu sagt.")
    )
    assert [(found.code, found.analysed) for found in notes[Language]] == [("de", False)]
    assert notes[Passage]
    assert not any(notes[kind] for kind in (Sentence, Mention, Claim))


def test_a_page_whose_language_is_open_is_analysed() -> None:
    notes = read_page(Page("page", "Ruritania attacks Graustark"))
    assert [(found.code, found.analysed) for found in notes[Language]] == [(None, True)]
    assert notes[Sentence]
