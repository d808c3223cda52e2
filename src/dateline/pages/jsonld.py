"""What a page says of itself in JSON-LD: the objects about it, articles first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, islice
from typing import Any

from lxml import etree

from dateline.pages.wildjson import read_value
from dateline.pages.xpaths import squeeze, strings

MOST_JSON, MOST_OBJECTS = 400_000, 400
"""Characters of JSON-LD that are parsed, and objects in it that are read: more are no article's."""

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

SCRIPTS = etree.XPath("//script[contains(translate(@type, 'JSONLD', 'jsonld'), 'ld+json')]/text()")

Object = Mapping[str, Any]


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
