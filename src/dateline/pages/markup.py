"""Mend markup that the parser reads otherwise than browsers do, or not in good time.

Text for browsers without scripts, crowds of attributes, endless nesting.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

LONG_TAG = 4_000
"""Characters; a shorter tag cannot hold so many attributes that reading them, in quadratic time, is felt."""

CROWDED = re.compile(
    r"""
    (?P<name>[a-zA-Z][\w-]*+)
    (?: \s++ [^\s"'<>=/]++ (?: \s*+ = \s*+ (?: "[^"]*+" | '[^']*+' | [^\s"'<>]++ ) )?+ ){500,}+
    """,
    re.VERBOSE,
)
"""A tag, without its opening bracket, with at least 500 attributes."""

OPENED = re.compile(
    r"<(?:(?P<comment>!--)|(?P<name>noscript|script|style|template|textarea|title)(?=[\s/>]))", re.IGNORECASE
)
CLOSED = {
    name: re.compile(rf"</{name}\s*+>", re.IGNORECASE)
    for name in ("noscript", "script", "style", "template", "textarea", "title")
} | {"comment": re.compile("-->")}
"""What holds no tags of the page, and how it ends."""

UNREAD = frozenset({"noscript", "template"})
SHADOW = re.compile(r"[^<>]*\bshadowroot", re.IGNORECASE)
"""The attributes of a template that a browser shows."""

TAG = re.compile(r"<(/?[a-zA-Z][\w-]*+)[^<>]*+>")


def trim(html: str) -> str:
    """The markup with no attributes where an element has far too many."""
    pieces = html.split("<")
    if max(map(len, pieces)) < LONG_TAG:
        return html
    return "<".join(
        CROWDED.sub(r"\g<name>", piece, count=1) if len(piece) >= LONG_TAG and CROWDED.match(piece) else piece
        for piece in pieces
    )


def flatten(html: str, *, blocks: frozenset[str], kept: frozenset[str]) -> str:
    """The markup without nesting: line breaks for tags of blocks, and only `kept` elements."""

    def flat(tag: re.Match[str]) -> str:
        name = tag[1].lstrip("/").lower()
        return tag[0] if name in kept else "<br>" if name in blocks else ""

    return TAG.sub(flat, html)


def drop_unread(html: str) -> str:
    """The markup without what stands within noscript and template.

    What is opened there closes there, for browsers, but not for the parser, which would hide the rest of the
    page.
    """
    return "".join(read_pieces(html))


def read_pieces(html: str) -> Iterator[str]:
    """The pieces of markup around noscript and template.

    Where these never end, or hold a shadow root, they become plain blocks.
    """
    kept = at = 0
    endless: set[str] = set()
    while opened := OPENED.search(html, at):
        name = (opened["name"] or "comment").lower()
        shown = name == "template" and SHADOW.match(html, opened.end())
        closed = None if shown or name in endless else CLOSED[name].search(html, opened.start() + 2)
        at = closed.end() if closed else opened.end()
        if not closed and not shown:
            endless.add(name)
        if name in UNREAD:
            yield html[kept : opened.start()] + ("" if closed else "<div")
            kept = at
    yield html[kept:]


def noscripts(html: str) -> Iterator[str]:
    """What stands within each noscript that ends."""
    at = 0
    endless: set[str] = set()
    while opened := OPENED.search(html, at):
        name = (opened["name"] or "comment").lower()
        closed = None if name in endless else CLOSED[name].search(html, opened.end())
        at = closed.end() if closed else opened.end()
        if not closed:
            endless.add(name)
        elif name == "noscript":
            yield html[opened.end() : closed.start()].partition(">")[2]
