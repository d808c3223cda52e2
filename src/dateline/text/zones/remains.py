"""Lines of a plain text that hold no sentence at all: addresses, counters, markup, players and slideshows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from dateline.model import Zone
from dateline.rules import Pack
from dateline.text.zones.layout import Layout, Mark
from dateline.text.zones.shapes import heading
from dateline.text.zones.shown import ADDRESS, IMAGE, LINK

BARE = re.compile(
    r"[<(\[]*(?:(?:https?:)?//\S+|www\.\S+|[\w.+-]{1,60}@[\w-]{1,60}(?:\.[\w-]{1,30}){1,4}"
    r"|(?:[a-z0-9-]{1,60}\.){1,3}(?:com|org|net|info|[a-z]{2})(?:/\S*)?|[@#]\w{2,40})[>)\]]*"
)
"""An address of the web or of mail, a host, a handle or a hashtag."""

IMAGES = re.compile(rf"(?:\[\s*{IMAGE.pattern}\s*\]{ADDRESS}\s*|{IMAGE.pattern}\s*)+")
"""Images in Markdown, also those that are links."""

TAG = re.compile(r"</?[A-Za-z][\w-]{0,30}(?:\s[^<>]{0,2000})?/?>")
SHORTCODE = re.compile(
    r"\[/?[a-z][a-z_-]{2,30}(?:\s[^\[\]]{0,1000})?\]|\{\{[<%]?[^{}]{0,1000}[%>]?\}\}|\{%[^{}%]{0,1000}%\}"
)
ENCLOSED = re.compile(
    r"\[(?P<code>(?!caption)[a-z][a-z_-]{2,30})(?:\s[^\[\]]{0,1000})?\][^\[\]]{0,2000}\[/(?P=code)\]"
)
"""What a publishing system replaces: HTML, shortcodes of WordPress, Hugo and Jekyll."""

LETTERS = re.compile(r"[^\W\d_]|^\W*[12]\d{3}(?:\W+[12]\d{3})?\W*$|\d[:.]\d\d")
"""What a line has that tells something: letters, else a year, a stretch of years or a time alone."""

SENTENCE = 8
"""Words of a linked sentence that is more than a link."""


def find_remains(layout: Layout, marks: Mapping[int, Mark], pack: Pack) -> Iterator[tuple[int, Mark]]:
    """Lines in which nothing is left without addresses and markup, and what players and slideshows leave."""
    bare, player = pack["en.zone.bare"].id, pack["en.zone.player"]
    for i, line in layout.unseen(marks):
        if is_empty(line.text):
            yield i, Mark(Zone.BOILERPLATE, bare)
        elif heading(line.text) in player or (player.pattern and player.pattern.fullmatch(line.text)):
            yield i, Mark(Zone.BOILERPLATE, player.id)


def is_empty(text: str) -> bool:
    """Whether a line has no words but those of links and markup, and no link that is a sentence."""
    words = IMAGE.sub(" ", text)
    rest = SHORTCODE.sub(" ", TAG.sub(" ", ENCLOSED.sub(" ", LINK.sub(" ", words))))
    if any(LETTERS.search(word) and not BARE.fullmatch(word) for word in rest.split()):
        return False
    return not any(is_sentence(found["words"]) for found in LINK.finditer(words))


def is_sentence(text: str) -> bool:
    """Whether the words of a link are a sentence."""
    return text.rstrip("*_ \"'”’").endswith((".", "!", "?")) and len(text.split()) >= SENTENCE


def opening_remains(text: str, pack: Pack) -> tuple[int, str] | None:
    """How many characters of a line an image or player left before other words, and the rule for it."""
    player = pack["en.zone.player"]
    for pattern, rule in ((IMAGES, pack["en.zone.bare"].id), (player.pattern, player.id)):
        found = pattern.match(text) if pattern else None
        if found and text[found.end() :].strip(" *_"):
            return found.end(), rule
    return None
