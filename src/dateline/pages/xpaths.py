"""What paths find in the tree of a page, as short lines of text."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

BLANKS = re.compile(r"\s+")

LONGEST = 1_000
"""Characters of a declared value that are kept."""


def elements(find: etree.XPath, root: etree._Element) -> list[etree._Element]:
    """The elements that a path finds."""
    found: Any = find(root)
    return list(found)


def strings(find: etree.XPath, root: etree._Element) -> list[str]:
    """The texts and attributes that a path finds."""
    found: Any = find(root)
    return [str(each) for each in found]


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


def squeeze(text: str | None) -> str:
    """A text on one line, the beginning of a long one."""
    return BLANKS.sub(" ", (text or "")[: 4 * LONGEST]).strip()[:LONGEST]
