"""Lines of a plain text that are links to other pages: their titles, and headings over lists of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from dateline.model import Zone
from dateline.pages.lines import Line
from dateline.rules import Pack, Rule
from dateline.text.zones.captions import caption_rule
from dateline.text.zones.layout import Layout, Mark
from dateline.text.zones.shapes import (
    heading,
    is_bullet,
    is_capitals,
    is_dated,
    is_entitled,
    is_terse,
    is_told,
    last_word,
)
from dateline.text.zones.terms import share_told, tells, terms_of, told_terms
from dateline.weights import weight

LABELLED, HEADING, ITEM = 30, 8, 60
"""Words of a title behind a label, of a heading over links, and of an item below one, at most."""

CAPITALS, TITLE = 5, 7
"""Words from which a line in capitals, or one written as titles are, is no heading of a section."""

CALLS = re.compile(r"(?:[?!…]|\.\.\.)['\"”’]?$")
"""The end of a title that asks, exclaims or breaks off."""

KNOWN = weight("en.glued.known")
"""The part of the words of a title that the page tells, from which it is one of this page."""

HEADED = weight("en.glued.headed")
"""The part of the words of a title that the next paragraph tells, from which it is a heading of that."""

PARAGRAPHS = 2
"""Paragraphs of the text above a row of titles, at least."""

TERSE = 18
"""Words of a title without articles, at most."""

GLUED = re.compile(r"['\"‘“]?[A-Z][^:.!?\n]{2,60}['\"’”]?:(?=['\"‘“]?[^\W\d_a-z])")
"""A label to which a title is glued: a scraper lost the edge between two elements."""


def find_labelled(layout: Layout, marks: Mapping[int, Mark], pack: Pack) -> Iterator[tuple[int, Mark]]:
    """Titles behind a label that points to them ("MORE: …"), or to which their label is glued."""
    for i, line in layout.unseen(marks):
        found = label_rule(line, pack) if line.words <= LABELLED and i >= layout.told_from else None
        if found:
            yield i, Mark(Zone.BOILERPLATE, pack[f"en.zone.{found}"].id)


def label_rule(line: Line, pack: Pack) -> str | None:
    """The name of the rule by which a label or brackets make a line a link, if any."""
    if label_of(line, pack["en.zone.label"]):
        return "label"
    if line.unfinished and line.words >= CAPITALS and is_glued(line, pack):
        return "label_glued"
    pattern = pack["en.zone.link_bracketed"].pattern
    return "link_bracketed" if pattern and pattern.fullmatch(line.text) else None


def label_of(line: Line, rule: Rule) -> bool:
    """Whether a line opens with one of a rule's labels, and a title goes on behind its colon or bar."""
    head, _, title = re.sub(r"\s*[:|»>→]\s*", "\n", line.text[:60], count=1).partition("\n")
    ends = line.unfinished or line.text.endswith(("?", "!")) or line.linked
    return bool(title) and ends and heading(head) in rule


def is_glued(line: Line, pack: Pack) -> bool:
    """Whether a label is glued to the title of a link, and is none of those that captions have."""
    return bool(GLUED.match(line.text)) and caption_rule(line, pack) is None


def find_listed(layout: Layout, marks: Mapping[int, Mark], pack: Pack) -> Iterator[tuple[int, Mark]]:
    """What stands below a heading of links, up to the next line that tells something.

    Items of a list are links there, whatever they tell, where the heading is not over news.
    """
    rule, works = pack["en.zone.links"], pack["en.zone.works"]
    below = items = False
    for i, line in enumerate(layout.lines):
        opens = not layout.extracted and i >= layout.told_from and is_links(line, rule)
        items = is_links(line, works) if opens else items
        if i in marks:
            below = below or opens
            continue
        listed = below and line.short and is_listed(line)
        below = opens or listed or (below and items and is_item(line))
        if below:
            yield i, Mark(Zone.BOILERPLATE, rule.id if opens or listed else works.id)


def is_item(line: Line) -> bool:
    """Whether a line is an item of a list that may tell something."""
    return line.words <= ITEM and is_bullet(line)


def is_listed(line: Line) -> bool:
    """Whether a line may be one of a list of links: it tells nothing, or is a title of two sentences."""
    return not is_told(line) or (line.unfinished and line.words <= LABELLED)


def is_links(line: Line, rule: Rule) -> bool:
    """Whether a line is a heading over links."""
    if line.words > HEADING:
        return False
    name = heading(line.text)
    return name in rule or bool(rule.pattern and rule.pattern.fullmatch(name))


def find_titles(layout: Layout, marks: Mapping[int, Mark], pack: Pack) -> Iterator[tuple[int, Mark]]:
    """Titles of other pages between paragraphs: all in capitals, or every word of weight with a capital."""
    told = told_terms(layout, marks)
    unseen = ((i, line) for i, line in layout.unseen(marks) if i >= layout.told_from)
    titles = {i: rule for i, line in unseen if (rule := title_rule(line, layout, pack))}
    for i, rule in titles.items():
        line = layout.lines[i]
        foreign = share_told(told, terms_of(line), int(tells(line))) < KNOWN
        if is_capitals(line) or foreign or is_in_row(layout, titles, i):
            yield i, Mark(Zone.BOILERPLATE, pack[f"en.zone.{rule}"].id)


def is_in_row(layout: Layout, titles: Mapping[int, str], i: int) -> bool:
    """Whether a title behind paragraphs stands in a row of titles, and the text does not go on with any.

    Where the next paragraph tells of one, it is the heading of a section; those below a colon are quoted.
    """
    first, last = i, i
    while first - 1 in titles:
        first -= 1
    while last + 1 in titles:
        last += 1
    quoted = layout.lines[first - 1].text.endswith(":")
    if first == last or quoted or sum(map(tells, layout.lines[:first])) < PARAGRAPHS:
        return False
    below = next(filter(tells, layout.lines[last + 1 :]), None)
    told = Counter(terms_of(below)) if below else Counter[str]()
    return all(share_told(told, terms_of(line), 0) < HEADED for line in layout.lines[first : last + 1])


def title_rule(line: Line, layout: Layout, pack: Pack) -> str | None:
    """The name of the rule by which a line is the title of another page, if any."""
    if not (line.unfinished or CALLS.search(line.text)) or is_bullet(line) or is_dated(line):
        return None
    if line.words >= TITLE and is_entitled(line):
        return "link_title"
    return bare_title(line, layout, pack) if line.unfinished else None


def bare_title(line: Line, layout: Layout, pack: Pack) -> str | None:
    """The name of the rule by which a line without an end is a title: by its capitals, or for want of articles."""
    if is_capitals(line):
        return "link_capitals" if line.words >= CAPITALS and not layout.shouted else None
    if not CAPITALS < line.words <= TERSE or last_word(line) in pack["en.zone.link_terse"]:
        return None
    return "link_terse" if is_terse(line) else None
