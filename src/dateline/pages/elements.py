"""How the elements of HTML show: not at all, on lines of their own, as links or as captions."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from lxml import etree

SECTIONS = {
    "address",
    "article",
    "aside",
    "body",
    "details",
    "dialog",
    "div",
    "footer",
    "form",
    "fieldset",
    "header",
    "html",
    "main",
    "nav",
    "section",
    "summary",
    "center",
}

TEXTS = {
    "blockquote",
    "br",
    "button",
    "caption",
    "figcaption",
    "figure",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "legend",
    "p",
    "pre",
}

LISTS = {
    "dd",
    "dir",
    "dl",
    "dt",
    "li",
    "menu",
    "ol",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
}

BLOCKS = frozenset(SECTIONS | TEXTS | LISTS)
"""Elements that begin a new line."""

EMBEDDED = {"audio", "canvas", "iframe", "math", "object", "svg", "video"}

SILENT = {
    "datalist",
    "head",
    "noembed",
    "noframes",
    "noscript",
    "script",
    "select",
    "style",
    "template",
    "textarea",
    "title",
}

HIDDEN = frozenset(EMBEDDED | SILENT)
"""Elements whose text a reader does not see."""

BLANKS = re.compile(r"[ \t\n\r\f]+")
UNSEEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)

CAPTION = re.compile(r"(?:^|[\s_-])(?i:caption|copyright)(?:$|[\s_-])|[a-z]Caption(?![a-z])")


MOST_PARAGRAPHS = 3
"""Paragraphs of a caption; an element of that class with more is the article beside whose pictures they
stand."""

PAGES = frozenset({"article", "body", "html", "main"})
"""Elements that hold the article: what a class of theirs names is how a page shows things, not what it is."""


def is_veiled(element: etree._Element) -> bool:
    """Whether an element has an attribute that hides it."""
    style = element.get("style")
    return element.get("hidden") is not None or (style is not None and bool(UNSEEN.search(style)))


def is_small(element: etree._Element) -> bool:
    """Whether an element has as few paragraphs as a caption."""
    return next(islice(element.iter("p"), MOST_PARAGRAPHS, None), None) is None


class Look(NamedTuple):
    """How an element shows: not at all, on its own line, as a link, a caption, preformatted text, aside.

    Aside is what others wrote: quotations, embedded posts, readers' comments; a quotation is a block of it.
    """

    hidden: bool = False
    block: bool = False
    link: bool = False
    caption: bool = False
    fixed: bool = False
    aside: bool = False
    quote: bool = False


UNSEEN_LOOK, INLINE_LOOK, BLOCK_LOOK = Look(hidden=True), Look(), Look(block=True)
ASIDE_LOOK = Look(block=True, aside=True)
QUOTE_LOOK = Look(block=True, aside=True, quote=True)

OTHERS = re.compile(
    r"(?:^|\s)(?:comments?|comment-?(?:list|body|content|section|area|thread)"
    r"|comments-(?:area|list|section|wrapper)"
    r"|disqus_thread|(?:twitter|fb|instagram|tiktok|bluesky|mastodon|reddit|embedly)-\w{0,9}?-?"
    r"(?:tweet|post|media|embed|card)(?:-\w{1,20})?)(?=\s|$)",
    re.IGNORECASE,
)
"""Classes and ids of readers' comments and of embedded posts."""


def look_at(element: etree._Element) -> Look:
    """How an element shows."""
    tag = element.tag
    if tag in HIDDEN or not isinstance(tag, str) or is_veiled(element):
        return UNSEEN_LOOK
    block = tag in BLOCKS
    named = block and tag not in PAGES and CAPTION.search(element.get("class", "")) and is_small(element)
    if tag in {"a", "figcaption", "pre"} or named:
        return Look(block=block, link=tag == "a", caption=tag not in {"a", "pre"}, fixed=tag == "pre")
    if block and is_aside(str(tag), element.get("class", ""), element.get("id", "")):
        return QUOTE_LOOK if is_quotation(element) else ASIDE_LOOK
    return BLOCK_LOOK if block else INLINE_LOOK


def is_quotation(element: etree._Element) -> bool:
    """Whether an element is a quotation of words, and no embedded post."""
    names = element.get("class", ""), element.get("id", "")
    return element.tag == "blockquote" and not any(OTHERS.search(name) for name in names)


@lru_cache(maxsize=10_000)
def is_aside(tag: str, names: str, own: str) -> bool:
    """Whether an element holds what others wrote than the page's author, or tells of other pages."""
    return tag in {"aside", "blockquote"} or bool(OTHERS.search(names) or OTHERS.search(own))
