"""Text of other pages far below the story: teasers, comments and notices between lines that are none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import groupby

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


def find_islands(layout: Layout, marks: Mapping[int, Mark], pack: Pack) -> Iterator[tuple[int, Mark]]:
    """Lines far below the story that tell of something else, on a page that has much furniture."""
    clutter = sum(mark.zone is Zone.BOILERPLATE for mark in marks.values())
    if layout.extracted or clutter < CLUTTER * len(layout.lines):
        return
    texts = list(texts_of(layout, marks))
    sizes = [sum(layout.lines[i].words for i in text) for text in texts]
    longest = max(sizes, default=0)
    if longest < STORY:
        return
    story = sizes.index(longest)
    told = Counter(term for i in texts[story] for term in terms_of(layout.lines[i]))
    mark = Mark(Zone.BOILERPLATE, pack["en.zone.island"].id)
    for text, size in zip(texts[story + 1 :], sizes[story + 1 :], strict=True):
        if size < PART * longest:
            yield from ((i, mark) for i in text if is_foreign(layout.lines[i], told))


def is_foreign(line: Line, told: Counter[str]) -> bool:
    """Whether few words of a line are told by the story."""
    return share_told(told, terms_of(line), 0) < KNOWN


def texts_of(layout: Layout, marks: Mapping[int, Mark]) -> Iterator[list[int]]:
    """The numbers of the lines that tell something, those together that stand near one another."""
    told = [i for i, line in enumerate(layout.lines) if i not in marks and is_told(line)]
    starts = [i for i, above in zip(told[1:], told, strict=False) if i - above > GAP]
    for _, text in groupby(told, lambda i: sum(start <= i for start in starts)):
        yield list(text)
