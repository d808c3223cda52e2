"""What an HTML page says of itself to machines: meta elements, JSON-LD and microdata."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice, product
from typing import Any

from lxml import etree

from dateline.pages.wildjson import read_value

BLANKS = re.compile(r"\s+")
LONGEST = 1_000
"""Characters of a declared value that are kept."""

MOST_METAS, MOST_OBJECTS, MOST_ITEMS = 500, 400, 100
"""Elements and objects of each kind that are read: more are no article's."""

MOST_JSON = 400_000
"""Characters of JSON-LD that are parsed."""

ELSEWHERE = frozenset(
    {
        "comment",
        "comments",
        "itemlistelement",
        "review",
        "reviews",
        "relatedlink",
        "ispartof",
        "haspart",
        "citation",
        "mentions",
        "subjectof",
        "isbasedon",
        "offers",
        "potentialaction",
        "breadcrumb",
    }
)
"""Properties under which JSON-LD tells of other things than the page's own."""

ARTICLE = re.compile(
    r"(?:article|posting|blogpost|report|story|review|recipe|book|thesis|podcastepisode)$", re.IGNORECASE
)
PAGE = re.compile(r"(?:page|videoobject|creativework|event|product|episode|dataset)$", re.IGNORECASE)
METAS = etree.XPath("//meta[@content]")
SCRIPTS = etree.XPath("//script[contains(translate(@type, 'JSONLD', 'jsonld'), 'ld+json')]/text()")
ITEMS = etree.XPath("//*[@itemprop]")
KEYS = ("property", "name", "itemprop", "http-equiv")

Object = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Metadata:
    """The declarations in a page's head and body.

    The meta elements by their lower-case name, in order; the JSON-LD objects about the page, articles first;
    the microdata by its property.
    """

    metas: tuple[tuple[str, str], ...] = ()
    objects: tuple[Object, ...] = ()
    items: tuple[tuple[str, str], ...] = ()

    def meta(self, *names: str) -> str | None:
        """The first value of the first of some names that has one."""
        return first_of(self.metas, names)

    def object(self, *keys: str) -> str | None:
        """The words of the first of some properties that a JSON-LD object has."""
        values = (words_of(found.get(key)) for found, key in product(self.objects, keys))
        return next(filter(None, values), None)

    def item(self, *names: str) -> str | None:
        """The first microdata of some property."""
        return first_of(self.items, names)


def first_of(values: Iterable[tuple[str, str]], names: Iterable[str]) -> str | None:
    """The first value of the first of some names that has one."""
    by_name = dict(reversed(tuple(values)))
    return next((by_name[name] for name in names if name in by_name), None)


def elements(find: etree.XPath, root: etree._Element) -> list[etree._Element]:
    """The elements that a path finds."""
    found: Any = find(root)
    return list(found)


def strings(find: etree.XPath, root: etree._Element) -> list[str]:
    """The texts and attributes that a path finds."""
    found: Any = find(root)
    return [str(each) for each in found]


def read_metadata(root: etree._Element) -> Metadata:
    """All that a page's tree says to machines."""
    return Metadata(tuple(read_metas(root)), tuple(read_objects(root)), tuple(read_items(root)))


def read_metas(root: etree._Element) -> Iterator[tuple[str, str]]:
    """The names and values of the meta elements."""
    for element in elements(METAS, root)[:MOST_METAS]:
        value = squeeze(element.get("content"))
        for name in dict.fromkeys(squeeze(element.get(key)).lower() for key in KEYS):
            if name and value:
                yield name, value


def read_items(root: etree._Element) -> Iterator[tuple[str, str]]:
    """The properties of microdata with what the page gives for them, else shows."""
    for element in elements(ITEMS, root)[:MOST_ITEMS]:
        value = (
            element.get("content") or element.get("datetime") or element.get("title") or words_within(element)
        )
        if value.strip() and element.tag != "meta":
            yield element.get("itemprop", "").strip().lower(), squeeze(value)


def words_within(element: etree._Element) -> str:
    """The text of an element, its beginning where it is long."""
    pieces: list[str] = []
    length = 0
    for piece in element.itertext():
        pieces.append(str(piece))
        length += len(piece)
        if length > LONGEST:
            break
    return squeeze("".join(pieces))


def read_objects(root: etree._Element) -> list[Object]:
    """The JSON-LD objects that describe the page or its article, articles first."""
    found = chain.from_iterable(walk(parse_json(script)) for script in strings(SCRIPTS, root)[:20])
    ranked = [(rank, each) for each in islice(found, MOST_OBJECTS) if (rank := rank_of(each)) is not None]
    return [each for _, each in sorted(ranked, key=lambda pair: pair[0])]


def rank_of(found: Object) -> int | None:
    """0 for an article, 1 for a page or a like work, `None` for anything else."""
    kinds = found.get("@type")
    names = [str(kind) for kind in (kinds if isinstance(kinds, list) else [kinds]) if kind]
    return (
        0
        if any(ARTICLE.search(name) for name in names)
        else 1
        if any(PAGE.search(name) for name in names)
        else None
    )


def parse_json(script: str) -> Any:
    """The value of some JSON; `None` when it is broken beyond line breaks in strings and commas too many."""
    text = script[:MOST_JSON].strip().removeprefix("<![CDATA[").removesuffix("]]>").strip().rstrip(";")
    for candidate in (text, re.sub(r",\s*([}\]])", r"\1", text)):
        try:
            return read_value(candidate)
        except (ValueError, RecursionError):
            continue
    return None


def walk(value: Any) -> Iterator[Object]:
    """The objects in a JSON value, outer ones first, without those about other things."""
    level: Sequence[Any] = [value]
    for _ in range(8):
        below: list[Any] = []
        for each in level[:MOST_OBJECTS]:
            if isinstance(each, dict):
                yield each
                below.extend(inner for key, inner in each.items() if key.lower() not in ELSEWHERE)
            elif isinstance(each, list):
                below.extend(each)
        level = [each for each in below if isinstance(each, dict | list)]


def words_of(value: Any) -> str | None:
    """A JSON-LD value as words: of objects their names, of lists all; a mere reference has none."""
    if isinstance(value, dict):
        return words_of(value.get("name") or value.get("@value"))
    if isinstance(value, list):
        return ", ".join(dict.fromkeys(words for each in value[:10] if (words := words_of(each)))) or None
    return squeeze(str(value)) or None if isinstance(value, str | int | float) else None


def squeeze(text: str | None) -> str:
    """A text on one line, the beginning of a long one."""
    return BLANKS.sub(" ", (text or "")[: 4 * LONGEST]).strip()[:LONGEST]
