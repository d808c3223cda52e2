"""Plain text: the page is the decoded file, character for character; a head of fields declares what it says."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.io.declared import under_its_head
from dateline.io.sources import Found, Source, check_text, fingerprint
from dateline.model import Page, Sighting
from dateline.pages.decode import decode


def read_text(source: Source) -> Iterator[Found]:
    """The one page of a text file."""
    raw = source.load()
    text = check_text(decode(raw, declared=source.charset), source.limits)
    yield source.capture(raw, "text/plain")
    sighting = Sighting(source.locator, fingerprint(raw), url=source.url, retrieved=source.retrieved)
    yield Page(source.ref, text, (under_its_head(sighting, text),))
