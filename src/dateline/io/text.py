"""Plain text: the page is the decoded file, character for character."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.io.sources import Source, check_text, fingerprint
from dateline.model import Page, Sighting
from dateline.text.decode import decode


def read_text(source: Source) -> Iterator[Page]:
    """The one page of a text file."""
    raw = source.load()
    text = check_text(decode(raw), source.limits)
    yield Page(source.ref, text, (Sighting(source.locator, fingerprint(raw)),))
