"""What of a page is parsed: the zones that tell the story, in pieces, up to a limit that is told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest

from dateline.model import By, Language, Page, Passage, Problem, Reading, Sentence, Span, Zone
from dateline.stage import Notes
from dateline.text import sentences
from dateline.text.sentences import STAMP, find_sentences, is_read
from tests.lab import make_page


class Listener:
    """A parser that only listens."""

    name = "listener"

    def __init__(self) -> None:
        self.heard: list[tuple[int, str]] = []

    def parse(self, reading: Reading, passages: Sequence[tuple[int, Passage]]) -> Iterator[Sentence]:
        self.heard += [
            (number, reading.page.text[passage.span.start : passage.span.end]) for number, passage in passages
        ]
        yield from ()


def heard(*lines: tuple[str, Zone], language: str | None = "en") -> tuple[list[tuple[int, str]], list[str]]:
    """What a parser hears of a page of lines, and the problems."""
    page, listener = make_page("\n".join(text for text, _ in lines)), Listener()
    passages, start = [], 0
    for text, zone in lines:
        passages.append(Passage(Span(page.id, start, start + len(text)), zone, By("test")))
        start += len(text) + 1
    notes = Notes({Passage: passages, Language: [Language(page.id, language, By("test"))]})
    found = list(find_sentences(Reading(page), notes, parser=listener))
    assert all(isinstance(each, Problem) and each.stage == "sentences" for each in found)
    assert {each.locator for each in found if isinstance(each, Problem)} <= {page.locator}
    return listener.heard, [each.message for each in found if isinstance(each, Problem)]


def test_what_tells_nothing_is_not_parsed() -> None:
    lines = [(zone.value, zone) for zone in Zone]
    assert heard(*lines) == (
        [
            (number, text)
            for number, (text, zone) in enumerate(lines)
            if zone not in {Zone.BYLINE, Zone.BOILERPLATE}
        ],
        [],
    )


def test_a_byline_is_parsed_where_it_only_says_when() -> None:
    page = make_page("4 May 2031")
    stamp, name = (Passage(Span(page.id, 0, 10), Zone.BYLINE, By(rule)) for rule in (STAMP, "test"))
    assert (is_read(stamp), is_read(name)) == (True, False)


def test_a_page_in_another_language_is_not_parsed() -> None:
    assert heard(("Der König kam.", Zone.BODY), language="de") == ([], [])


def test_pieces_keep_the_number_of_their_passage() -> None:
    text = "It rained. " * 4_000
    parts, problems = heard(("Rain", Zone.HEADLINE), (text.strip(), Zone.BODY), ("No more.", Zone.BODY))
    assert {number for number, _ in parts} == {0, 1, 2}
    assert " ".join(part for number, part in parts if number == 1) == text.strip()
    assert problems == []


def test_what_is_too_much_is_left_and_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sentences, "MOST", 7)
    parts, problems = heard(("It rained.", Zone.BODY), ("It snowed.", Zone.BODY), ("It froze.", Zone.BODY))
    assert parts == [(0, "It rained."), (1, "It snowed.")]
    (problem,) = problems
    assert "more than 7 words" in problem
    assert "the last 9 characters that it tells, from character 22 on, were not analysed" in problem


def test_the_longest_page_of_the_news_is_read_whole() -> None:
    page = Page("p", "The king met the envoys. " * 10_000)
    assert sentences.words(page.text) < sentences.MOST
