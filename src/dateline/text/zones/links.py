"""Lines of a plain text that are links to other pages: their titles, and headings over lists of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from dateline.model import Zone
from dateline.pages.lines import Line
from dateline.rules import Pack, Rule
from dateline.text.zones.captions import caption_rule
from dateline.text.zones.layout import Layout, Mark
from dateline.text.zones.shapes import heading, is_bullet, is_capitals, is_dated, is_entitled, is_told

LABELLED = 30
"""Words of a title behind a label."""

CAPITALS, TITLE = 5, 7
"""Words from which a line in capitals, or one written as titles are, is no heading of a section."""

GLUED = re.compile(r"['\"‘“]?[A-Z][^:.!?\n]{2,60}['\"’”]?:(?=['\"‘“]?[^\W\d_a-z])")
"""A label to which a title is glued: a scraper lost the edge between two elements."""


def find_labelled(layout: Layout, marks: Mapping[int, Mark], pack: Pack) -> Iterator[tuple[int, Mark]]:
    """Titles behind a label that points to them ("MORE: …"), or to which their label is glued."""
    rule, glued = pack["en.zone.label"], pack["en.zone.label_glued"].id
    for i, line in layout.unseen(marks):
        if line.words > LABELLED or i < layout.told_from:
            continue
        if label_of(line, rule):
            yield i, Mark(Zone.BOILERPLATE, rule.id)
        elif line.unfinished and line.words >= CAPITALS and is_glued(line, pack):
            yield i, Mark(Zone.BOILERPLATE, glued)


def label_of(line: Line, rule: Rule) -> bool:
    """Whether a line opens with one of a rule's labels, and a title goes on behind its colon or bar."""
    head, _, title = re.sub(r"\s*[:|»>→]\s*", "\n", line.text[:60], count=1).partition("\n")
    ends = line.unfinished or line.text.endswith(("?", "!"))
    return bool(title) and ends and head.casefold() in rule


def is_glued(line: Line, pack: Pack) -> bool:
    """Whether a label is glued to the title of a link, and is none of those that captions have."""
    return bool(GLUED.match(line.text)) and caption_rule(line, pack) is None


def find_listed(layout: Layout, marks: Mapping[int, Mark], pack: Pack) -> Iterator[tuple[int, Mark]]:
    """What stands below a heading of links, up to the next line that tells something."""
    rule = pack["en.zone.links"]
    below = False
    for i, line in enumerate(layout.lines):
        if i in marks:
            below = below or (not layout.extracted and is_links(line, rule))
        elif below and line.short and not is_told(line):
            yield i, Mark(Zone.BOILERPLATE, rule.id)
        else:
            below = False


def is_links(line: Line, rule: Rule) -> bool:
    """Whether a line is a heading over links."""
    return line.words <= LABELLED and heading(line.text[:80]) in rule


def find_titles(layout: Layout, marks: Mapping[int, Mark], pack: Pack) -> Iterator[tuple[int, Mark]]:
    """Titles of other pages between paragraphs: all in capitals, or every word of weight with a capital."""
    for i, line in layout.unseen(marks):
        found = title_rule(line, layout) if i >= layout.told_from else None
        if found:
            yield i, Mark(Zone.BOILERPLATE, pack[f"en.zone.{found}"].id)


def title_rule(line: Line, layout: Layout) -> str | None:
    """The name of the rule by which a line is the title of another page, if any."""
    if not line.unfinished or is_bullet(line) or is_dated(line):
        return None
    if line.words >= CAPITALS and is_capitals(line) and not layout.shouted:
        return "link_capitals"
    return "link_title" if line.words >= TITLE and is_entitled(line) else None
