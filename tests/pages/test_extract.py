"""HTML to a page, with extractors made for the test."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree

from dateline.pages.extract import MOST_ELEMENTS, Verdict, extract_page
from dateline.pages.render import Row

STORY = "<p>The premier of Ruritania met King Rudolf on Monday, the palace of Strelsau said.</p>"
LINKS = "<div><a href=x>Ten castles that you must have seen before you are old, says our critic</a></div>"


@dataclass
class Stub:
    """Takes the lines that hold a word, and counts how often it was asked."""

    word: str = "-"
    asked: int = 0

    def extract(
        self,
        root: etree._Element,
        rows: Sequence[Row],
        *,
        title: str | None = None,
        descriptions: Sequence[str] = (),
    ) -> Verdict:
        """The answer."""
        self.asked += 1
        return Verdict(tuple(number for number, row in enumerate(rows) if self.word in row.text), 0.9)


def mains(html: str, extractor: Stub) -> list[str]:
    """The main text of a page."""
    found = extract_page(html, extractor)
    return [found.text[start:end] for start, end in found.main]


def test_the_extractor_says_what_is_main() -> None:
    html = (
        f"<h1>Title</h1>{STORY}{STORY}<p>Footer of the page with a good many words in it, all of no use.</p>"
    )
    assert mains(html, Stub("King")) == [
        "\n".join(["The premier of Ruritania met King Rudolf on Monday, the palace of Strelsau said."] * 2)
    ]
    assert extract_page(html, Stub("King")).trust == 0.9


def test_where_it_finds_nothing_the_shape_of_the_lines_decides() -> None:
    assert mains(f"<p>Menu</p>{STORY}{LINKS}<p>Yes.</p>{STORY}<p>Imprint</p>{LINKS}", Stub()) == [
        "The premier of Ruritania met King Rudolf on Monday, the palace of Strelsau said.",
        "Yes.",
        "The premier of Ruritania met King Rudolf on Monday, the palace of Strelsau said.",
    ]
    assert mains("<p>One</p><p>Two</p>", Stub()) == ["One", "Two"]
    assert extract_page(STORY, Stub()).trust == 0


def test_beyond_the_budget_it_is_not_asked() -> None:
    stub = Stub("Menu")
    assert len(mains("<p>Menu</p>" * (MOST_ELEMENTS + 1) + STORY, stub)) == 1
    assert stub.asked == 0


def test_declarations_and_captions_come_along() -> None:
    found = extract_page(
        "<html lang=en><h1>Title</h1><figure><figcaption>The king</figcaption></figure>", Stub()
    )
    assert (found.declared.title, found.language) == ("Title", "en")
    assert [found.text[start:end] for start, end in found.captions] == ["The king"]
