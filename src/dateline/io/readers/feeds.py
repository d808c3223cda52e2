"""RSS and Atom feeds: every entry is a page, and the feed is its evidence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape

from dateline.adapters import feedparser
from dateline.adapters.feedparser import Entry, Feed
from dateline.errors import ReadError
from dateline.io.addresses import is_address
from dateline.io.readers.html import page_of
from dateline.io.sources import Found, Source, Wanted, check_text, fingerprint
from dateline.model import Page, Sighting, Stamp
from dateline.pages.decode import declared_charset, decode
from dateline.pages.extract import Extractor
from dateline.pages.stamps import read_stamp

LARGEST, MOST_TAGS = 4_000_000, 120_000
"""Characters and tags of a feed; the parser takes about 40 microseconds a tag."""

ENTITY = re.compile(r"<!ENTITY\b", re.IGNORECASE)
TAG = re.compile(r"<[^<>]{1,300}>")
DAYS = ("published", "created", "updated")
"""What feeds call the days of an entry, whatever their format."""

BROKEN = ReadError(
    "The feed is broken; its entries up to there were read.", advice="Fetch it again, or mend its XML."
)


def read_feed(source: Source, *, extractor: Extractor) -> Iterator[Found | Wanted]:
    """The pages of all entries; an entry that holds a link only is looked up among captures."""
    raw = source.load()
    feed = parse(decode(raw, declared=source.charset or declared_charset(raw)))
    yield source.capture(raw, "application/xml")
    digest = fingerprint(raw)
    for number, entry in enumerate(feed.entries, 1):
        declared = declaration(entry, feed.declared, f"{source.locator}#{number}", digest)
        try:
            yield read_entry(
                entry, declared, source, ref=ref_of(entry, f"{source.ref}#{number}"), extractor=extractor
            )
        except ReadError as error:
            yield source.problem(error, number)
    if not feed.whole:
        yield source.problem(BROKEN, "feed")


def parse(text: str) -> Feed:
    """The feed; ReadError when it is none, or one that is made to harm."""
    if ENTITY.search(text):
        raise ReadError(
            "The feed declares entities of its own, which no feed needs and attacks use.",
            advice="Remove its <!DOCTYPE>.",
        )
    if len(text) > LARGEST or text.count("<") > MOST_TAGS:
        raise ReadError(
            f"The feed has more than {LARGEST:,} characters or {MOST_TAGS:,} tags.", advice="Split it."
        )
    feed = feedparser.read_feed(text)
    if not feed.version and not feed.entries:
        raise ReadError("The file is XML, but no RSS or Atom feed.", advice="Give the pages themselves.")
    if not feed.entries:
        raise ReadError("The feed has no entries.", advice="Fetch it again.")
    return feed


def read_entry(
    entry: Entry, declared: Sighting, source: Source, *, ref: str, extractor: Extractor
) -> Page | Wanted:
    """The page of one entry; ReadError when it has neither text nor link."""
    content, markup = content_of(entry)
    if not content and declared.url:
        return Wanted(declared.url, declared.locator, declared)
    if not content:
        raise ReadError("The entry has neither text nor a link.", advice="Save its page from a browser.")
    if not markup:
        return Page(ref, check_text(content, source.limits), (declared,))
    text, sighting = page_of(
        content,
        extractor,
        locator=declared.locator,
        sha256=declared.sha256,
        limits=source.limits,
        url=declared.url,
    )
    return Page(
        ref,
        text,
        (
            replace(
                declared,
                main=sighting.main,
                captions=sighting.captions,
                trust=sighting.trust,
                media_type=sighting.media_type,
            ),
        ),
    )


def content_of(entry: Entry) -> tuple[str, bool]:
    """The longest text that an entry has, and whether it is HTML."""
    contents = [
        (each.get("value") or "", "html" in (each.get("type") or "")) for each in entry.get("content", ())
    ]
    summary, kind = entry.get("summary") or "", (entry.get("summary_detail") or {}).get("type") or "text/html"
    text, markup = max([*contents, (summary, "html" in kind)], key=lambda each: len(each[0]))
    return (text, markup or bool(TAG.search(text))) if text.strip() else ("", False)


def declaration(entry: Entry, feed: Entry, locator: str, sha256: str) -> Sighting:
    """What an entry and its feed declare."""
    language = feed.get("language") or None
    stamps = tuple(stamps_of(entry, language))
    link = str(entry.get("link") or "").strip()
    return Sighting(
        locator,
        sha256,
        site=plain((entry.get("source") or {}).get("title")) or plain(feed.get("title")),
        title=plain(entry.get("title")),
        author=plain(entry.get("author")),
        published=stamps[0].day if stamps else None,
        language=language,
        url=link if is_address(link) else None,
        stamps=stamps,
    )


def stamps_of(entry: Entry, language: str | None) -> Iterator[Stamp]:
    """The days of an entry; asked one by one, since the parser would give one day for another."""
    for name in DAYS:
        raw = dict.get(entry, name) if isinstance(entry, dict) else None
        if raw and (stamp := read_stamp(raw, f"feed {name}", language=language)):
            yield stamp


def ref_of(entry: Entry, otherwise: str) -> str:
    """The name of an entry's page: its link, else its id."""
    return str(entry.get("link") or entry.get("id") or "").strip() or otherwise


def plain(words: object) -> str | None:
    """A title as a line of text, without tags."""
    return " ".join(unescape(TAG.sub("", str(words or ""))).split()) or None
