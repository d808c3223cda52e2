"""Channels as saved web pages: the web view of Telegram, and what Telegram Desktop exports as HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from lxml import etree

from dateline.errors import ReadError
from dateline.io.sources import Capture, Found, Source, check_text
from dateline.model import Page, Sighting, Stamp
from dateline.pages.render import render_tree
from dateline.pages.stamps import read_stamp
from dateline.pages.trees import parse
from dateline.pages.xpaths import elements, strings, words_within

VIEW = re.compile(r"<body\b[^>]{0,300}\bwidget_frame_base\b", re.IGNORECASE)
EXPORT = re.compile(r"<div class=\"message default clearfix")


def having(name: str) -> str:
    """The condition that an element has a class."""
    return f"contains(concat(' ', normalize-space(@class), ' '), ' {name} ')"


def path(name: str, *, beside: str = "") -> etree.XPath:
    """The path to elements of a class, below which none of another lies."""
    return etree.XPath(f"descendant-or-self::*[{having(name)}{beside}]")


@dataclass(frozen=True)
class Look:
    """Where a kind of page has its posts, and in them the text, the day, who wrote it, whose it was first."""

    posts: etree.XPath
    text: etree.XPath
    day: etree.XPath
    owner: etree.XPath
    first: etree.XPath


WEB = Look(
    path("tgme_widget_message"),
    path("tgme_widget_message_text", beside=f" and not(ancestor::*[{having('tgme_widget_message_reply')}])"),
    etree.XPath(f".//*[{having('tgme_widget_message_date')}]//time/@datetime"),
    path("tgme_widget_message_owner_name"),
    path("tgme_widget_message_forwarded_from_name"),
)
DESK = Look(
    etree.XPath(f"//*[{having('message')} and {having('default')}]"),
    path("text"),
    etree.XPath(f".//*[{having('date')} and {having('details')}]/@title"),
    etree.XPath(f"//*[{having('page_header')}]//*[{having('text')} and {having('bold')}]"),
    etree.XPath(f".//*[{having('forwarded')}]/*[{having('from_name')}]"),
)

MOST = 20_000
"""Posts of one page."""


def look_of(html: str) -> Look | None:
    """How a page shows the posts of a channel; `None` where it is another page."""
    return WEB if VIEW.search(html) else DESK if EXPORT.search(html) else None


def posts_of(html: str, look: Look, source: Source, capture: Capture) -> Iterator[Found]:
    """The posts of a page, each a page; those without text are passed over."""
    root = parse(html)
    owner = next((words_within(each) for each in elements(look.owner, root)), None)
    for number, post in enumerate(elements(look.posts, root)[:MOST], 1):
        source.allowance.spend_member()
        texts = [render_tree(text).text for text in elements(look.text, post)]
        text = "\n".join(filter(None, texts))
        if not text.strip():
            continue
        declared = replace(declaration(post, look, name_of(post, number), capture), site=owner)
        try:
            mark = declared.locator.rpartition("#")[2]
            yield Page(f"{source.ref}#{mark}", check_text(text, source.limits), (declared,))
        except ReadError as error:
            yield source.problem(error, number)


def name_of(post: etree._Element, number: int) -> str:
    """What tells a post from others: its own number, else which it is."""
    own = post.get("data-post", "").rpartition("/")[2] or post.get("id", "").removeprefix("message")
    return own if own.isascii() and own.isdigit() else str(number)


def declaration(post: etree._Element, look: Look, mark: str, capture: Capture) -> Sighting:
    """What a post says of itself: its day, its address, and whose it was before it was forwarded."""
    stamps = tuple(stamps_of(post, look))
    first = next((words_within(each) for each in elements(look.first, post)), None)
    place = post.get("data-post", "")
    return Sighting(
        f"{capture.locator}#{mark}",
        capture.sha256,
        media_type="text/html",
        author=first or None,
        published=stamps[0].day if stamps else None,
        retrieved=capture.retrieved,
        url=f"https://t.me/{place}" if PLACE.fullmatch(place) else None,
        stamps=stamps,
    )


PLACE = re.compile(r"\w{1,64}/\d{1,12}")
"""The channel and the number of a post."""


def stamps_of(post: etree._Element, look: Look) -> Iterator[Stamp]:
    """The day of a post."""
    for raw in strings(look.day, post)[:1]:
        if stamp := read_stamp(raw, "post published", language="en-GB"):
            yield stamp
