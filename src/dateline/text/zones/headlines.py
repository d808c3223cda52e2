"""The line that is the headline of a page, and its repetitions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from dateline.model import Zone
from dateline.pages.lines import WIDE, Line
from dateline.rules import Pack
from dateline.text.zones.captions import caption_rule
from dateline.text.zones.furniture import (
    furniture_rule,
    furniture_rules,
)
from dateline.text.zones.layout import Layout, Mark


def find_headline(layout: Layout, marks: Mapping[int, Mark], pack: Pack) -> Iterator[tuple[int, Mark]]:
    """The line that repeats the declared title; else the first line if short, unfinished and apart.

    A title in the block of fields above the text is told there: no other line is the headline.
    """
    named = [i for i, line in enumerate(layout.lines) if i not in marks and layout.titled(line)]
    if named:
        inside = [i for i in named if layout.inside(layout.lines[i])]
        yield (inside or named)[0], Mark(Zone.HEADLINE, "zone.title")
    elif (
        not layout.extracted
        and not layout.entitled
        and looks_like_headline(layout.lines[layout.first :], pack)
    ):
        yield layout.first, Mark(Zone.HEADLINE, pack["en.zone.headline"].id)


def looks_like_headline(lines: Sequence[Line], pack: Pack) -> bool:
    """Whether the first line is a headline by its looks."""
    if len(lines) < 2 or not any(line.prose for line in lines[1:]):
        return False
    first = lines[0]
    if (
        not (first.apart_below or lines[1].apart_below or is_paragraph(lines[1]))
        or not 2 <= first.words <= 30
        or first.text[0].islower()
    ):
        return False
    return not is_finished(first) and not is_another(first, pack)


def is_paragraph(line: Line) -> bool:
    """Whether a line is a paragraph that no mailer broke: it is wider than those, and has an end."""
    return line.prose and line.end - line.start > WIDE


def is_finished(line: Line) -> bool:
    """Whether a line is a sentence; a short one may ask or exclaim and be none."""
    calls = line.words <= 15 and line.text.rstrip("'\"”’").endswith(("?", "!", "…"))
    return not line.unfinished and not calls


def is_another(line: Line, pack: Pack) -> bool:
    """Whether a line reads like something else: furniture, a date line, a dateline, a caption."""
    shapes = (pack[f"en.zone.{name}"].pattern for name in ("furniture", "date_line", "dateline"))
    if any(shape.match(line.text) for shape in shapes if shape):
        return True
    return bool(furniture_rule(line, furniture_rules(pack)) or caption_rule(line, pack))


def find_headline_again(layout: Layout, marks: Mapping[int, Mark], pack: Pack) -> Iterator[tuple[int, Mark]]:
    """The headline's repetitions.

    After one below the text, what follows is the page's furniture up to the next paragraph.
    """
    head = next((i for i, mark in marks.items() if mark.zone is Zone.HEADLINE), None)
    if head is None:
        return
    rule, tail, told = pack["en.zone.headline_again"].id, False, False
    for i, line in enumerate(layout.lines):
        if i != head and line.plain == layout.lines[head].plain:
            yield i, Mark(Zone.BOILERPLATE, rule)
            tail = told
        elif tail and not line.prose:
            yield i, Mark(Zone.BOILERPLATE, rule)
        else:
            tail, told = False, told or (i > head and line.prose)
