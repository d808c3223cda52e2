"""What a scraper left above, below and between the paragraphs of a plain text: short, no sentences."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import groupby

from dateline.model import Zone
from dateline.pages.lines import Line
from dateline.rules import Pack
from dateline.text.zones.layout import Layout, Mark
from dateline.text.zones.shapes import is_bullet, is_dated, is_told

HEAD, MENU, TAIL = 4, 4, 25
"""Words that a line above the text, one of a menu, and one below the text has at most."""

STORY = 3
"""Lines that tell something from which a text is a story with a beginning and an end."""

LETTERS = 12
"""Letters of a word, with its blank; where words have none between them a line of few is none."""

FIGURE = re.compile(r":\s*[\d$€£]")
"""A colon and a figure: a line of a table or a list, which tells something."""

AGED = re.compile(r",\s\d{1,3}$")
"""An age behind a name, as in lists of victims and winners."""

RUN = 3
"""Lines of which a menu has at least so many, and places at which a line stands that repeats."""


def find_head(layout: Layout, marks: Mapping[int, Mark], pack: Pack) -> Iterator[tuple[int, Mark]]:
    """The name of an outlet, of a section or of an author between the headline and the text."""
    rule = pack["en.zone.above"].id
    for i, line in layout.unseen(marks):
        if layout.first < i < layout.told_from and is_scrap(line, HEAD):
            yield i, Mark(Zone.BOILERPLATE, rule)


def find_tail(layout: Layout, marks: Mapping[int, Mark], pack: Pack) -> Iterator[tuple[int, Mark]]:
    """Lines without an end below the last line of a story that tells something."""
    rule = pack["en.zone.below"].id
    told = [i for i, line in enumerate(layout.lines) if i not in marks and is_last(line)]
    if len(told) < STORY or layout.lines[told[-1]].text.endswith(":"):
        return
    for i, line in layout.unseen(marks):
        if i > told[-1] and is_scrap(line, TAIL) and not (FIGURE.search(line.text) or is_dated(line)):
            yield i, Mark(Zone.BOILERPLATE, rule)


def is_last(line: Line) -> bool:
    """Whether a line may be the last that tells something: a sentence, or what opens a list."""
    return is_told(line) or line.text.endswith(":")


def find_menus(layout: Layout, marks: Mapping[int, Mark], pack: Pack) -> Iterator[tuple[int, Mark]]:
    """Runs of lines of few words, as menus and share bars leave them; a list has a colon above it."""
    rule = pack["en.zone.menu"].id
    seen = dict(layout.unseen(marks))
    for small, group in groupby(
        range(layout.first + 1, len(layout.lines)), lambda i: i in seen and tiny(seen[i])
    ):
        run = list(group)
        if small and len(run) >= RUN and not layout.lines[run[0] - 1].text.endswith(":"):
            yield from ((i, Mark(Zone.BOILERPLATE, rule)) for i in run)


def tiny(line: Line) -> bool:
    """Whether a line is as short as a button, no field of a form, and no name with an age."""
    return is_scrap(line, MENU) and ":" not in line.text and not AGED.search(line.text)


def is_scrap(line: Line, most: int) -> bool:
    """Whether a line has so few words, no end, and is no item of a list."""
    return (
        line.words <= most
        and line.end - line.start <= most * LETTERS
        and line.unfinished
        and not is_bullet(line)
    )


def find_repeated(layout: Layout, marks: Mapping[int, Mark], pack: Pack) -> Iterator[tuple[int, Mark]]:
    """Short lines without an end that stand on the page again and again."""
    rule = pack["en.zone.repeated"].id
    lines = [(i, line) for i, line in layout.unseen(marks) if is_scrap(line, 2 * MENU)]
    counts = Counter(line.plain for _, line in lines)
    for i, line in lines:
        if line.plain and counts[line.plain] >= RUN:
            yield i, Mark(Zone.BOILERPLATE, rule)
