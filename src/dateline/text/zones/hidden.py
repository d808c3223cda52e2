"""What a plain text holds that its reader does not see: comments of HTML and Markdown; and notes below it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from dateline.model import Zone
from dateline.rules import Pack
from dateline.text.zones.layout import Layout, Mark

OPENS, CLOSES = re.compile(r"<!--(?!\[)"), re.compile(r"-->")
"""The signs around a comment of HTML."""

UNSEEN = re.compile(r"\[(?://|comment|#)\]:\s?[#<].*")
"""A comment in Markdown: a link without words to nowhere."""

LONGEST = 100
"""Lines of a comment, at most."""


def find_hidden(layout: Layout, marks: Mapping[int, Mark], pack: Pack) -> Iterator[tuple[int, Mark]]:
    """Lines that are whole within a comment, and notes that are numbered as only the foot of a page has them."""
    if layout.extracted:
        return
    hidden, note = pack["en.zone.hidden"].id, pack["en.zone.footnote"]
    comments = frozenset(commented(layout))
    for i, line in layout.unseen(marks):
        if i in comments or UNSEEN.fullmatch(line.text):
            yield i, Mark(Zone.BOILERPLATE, hidden)
        elif note.pattern and note.pattern.match(line.text) and i >= layout.told_from:
            yield i, Mark(Zone.BOILERPLATE, note.id)


def commented(layout: Layout) -> Iterator[int]:
    """The lines from one that a comment opens to one that it closes, where nothing stands around it."""
    start = None
    for i, line in enumerate(layout.lines):
        if start is None and OPENS.match(line.text):
            start = i
        if start is not None and i - start >= LONGEST:
            start = None
        closed = CLOSES.search(line.text) if start is not None else None
        if start is not None and closed:
            if not line.text[closed.end() :].strip():
                yield from range(start, i + 1)
            start = None
