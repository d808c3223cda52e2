"""Posts of social networks that stand in a plain text: their signature, and the words above it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dateline.model import Zone
from dateline.rules import Pack
from dateline.text.zones.layout import Layout, Mark
from dateline.text.zones.remains import is_empty

LINES = 6
"""Lines of a post above its signature."""


def find_embeds(layout: Layout, marks: Mapping[int, Mark], pack: Pack) -> Iterator[tuple[int, Mark]]:
    """Lines that end with the signature of a post; a signature alone signs what stands above it."""
    rule = pack["en.zone.embed"]
    post = Mark(Zone.EMBED, rule.id)
    for i, line in layout.unseen(marks):
        found = rule.pattern.search(line.text) if rule.pattern else None
        if found:
            yield i, post
            if is_empty(line.text[: found.start()]):
                yield from ((above, post) for above in signed(layout, marks, i))


def signed(layout: Layout, marks: Mapping[int, Mark], signature: int) -> Iterator[int]:
    """The lines that a signature signs: the one above it, and those above without a blank line between.

    A line of signs between them, as a dash, belongs to the signature.
    """
    for i in range(signature - 1, max(layout.first - 1, signature - 1 - LINES), -1):
        line = layout.lines[i]
        if is_empty(line.text):
            signature = i
        elif i in marks or not line.short or (i < signature - 1 and line.apart_below):
            return
        else:
            yield i
