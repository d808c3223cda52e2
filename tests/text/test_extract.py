"""HTML to a page, with extractors made for the test."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.text.extract import MOST_ELEMENTS, Extract, extract_page

STORY = "<p>The premier of Ruritania met King Rudolf on Monday, the palace of Strelsau said.</p>"
LINKS = "<div><a href=x>Ten castles that you must have seen before you are old, says our critic</a></div>"


@dataclass
class Stub:
    """Always gives one answer, and counts how often it was asked."""

    answer: Extract
    asked: int = 0

    def extract(self, html: str, *, url: str | None = None) -> Extract:
        """The answer."""
        self.asked += 1
        return self.answer


def mains(html: str, extractor: Stub) -> list[str]:
    """The main text of a page."""
    found = extract_page(html, extractor)
    return [found.text[start:end] for start, end in found.main]


def test_the_extractor_says_what_is_main() -> None:
    story = "The premier of Ruritania met King Rudolf on Monday, the palace of Strelsau said"
    assert mains(f"<h1>Title</h1>{STORY}<p>Footer of the page with a good many words in it, all of no use.</p>", Stub(Extract((story + ".",)))) == [story]


def test_where_it_finds_nothing_the_shape_of_the_lines_decides() -> None:
    assert mains(f"<p>Menu</p>{STORY}{LINKS}<p>Yes.</p>{STORY}<p>Imprint</p>{LINKS}", Stub(Extract())) == [
        "The premier of Ruritania met King Rudolf on Monday, the palace of Strelsau said.",
        "Yes.",
        "The premier of Ruritania met King Rudolf on Monday, the palace of Strelsau said.",
    ]
    assert mains("<p>One</p><p>Two</p>", Stub(Extract())) == ["One", "Two"]


def test_beyond_the_budget_it_is_not_asked() -> None:
    stub = Stub(Extract(("Menu",)))
    assert len(mains("<p>Menu</p>" * (MOST_ELEMENTS + 1) + STORY, stub)) == 1
    assert stub.asked == 0


def test_declarations_and_captions_come_along() -> None:
    found = extract_page("<html lang=en><h1>Title</h1><figure><figcaption>The king</figcaption></figure>", Stub(Extract(published="2031-05-04")))
    assert (found.declared.title, found.declared.published, found.language) == ("Title", "2031-05-04", "en")
    assert [found.text[start:end] for start, end in found.captions] == ["The king"]
