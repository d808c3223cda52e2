"""The tree of an HTML page, made of broken markup, too, and without what it could not hold."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lxml import etree
from lxml import html as lxml_html

from dateline.errors import ReadError
from dateline.pages.markup import drop_unread, trim

UNHELD = {
    12: " ",
    **dict.fromkeys((*range(9), 11, *range(14, 32), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF), "\ufffd"),
}
"""What stands for characters that lxml refuses once they are moved within a tree (XML 1.0, 2.2 Char)."""

REFERENCE = re.compile(r"&#(?:[xX]0*([0-9a-fA-F]{1,4})(?![0-9a-fA-F])|0*([0-9]{1,5})(?![0-9]));?")
"""A character of a page by its number."""


def parse(page: str) -> etree._Element:
    """The tree of a page; broken markup is mended as browsers do."""
    parser = lxml_html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        return lxml_html.document_fromstring(held(drop_unread(trim(page))).encode("utf-8"), parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise ReadError(
            "The file holds no HTML that can be read.", advice="Save the page again from a browser."
        ) from error


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


def held(page: str) -> str:
    """A page without the characters that its tree could not hold, written as they are or by number."""
    return REFERENCE.sub(held_reference, page.translate(UNHELD))


def held_reference(reference: re.Match[str]) -> str:
    """A character by its number, or what stands for it."""
    number = int(reference[1], 16) if reference[1] else int(reference[2])
    return UNHELD.get(number, reference[0])
