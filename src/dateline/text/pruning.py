"""What nobody reads, cut from a page's tree, so that extractors walk a smaller one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, cast

from lxml import etree

from dateline.text.render import EMBEDDED, SILENT, UNSEEN

NEVER_READ = tuple(sorted((EMBEDDED | SILENT | {"button", "link", "picture", "source", "input"}) - {"head", "script", "title"}))
"""Elements without running text; scripts go one by one, because some hold the article."""

SCRIPTS = etree.XPath("//script[not(contains(@type, 'ld+json'))]")
MAYBE_HIDDEN = etree.XPath("//body//*[@hidden or contains(@style, 'none') or contains(@style, 'hidden')]")
EMPTY = etree.XPath("//body//*[not(node()) and not(self::br or self::hr)]")
LISTS = etree.XPath("//body//ul | //body//ol | //body//nav")

LEAST_LINKS = 4
"""A list of fewer links may be part of an article."""


def prune(root: etree._Element) -> etree._Element:
    """The tree itself, without what a reader does not see and without lists of links."""
    etree.strip_elements(root, *NEVER_READ, with_tail=False)
    cut(found(SCRIPTS, root))
    cut(element for element in found(MAYBE_HIDDEN, root) if element.get("hidden") is not None or UNSEEN.search(element.get("style", "")))
    cut(menus(root))
    for _ in range(3):
        cut(found(EMPTY, root))
    return root


def found(path: etree.XPath, root: etree._Element) -> list[etree._Element]:
    """The elements that a path leads to."""
    return cast("list[Any]", path(root))


def cut(elements: Iterable[etree._Element]) -> None:
    """Take elements out of their tree, but leave what follows them."""
    for element in elements:
        parent = element.getparent()
        if parent is None:
            continue
        if element.tail:
            before = element.getprevious()
            if before is None:
                parent.text = (parent.text or "") + element.tail
            else:
                before.tail = (before.tail or "") + element.tail
        parent.remove(element)


def menus(root: etree._Element) -> Iterator[etree._Element]:
    """Lists in which nearly all letters are links."""
    for element in found(LISTS, root):
        links = element.findall(".//a")
        if len(links) >= LEAST_LINKS:
            total, linked = letters(element), sum(map(letters, links))
            if linked >= 0.9 * total:
                yield element


def letters(element: etree._Element) -> int:
    """How many characters of text stand in an element, blanks aside."""
    return sum(len(text.strip()) for text in element.itertext())
