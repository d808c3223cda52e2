"""Records of news APIs and crawls as pages: what each calls a field, and which of a page they hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from dateline.errors import ReadError
from dateline.io.addresses import is_address
from dateline.io.readers.fields import Record, flattened, joined, retrieved, stamps_of, values, words
from dateline.io.readers.html import page_of
from dateline.io.sources import Found, Source, Wanted, check_text
from dateline.model import Page, Sighting
from dateline.pages.extract import Extractor

CUT = re.compile(r"(?:…|\.\.\.)?\s?\[\+(\d{1,7}) chars?\]\s*$")
"""How NewsAPI ends a text that it holds the beginning of."""

MARKUP = re.compile(r"</(?:p|div|a|h\d|ul|span|em|strong|figure)>|<br ?/?>|<p>", re.IGNORECASE)

ADVICE = "Fetch the whole page with `dateline fetch` and build with --captures."


def read_record(
    record: Record, locator: str, source: Source, *, ref: str, sha256: str, extractor: Extractor
) -> Iterator[Found | Wanted]:
    """The page of a record; a beginning or an address only is looked up first. ReadError without either."""
    record = flattened(record)
    ref, declared = words(record, "id") or ref, declaration(record, locator, sha256)
    found = whole_page(record, declared, source, ref=ref, extractor=extractor)
    if found and not CUT.search(found.text[-100:]):
        yield found
        return
    part = found or beginning(record, declared, source, ref=ref, extractor=extractor)
    instead: tuple[Found, ...] = (
        (
            part,
            source.problem(
                ReadError("The record holds only the beginning of its page.", advice=ADVICE), mark_of(locator)
            ),
        )
        if part
        else ()
    )
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


def whole_page(
    record: Record, declared: Sighting, source: Source, *, ref: str, extractor: Extractor
) -> Page | None:
    """The page that the text of a record makes, else its HTML."""
    texts = ((key, joined(value)) for key, value in values(record, "text"))
    name, text = next(((key, text) for key, text in texts if text.strip()), ("", ""))
    html = next(
        (value for _, value in values(record, "html") if isinstance(value, str) and value.strip()), None
    )
    if text and (name == "text" or not MARKUP.search(text)):
        return Page(ref, check_text(text, source.limits), (declared,))
    return markup_page(text or html, declared, source, ref=ref, extractor=extractor) if text or html else None


def beginning(
    record: Record, declared: Sighting, source: Source, *, ref: str, extractor: Extractor
) -> Page | None:
    """The page that a description or a teaser makes."""
    text = next(
        (value for _, value in values(record, "beginning") if isinstance(value, str) and value.strip()), None
    )
    if text is None:
        return None
    return (
        markup_page(text, declared, source, ref=ref, extractor=extractor)
        if MARKUP.search(text)
        else Page(ref, check_text(text, source.limits), (declared,))
    )


def markup_page(
    html: str | None, declared: Sighting, source: Source, *, ref: str, extractor: Extractor
) -> Page:
    """The page of some HTML in a record; what the record declares goes before what the HTML does."""
    text, sighting = page_of(
        html or "",
        extractor,
        locator=declared.locator,
        sha256=declared.sha256,
        limits=source.limits,
        url=declared.url,
    )
    stamps = tuple(dict.fromkeys((*declared.stamps, *sighting.stamps)))
    said = {
        name: value
        for name in ("site", "title", "author", "published", "given", "language", "retrieved", "url")
        if (value := getattr(declared, name))
    }
    return Page(ref, text, (replace(sighting, stamps=stamps, **said),))


def declaration(record: Record, locator: str, sha256: str) -> Sighting:
    """What a record says of its page; only a `published` of that very name is the caller's word."""
    language = words(record, "language")
    stamps = tuple(stamps_of(record, "published", language))
    url = next(
        (
            value.strip()
            for _, value in values(record, "url")
            if isinstance(value, str) and is_address(value.strip())
        ),
        None,
    )
    return Sighting(
        locator,
        sha256,
        site=words(record, "site"),
        title=words(record, "title"),
        author=words(record, "author"),
        published=stamps[0].day if stamps else None,
        given=any(stamp.origin == "record published" for stamp in stamps[:1]),
        language=language,
        retrieved=retrieved(record),
        url=url,
        stamps=(*stamps, *stamps_of(record, "updated", language)),
    )
