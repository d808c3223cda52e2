"""What nobody reads, cut from a page's tree, so that extractors walk a smaller one."""

from __future__ import annotations

from typing import Any, cast

from lxml import etree

from dateline.pages.elements import EMBEDDED, SILENT, is_veiled
from dateline.pages.trees import cut
from dateline.weights import weight

NEVER_READ = tuple(
    sorted(
        (EMBEDDED | SILENT | {"button", "link", "picture", "source", "input"}) - {"head", "script", "title"}
    )
)
"""Elements without running text; scripts go one by one, because some hold the article."""

SCRIPTS = etree.XPath("//script[not(contains(@type, 'ld+json'))]")
MAYBE_HIDDEN = etree.XPath("//body//*[@hidden or contains(@style, 'none') or contains(@style, 'hidden')]")
EMPTY = etree.XPath("//body//*[not(node()) and not(self::br or self::hr)]")
LISTS = etree.XPath("//body//ul | //body//ol | //body//nav")

LINKED = weight("en.layout.linked")
"""The share of the letters of a menu that are links."""
LEAST_LINKS = 4
"""A list of fewer links may be part of an article."""


def prune(root: etree._Element) -> etree._Element:
    """The tree itself, without what a reader does not see and without lists of links."""
    etree.strip_elements(root, *NEVER_READ, with_tail=False)
    cut(found(SCRIPTS, root))
    cut(filter(is_veiled, found(MAYBE_HIDDEN, root)))
    cut(menus(root))
    for _ in range(2):
        cut(found(EMPTY, root))
    return root


def found(path: etree.XPath, root: etree._Element) -> list[etree._Element]:
    """The elements that a path leads to."""
    return cast("list[Any]", path(root))


def menus(root: etree._Element) -> list[etree._Element]:
    """The outermost lists in which nearly all letters are links."""
    menus: list[etree._Element] = []
    within: set[etree._Element] = set()
    for element in found(LISTS, root):
        if element not in within and is_menu(element):
            menus.append(element)
            within.update(element.iter("ul", "ol", "nav"))
    return menus


def is_menu(element: etree._Element) -> bool:
    """Whether a list holds several links and little else."""
    links = element.findall(".//a")
    return len(links) >= LEAST_LINKS and sum(map(letters, links)) >= LINKED * letters(element)


def letters(element: etree._Element) -> int:
    """How many characters of text stand in an element, white space aside."""
    return sum(map(len, etree.tostring(element, encoding="unicode", method="text", with_tail=False).split()))
