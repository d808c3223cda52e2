"""Mend markup that no parser takes in good time: elements with thousands of attributes, elements nested thousands of levels deep."""

from __future__ import annotations

import re

LONG_TAG = 4_000
"""Characters; a shorter tag cannot hold so many attributes that reading them, in quadratic time, is felt."""

CROWDED = re.compile(r"""(?P<name>[a-zA-Z][\w-]*+) (?: \s++ [^\s"'<>=/]++ (?: \s*+ = \s*+ (?: "[^"]*+" | '[^']*+' | [^\s"'<>]++ ) )?+ ){500,}+""", re.VERBOSE)
"""A tag, without its opening bracket, with at least 500 attributes."""

TAG = re.compile(r"<(/?[a-zA-Z][\w-]*+)[^<>]*+>")


def trim(html: str) -> str:
    """The markup with no attributes where an element has far too many."""
    pieces = html.split("<")
    if max(map(len, pieces)) < LONG_TAG:
        return html
    return "<".join(CROWDED.sub(r"\g<name>", piece, count=1) if len(piece) >= LONG_TAG and CROWDED.match(piece) else piece for piece in pieces)


def flatten(html: str, *, blocks: frozenset[str], kept: frozenset[str]) -> str:
    """The markup without nesting: a line break for every tag of a block, the tags of `kept` elements as they are, and nothing for all others."""

    def flat(tag: re.Match[str]) -> str:
        name = tag[1].lstrip("/").lower()
        return tag[0] if name in kept else "<br>" if name in blocks else ""

    return TAG.sub(flat, html)
