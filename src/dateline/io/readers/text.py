"""Plain text: the page is the decoded file, character for character, or a piece of it where it holds many."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.io.readers.clippings import cut_clippings
from dateline.io.readers.letters import cut_letters
from dateline.io.readers.pieces import pages_of
from dateline.io.sources import Found, Source
from dateline.pages.decode import decode


def read_text(source: Source) -> Iterator[Found]:
    """The one page of a text file; those of one in which a press database or a letter has several."""
    raw = source.load()
    text = decode(raw, declared=source.charset)
    letters = cut_letters(text)
    cut = letters if letters.pieces else cut_clippings(text)
    yield from pages_of(text, cut, source, raw, "text/plain")
