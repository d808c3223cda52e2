"""What a page holds besides the text that it shows, for browsers to which it shows hardly any.

Text for those without scripts, frames, and the article for machines or for its own scripts.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from itertools import islice

from lxml import etree

from dateline.errors import ReadError
from dateline.pages.jsonld import read_objects
from dateline.pages.markup import noscripts
from dateline.pages.render import RUNNING, Rendered, read_tree, render_tree
from dateline.pages.scripts import stories
from dateline.pages.xpaths import strings

FEW, LEAST = 40, 30
"""Words of running text: a page that shows fewer than FEW shows hardly any, LEAST make a text of a spare."""

MOST_FRAMES = 20
"""Frames that are looked at."""

FRAMES = etree.XPath("//iframe/@srcdoc")
TAGS = "</", "<p", "<br"
"""What a text has somewhere that is markup."""


def supply(root: etree._Element, rendered: Rendered, html: str) -> Rendered:
    """A page's visible text; where that is hardly running text, its spare text stands at the end of both.

    The first kind that has one is taken: what the page declares as its article, then what it has for browsers
    without scripts, in frames, and for its scripts.
    """
    if running(rendered) >= FEW:
        return rendered
    for spare in spares(root, rendered.title, html):
        if (tree := read_spare(spare)) is not None:
            holder = root.find("body")
            (root if holder is None else holder).append(tree)
            return render_tree(root)
    return rendered


def spares(root: etree._Element, title: str | None, html: str) -> Iterator[str]:
    """The spare texts of a page as markup, the surest first."""
    yield from (marked_up(text) for found in read_objects(root) if (text := found.get("articleBody")))
    yield "\n".join(noscripts(html))
    yield from sorted(islice(strings(FRAMES, root), MOST_FRAMES), key=len, reverse=True)
    yield from ("\n".join(map(marked_up, texts)) for texts in stories(root, title))


def marked_up(text: object) -> str:
    """A text as markup, its lines as paragraphs where it has none."""
    words = text if isinstance(text, str) else ""
    if any(tag in words for tag in TAGS):
        return words
    return "".join(f"<p>{escape(line)}</p>" for line in words.split("\n"))


def read_spare(spare: str) -> etree._Element | None:
    """The tree of a spare text, none where hardly anything runs in it."""
    if spare.count(" ") < LEAST - 1:
        return None
    try:
        root, rendered = read_tree(spare)
    except ReadError:
        return None
    if running(rendered) < LEAST:
        return None
    body = root.find("body")
    tree = root if body is None else body
    tree.tag = "article"
    return tree


def running(rendered: Rendered) -> int:
    """The words of a page's running text."""
    counts = (row.text.count(" ") + 1 for row in rendered.rows if not row.linked)
    return sum(count for count in counts if count >= RUNNING)
