"""Records of news APIs and crawls as pages: what each calls a field, and which of a page they hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from dateline.errors import ReadError
from dateline.io.addresses import is_address
from dateline.io.declared import under_its_head
from dateline.io.readers.chats import channel_in
from dateline.io.readers.fields import Record, flattened, joined, retrieved, stamps_of, text_in, values, words
from dateline.io.readers.html import page_of
from dateline.io.sources import Found, Source, Wanted, check_text
from dateline.model import Page, Sighting
from dateline.pages.extract import Extractor

CUT = re.compile(r"(?:…|\.\.\.)?\s?\[\+(\d{1,7}) chars?\]\s*$")
"""How NewsAPI ends a text that it holds the beginning of."""

MARKUP = re.compile(r"</(?:p|div|a|h\d|ul|span|em|strong|figure)>|<br ?/?>|<p>", re.IGNORECASE)

PARTIAL = ReadError(
    "The record holds only the beginning of its page.",
    advice="Fetch the whole page with `dateline fetch` and build with --captures.",
)

SAID = ("site", "title", "author", "published", "given", "language", "retrieved", "url")
"""What a record declares before its HTML does."""


def read_record(
    record: Record, locator: str, source: Source, *, ref: str, sha256: str, extractor: Extractor
) -> Iterator[Found | Wanted]:
    """The page of a record; a beginning or an address only is looked up first. ReadError without either."""
    record = flattened(record)
    ref, declared = words(record, "id") or ref, declaration(record, locator, sha256)
    press = Press(ref, declared, source, extractor)
    found = whole_page(record, press)
    if found and not CUT.search(found.text[-100:]):
        yield found
        return
    part = found or beginning(record, press)
    instead: tuple[Found, ...] = (part, source.problem(PARTIAL, mark_of(locator))) if part else ()
    if declared.url:
        yield Wanted(declared.url, locator, declared, instead)
    elif instead:
        yield from instead
    else:
        raise ReadError(
            "The object has no text.",
            advice='Give it a "text" or an "html", or the "url" of a page that was captured.',
        )


def mark_of(locator: str) -> str:
    """What tells a record from the others of its file."""
    return locator.rpartition("#")[2]


@dataclass(frozen=True, slots=True)
class Press:
    """Makes the page of a record, whose text is plain or marked up, with what the record declares."""

    ref: str
    declared: Sighting
    source: Source
    extractor: Extractor

    def plain(self, text: str) -> Page:
        """The page of a plain text; what the record declares goes before what the head of the text does."""
        whole = check_text(text, self.source.limits)
        return Page(self.ref, whole, (under_its_head(self.declared, whole),))

    def marked(self, html: str) -> Page:
        """The page of some HTML; what the record declares goes before what the HTML does."""
        declared = self.declared
        text, sighting = page_of(
            html,
            self.extractor,
            locator=declared.locator,
            sha256=declared.sha256,
            limits=self.source.limits,
            url=declared.url,
        )
        stamps = tuple(dict.fromkeys((*declared.stamps, *sighting.stamps)))
        said = {name: value for name in SAID if (value := getattr(declared, name))}
        return Page(self.ref, text, (replace(sighting, stamps=stamps, **said),))


def whole_page(record: Record, press: Press) -> Page | None:
    """The page that the text of a record makes, else its HTML."""
    texts = ((key, joined(value)) for key, value in values(record, "text"))
    name, text = next(((key, text) for key, text in texts if text.strip()), ("", ""))
    if text and (name == "text" or not MARKUP.search(text)):
        return press.plain(text)
    html = text or text_in(record, "html")
    return press.marked(html) if html else None


def beginning(record: Record, press: Press) -> Page | None:
    """The page that a description or a teaser makes."""
    text = text_in(record, "beginning")
    if text is None:
        return None
    return press.marked(text) if MARKUP.search(text) else press.plain(text)


def declaration(record: Record, locator: str, sha256: str) -> Sighting:
    """What a record says of its page; only a `published` of that very name is the caller's word."""
    language = words(record, "language")
    stamps = tuple(stamps_of(record, "published", language))
    urls = (value.strip() for _, value in values(record, "url") if isinstance(value, str))
    url = next(filter(is_address, urls), None)
    return Sighting(
        locator,
        sha256,
        site=words(record, "site") or channel_in(url),
        title=words(record, "title"),
        author=words(record, "author"),
        published=stamps[0].day if stamps else None,
        given=any(stamp.origin == "record published" for stamp in stamps[:1]),
        language=language,
        retrieved=retrieved(record),
        url=url,
        stamps=(*stamps, *stamps_of(record, "updated", language)),
    )
