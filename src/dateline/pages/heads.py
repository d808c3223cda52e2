"""The title and the language that an HTML page declares."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from dateline.pages.elements import BLANKS

FIRST_HEADINGS = "(//h1)[position() <= 20]//text()"
"""The text of headings; that of all of them takes quadratic time."""

TITLES = tuple(
    map(etree.XPath, ("//meta[@property='og:title']/@content", FIRST_HEADINGS, "//head/title/text()"))
)


def declarations(root: etree._Element) -> Iterator[str]:
    """The titles that a page declares, the best first."""
    for find in TITLES:
        found = find(root)
        yield BLANKS.sub(" ", " ".join(map(str, found[:20])) if isinstance(found, list) else "").strip()


def title_of(root: etree._Element) -> str | None:
    """The title that a page declares, if any."""
    return next((title[:500] for title in declarations(root) if title), None)


def language_of(root: etree._Element) -> str | None:
    """The language of the page as declared, without its region."""
    declared = root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or ""
    match = re.match(r"[a-zA-Z]{2,3}(?=$|[-_])", declared.strip())
    return match[0].lower() if match else None
