"""Everything that an HTML page declares about itself; declarations are evidence, never the truth."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from lxml import etree

from dateline.model import Stamp
from dateline.pages.addresses import host_of, own_addresses
from dateline.pages.daystamps import find_stamps
from dateline.pages.metadata import Metadata, read_metadata
from dateline.pages.publication import choose
from dateline.pages.render import Row
from dateline.pages.titles import clean, find_title
from dateline.pages.xpaths import words_within

AUTHORS = (
    "author",
    "article:author",
    "dc.creator",
    "dcterms.creator",
    "parsely-author",
    "sailthru.author",
    "byl",
    "citation_author",
    "cxenseparse:author",
)
SITES = ("og:site_name", "application-name", "apple-mobile-web-app-title", "dc.publisher", "publisher")
DESCRIPTION = "description"
"""What the names of meta elements hold that describe a page, whoever defined them."""
LOCALES = ("content-language", "og:locale", "language", "dc.language")
BYLINE = re.compile(r"(?:^|[\s_-])(?:author|byline)(?:[\s_-]?name)?(?=$|\s)", re.IGNORECASE)
BY = re.compile(r"(?:by|von|par|por|di|door|af|av)[:\s]\s*", re.IGNORECASE)
LANGUAGE = re.compile(r"(?P<language>[a-z]{2,3})(?:[-_](?P<region>[a-z]{2}))?(?![a-z])", re.IGNORECASE)

DAY_FIRST = frozenset(
    [
        "au",
        "bd",
        "gh",
        "hk",
        "ie",
        "in",
        "jm",
        "ke",
        "lk",
        "mt",
        "my",
        "ng",
        "nz",
        "pk",
        "sg",
        "tt",
        "uk",
        "za",
        "zw",
    ]
)
"""Countries whose English pages write the day before the month."""

LONGEST_NAME = 120
"""Characters that the name of an author or a site has at most."""


@dataclass(frozen=True, slots=True)
class Declarations:
    """What a page declares: its own `url`, its `language` without a region, its `stamps`.

    `published` is the day chosen among the stamps; `descriptions` say in short what the page tells.
    """

    title: str | None = None
    author: str | None = None
    site: str | None = None
    url: str | None = None
    language: str | None = None
    stamps: tuple[Stamp, ...] = ()
    published: str | None = None
    descriptions: tuple[str, ...] = ()


def declare(
    root: etree._Element,
    rows: Sequence[Row],
    html: str,
    *,
    url: str | None = None,
    retrieved: str | None = None,
) -> Declarations:
    """The declarations of a page, from its tree, its visible lines and its source.

    `url` and `retrieved` (ISO 8601) are where and when it was met.
    """
    metadata = read_metadata(root)
    addresses = tuple(dict.fromkeys(own_addresses(root, metadata, html, url)))
    sites = tuple(site_names(metadata, addresses))
    title = find_title(root, metadata, sites)
    language, order = language_of(root, metadata, addresses)
    titles = {title, metadata.meta("og:title"), *(words_within(each) for each in islice(root.iter("h1"), 10))}
    stamps = find_stamps(
        root,
        rows,
        metadata,
        addresses=addresses,
        titles=(each for each in titles if each),
        language=order,
        retrieved=retrieved,
    )
    return Declarations(
        title=title,
        author=author_of(root, metadata),
        site=next(iter(sites), None),
        url=next(iter(addresses), None),
        language=language,
        stamps=stamps,
        published=choose(stamps, retrieved=retrieved),
        descriptions=tuple(dict.fromkeys(value for name, value in metadata.metas if DESCRIPTION in name)),
    )


def site_names(metadata: Metadata, addresses: Sequence[str]) -> Iterator[str]:
    """The names of the page's site, its host the last."""
    named = (
        *(metadata.meta(name) for name in SITES),
        metadata.object("publisher"),
        metadata.item("publisher"),
        *(host_of(address) for address in addresses),
    )
    return (clean(name) for name in named if name and len(name) <= LONGEST_NAME and "://" not in name)


def author_of(root: etree._Element, metadata: Metadata) -> str | None:
    """Who wrote the page, in the page's own words, without an address or a "by"."""
    for name in authors(root, metadata):
        author = BY.sub("", clean(name or ""), count=1) if BY.match(name or "") else clean(name or "")
        if 2 < len(author) <= LONGEST_NAME and "://" not in author and not author.startswith(("@", "/")):
            return author
    return None


def authors(root: etree._Element, metadata: Metadata) -> Iterator[str | None]:
    """The names that may be the author's, the surest first; lines are looked at when none is declared."""
    yield metadata.object("author", "creator")
    yield from (metadata.meta(key) for key in AUTHORS)
    yield metadata.item("author")
    marked = (
        each
        for each in root.iter("a", "address", "div", "p", "span")
        if each.get("rel") == "author" or BYLINE.search(each.get("class", ""))
    )
    yield from (words_within(each) for each in islice(marked, 5))


def languages_in(root: etree._Element, metadata: Metadata) -> Iterator[str]:
    """What a page declares as its language, the surest place first."""
    declared = (
        root.get("lang"),
        root.get("{http://www.w3.org/XML/1998/namespace}lang"),
        *(metadata.meta(name) for name in LOCALES),
        metadata.object("inLanguage"),
    )
    return (each.strip() for each in declared if each)


def language_of(
    root: etree._Element, metadata: Metadata, addresses: Sequence[str]
) -> tuple[str | None, str | None]:
    """The declared language, and the same with the region that orders its numbers."""
    found = next(filter(None, map(LANGUAGE.match, languages_in(root, metadata))), None)
    if found is None:
        return None, None
    language, region = found["language"].lower(), (found["region"] or "").lower()
    host = host_of(addresses[0]) if addresses else None
    country = (host or "").rpartition(".")[2]
    if language == "en" and country in DAY_FIRST:
        region = country
    return language, f"{language}-{region}" if region else language
