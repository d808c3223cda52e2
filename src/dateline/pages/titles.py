"""The title of an HTML page's article, without the name of its site."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from html import unescape
from itertools import chain, combinations, islice

from lxml import etree

from dateline.pages.lines import plain
from dateline.pages.metadata import Metadata
from dateline.pages.xpaths import words_within

SEPARATOR = re.compile(
    r"\s+[|\-–—·•»«›‹:~/¦]+\s+|\s*[|»«›¦│]\s*|\s*::\s*|:\s+|\s+[-–—]{1,2}(?=\S)|(?<=\S)[–—]\s+"
)
"""What stands between an article's title and its site's name or section."""

NAMES = (
    "og:title",
    "twitter:title",
    "dc.title",
    "dcterms.title",
    "parsely-title",
    "sailthru.title",
    "title",
    "citation_title",
)

BAR = re.compile(r"\s*[|»¦│]")
HOME = re.compile(r"(?:(?:https?:)?//[^/?#]+)?/(?:index\.\w+)?|(?:https?:)?//[^/?#]+", re.IGNORECASE)
UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
LEAST = 3
"""Words that a part of a title has at least to stand for the whole."""

MOST = 40
"""Headings that are looked at."""

LONGEST = 300
"""Characters that a title has at most."""


def find_title(root: etree._Element, metadata: Metadata, sites: Iterable[str]) -> str | None:
    """The heading that the declarations agree on, else the first of the first rank, else what is declared.

    `sites` are names of the page's site.
    """
    names = frozenset(filter(None, map(squash, sites)))
    declared = [title for title in declared_titles(root, metadata) if squash(title) not in names]
    heads = [(tag, text) for tag, text in headings(root) if squash(text) not in names]
    first = [text for tag, text in heads if tag == "h1"]
    found = (
        agreed(heads, declared, names)
        or ending(first, declared, names)
        or lone(first, declared)
        or next((bare(title, names) for title in declared), None)
    )
    return found or next((text for _, text in heads), None)


def declared_titles(root: etree._Element, metadata: Metadata) -> list[str]:
    """What a page declares as its title, the surest first."""
    said = (
        *(metadata.meta(name) for name in NAMES[:2]),
        metadata.object("headline"),
        *(words_within(each) for each in islice(root.iter("title"), 1)),
        *(metadata.meta(name) for name in NAMES[2:]),
    )
    return list(dict.fromkeys(clean(title)[:LONGEST] for title in said if title and squash(title)))


def headings(root: etree._Element) -> Iterator[tuple[str, str]]:
    """The headings of a page with their tags, first rank first, without those that link to the front page."""
    found = [
        (str(each.tag), clean(words_within(each)))
        for each in islice(root.iter("h1", "h2", "h3"), MOST)
        if not leads_home(each)
    ]
    return (
        (tag, text)
        for tag, text in sorted(found, key=lambda pair: pair[0])
        if squash(text) and len(text) <= LONGEST
    )


def leads_home(heading: etree._Element) -> bool:
    """Whether a heading holds or stands in a link to the front page of a site."""
    above = heading.getparent()
    links = [*islice(heading.iter("a"), 2), *([above] if above is not None and above.tag == "a" else [])]
    return any(HOME.fullmatch(link.get("href", "").strip()) for link in links)


def agreed(heads: Sequence[tuple[str, str]], declared: Sequence[str], names: frozenset[str]) -> str | None:
    """The heading that is a declared title, or one but for sections and the site's name.

    First those of the first rank, then whole titles, then the longest.
    """
    whole = {squash(title) for title in declared}
    parts = set(map(squash, chain.from_iterable(map(variants, declared)))) - names
    found = [
        (tag != "h1", squash(text) not in whole, -len(squash(text)), index, text)
        for index, (tag, text) in enumerate(heads)
        if squash(text) in parts
    ]
    return min(found)[-1] if found else None


def ending(first: Sequence[str], declared: Sequence[str], names: frozenset[str]) -> str | None:
    """The declared title with which a heading ends, after words that stand above it."""
    parts = dict.fromkeys(chain.from_iterable(openings(title, names) for title in declared))
    heads = [squash(text) for text in first]
    long = (part for part in parts if len(part.split()) >= LEAST)
    return next((part for part in long if ends_any(heads, squash(part))), None)


def openings(title: str, names: frozenset[str]) -> Iterator[str]:
    """The beginnings of a declared title that are more than its site's name."""
    return (part for part in variants(title) if title.startswith(part) and squash(part) not in names)


def ends_any(texts: Iterable[str], end: str) -> bool:
    """Whether any of some texts has an end."""
    return any(text.endswith(end) for text in texts)


def lone(first: Sequence[str], declared: Sequence[str]) -> str | None:
    """The only heading of the first rank; of several the first that shares a word with what is declared."""
    if len(first) == 1:
        return first[0]
    said = set(chain.from_iterable(plain(title).split() for title in declared))
    return next((text for text in first if said & set(plain(text).split())), None)


def variants(title: str) -> Iterator[str]:
    """A title and all its runs of parts between separators, the whole first."""
    cuts = [
        (0, 0),
        *((found.start(), found.end()) for found in islice(SEPARATOR.finditer(title), 6)),
        (len(title), len(title)),
    ]
    runs = ((start[1], end[0]) for start, end in combinations(cuts, 2))
    return (
        part
        for start, end in sorted(runs, key=lambda run: run[0] - run[1])
        if (part := title[start:end].strip())
    )


def bare(title: str, names: frozenset[str]) -> str:
    """A declared title without the name of its site at either end, nor what stands behind a bar."""
    for part in variants(title):
        before, _, after = title.partition(part)
        around = squash(before + after)
        if (
            around
            and len(part.split()) >= LEAST
            and (
                around in names or any(name in around for name in names) or (not before and BAR.match(after))
            )
        ):
            return part
    return title


def squash(text: str) -> str:
    """The letters and digits of a text in lower case."""
    return plain(text).replace(" ", "")


def clean(text: str) -> str:
    """A text with its entities read and without marks that nobody sees."""
    return " ".join(UNSEEN.sub("", unescape(text)).split())
