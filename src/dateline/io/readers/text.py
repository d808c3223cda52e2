"""Plain text: the page is the decoded file, character for character."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.io.sources import Found, Source, check_text, fingerprint
from dateline.model import Page, Sighting
from dateline.pages.decode import decode


def read_text(source: Source) -> Iterator[Found]:
    """The one page of a text file."""
    raw = source.load()
    text = check_text(decode(raw, declared=source.charset), source.limits)
    yield source.capture(raw, "text/plain")
    yield Page(
        source.ref,
        text,
        (Sighting(source.locator, fingerprint(raw), url=source.url, retrieved=source.retrieved),),
    )
