from __future__ import annotations

import pytest

from dateline.errors import SpanError
from dateline.model import By, Edit, Page, Reading, Span


def reading(text: str, *edits: tuple[int, int, str]) -> Reading:
    page = Page("p", text)
    return Reading(
        page, (), tuple(Edit(Span(page.id, start, end), new, By("test")) for start, end, new in edits)
    )


@pytest.mark.parametrize(
    ("text", "edits", "read"),
    [
        ("plain", [], "plain"),
        ("thesecond", [(0, 9, "the second")], "the second"),
        ("went tp Accra", [(5, 7, "to")], "went to Accra"),
        ("a  b", [(1, 3, " ")], "a b"),
        ("ab", [(0, 1, "x"), (1, 2, "y")], "xy"),
        ("gone", [(0, 4, "")], ""),
    ],
)
def test_text_replays_the_edits(text: str, edits: list[tuple[int, int, str]], read: str) -> None:
    assert reading(text, *edits).text == read
    assert reading(text, *reversed(edits)).text == read


@pytest.mark.parametrize(
    ("text", "edits", "words"),
    [
        (
            "see thesecond visit",
            [(4, 13, "the second")],
            {"see": "see", "the": "the", "second": "second", "visit": "visit", "the second": "thesecond"},
        ),
        ("went tp Accra", [(5, 7, "to")], {"went": "went", "to": "tp", "Accra": "Accra"}),
        ("in 2025 .The end", [(7, 9, ". ")], {"2025": "2025", "The": "The", "end": "end"}),
        ("a xx yy b", [(2, 3, ""), (3, 4, "")], {"a": "a", "yy": "yy"}),
        ("no dot", [(0, 6, "no dot.")], {"dot.": "dot", ".": "t"}),
    ],
)
def test_a_word_leads_back_to_its_own_characters(
    text: str, edits: list[tuple[int, int, str]], words: dict[str, str]
) -> None:
    read = reading(text, *edits)
    spans = {word: read.span(read.text.index(word), read.text.index(word) + len(word)) for word in words}
    assert {word: text[span.start : span.end] for word, span in spans.items()} == words


@pytest.mark.parametrize(
    "edits", [[(0, 3, "a"), (2, 4, "b")], [(0, 3, "a"), (0, 3, "a")], [(3, 9, "too far")]]
)
def test_edits_that_overlap_or_leave_the_page_are_refused(edits: list[tuple[int, int, str]]) -> None:
    with pytest.raises(SpanError, match="overlaps another or leaves the page"):
        _ = reading("abcdef", *edits).text


@pytest.mark.parametrize(("at", "upto"), [(0, 0), (2, 1), (-1, 2), (0, 5)])
def test_a_stretch_outside_the_reading_is_refused(at: int, upto: int) -> None:
    with pytest.raises(SpanError, match="not a stretch"):
        reading("abcd").span(at, upto)


def test_at_finds_page_offsets_in_the_reading() -> None:
    read = reading("see thesecond tp", (4, 13, "the second"), (14, 16, "to"))
    assert [read.text[read.at(start) :].split(" ")[0] for start in (0, 4, 7, 14)] == [
        "see",
        "the",
        "second",
        "to",
    ]
    assert read.at(16) == len(read.text)
    assert reading("").at(0) == 0
