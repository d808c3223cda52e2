"""A line of a plain text as its reader sees it: the words of Markdown without its signs."""

from __future__ import annotations

import re
from dataclasses import replace

from dateline.pages.lines import Line

SIGNS = re.compile(r"[*_\[\\]")
"""What every line has that is marked up."""

ADDRESS = r"\((?:[^()\s]|\([^()\s]{0,200}\)){0,2000}(?:\s[^()\n]{0,200})?\)"
"""The address of a link, and its title."""

IMAGE = re.compile(r"!\[[^\[\]]{0,400}\]" + ADDRESS)
LINK = re.compile(r"\[(?P<words>[^\[\]]{0,400})\]" + ADDRESS)
"""An image, and a link. What a link holds may be an image."""

ENDS = re.compile(r"\]\([^()\s]{0,2000}\)\W{0,3}$")
"""The end of a line that is a link."""

EMPHASIS = re.compile(r"(?<!\w)[*_]{1,3}(?=\S)|(?<=\S)[*_]{1,3}(?!\w)")
ESCAPED = re.compile(r"\\(?=[\\`*_{}\[\]()#+.!-])")
BLANKS = re.compile(r"\s{2,}|\s(?=[.,;:!?](?:\s|$))")


def show(line: Line) -> Line:
    """A line with the words that its reader sees, at the same place; as it is where they are none."""
    if not SIGNS.search(line.text):
        return line
    words = shown(line.text)
    return replace(line, text=words, linked=bool(ENDS.search(line.text))) if words else line


def shown(text: str) -> str:
    """The words of a text without images, addresses of links, signs of emphasis and escapes."""
    bare = LINK.sub(r"\g<words>", LINK.sub(r"\g<words>", IMAGE.sub(" ", text)))
    bare = EMPHASIS.sub("", ESCAPED.sub("", bare))
    return BLANKS.sub(lambda found: " " if len(found[0]) > 1 else "", bare).strip()
