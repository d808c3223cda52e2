"""What an HTML page says of itself to machines: meta elements, JSON-LD and microdata."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product

from lxml import etree

from dateline.pages.jsonld import Object, read_objects, words_of
from dateline.pages.xpaths import elements, squeeze, words_within

MOST_METAS, MOST_ITEMS = 500, 100
"""Elements of each kind that are read: more are no article's."""

METAS = etree.XPath("//meta[@content]")
ITEMS = etree.XPath("//*[@itemprop]")
KEYS = ("property", "name", "itemprop", "http-equiv")


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
