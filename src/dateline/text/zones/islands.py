"""Text of other pages far below the story: teasers, comments and notices between lines that are none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import chain

from dateline.model import Zone
from dateline.pages.lines import Line
from dateline.rules import Pack
from dateline.text.zones.layout import Layout, Mark
from dateline.text.zones.shapes import is_told
from dateline.text.zones.terms import share_told, terms_of
from dateline.weights import weight

GAP = weight("en.glued.gap")
"""Lines in a row that tell nothing, from which what stands below them is another text."""

PART = weight("en.glued.island")
"""The part of the words of the longest text of the page from which another is one of its own."""

STORY = weight("en.glued.story")
"""Words of the longest text from which it is a story."""

KNOWN = weight("en.glued.known")
"""The part of the words of a line that the story tells, from which it is of the story wherever it stands."""

CLUTTER = weight("en.glued.clutter")
"""The part of the lines of a page that are none of the story, from which it is a site with all its furniture."""

Text = list[tuple[int, Line]]
"""Lines that stand near one another, each with its number."""


def find_islands(layout: Layout, marks: Mapping[int, Mark], pack: Pack) -> Iterator[tuple[int, Mark]]:
    """Lines far below the story that tell of something else, on a page that has much furniture."""
    if layout.extracted or not is_cluttered(layout, marks):
        return
    texts = list(texts_of(layout, marks))
    story = max(texts, key=words_of, default=[])
    if words_of(story) < STORY:
        return
    told = Counter(chain.from_iterable(terms_of(line) for _, line in story))
    mark = Mark(Zone.BOILERPLATE, pack["en.zone.island"].id)
    for text in texts[texts.index(story) + 1 :]:
        if words_of(text) < PART * words_of(story):
            yield from ((i, mark) for i, line in text if is_foreign(line, told))


def is_cluttered(layout: Layout, marks: Mapping[int, Mark]) -> bool:
    """Whether the page has much furniture beside its lines."""
    clutter = sum(mark.zone is Zone.BOILERPLATE for mark in marks.values())
    return clutter >= CLUTTER * len(layout.lines)


def words_of(text: Text) -> int:
    """How many words the lines of a text have."""
    return sum(line.words for _, line in text)


def is_foreign(line: Line, told: Counter[str]) -> bool:
    """Whether few words of a line are told by the story."""
    return share_told(told, terms_of(line), 0) < KNOWN


def texts_of(layout: Layout, marks: Mapping[int, Mark]) -> Iterator[Text]:
    """The lines that tell something, those together that stand near one another."""
    text: Text = []
    for i, line in enumerate(layout.lines):
        if i in marks or not is_told(line):
            continue
        if text and i - text[-1][0] > GAP:
            yield text
            text = []
        text.append((i, line))
    if text:
        yield text
