"""Split a page into passages and name the zone of each."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial

from dateline.model import By, Page, Passage, Reading, Span, Zone
from dateline.pages.lines import Line
from dateline.rules import Pack, Rule
from dateline.stage import Notes, Stage
from dateline.text.zones.captions import caption_rule, find_captions
from dateline.text.zones.layout import Layout, Mark, read_layout

DAY = re.compile(r"\d{4}|\d[./]\d")

TOP = 8
"""Bylines and date lines stand among the first lines of an article."""


def find_zones(reading: Reading, notes: Notes, *, pack: Pack) -> Iterator[Passage]:
    """Every line of the page as a passage; a report's opening place and agency are one of their own."""
    layout = read_layout(reading.page)
    marks: dict[int, Mark] = {}
    for find in FINDERS:
        for number, mark in find(layout, marks, pack):
            marks.setdefault(number, mark)
    datelines = find_datelines(layout, marks, pack)
    for number, line in enumerate(layout.lines):
        yield from passages(
            reading.page,
            line,
            marks.get(number, Mark(Zone.BODY, "zone.text")),
            datelines.get(number, 0),
            pack,
        )


def passages(page: Page, line: Line, mark: Mark, dateline: int, pack: Pack) -> Iterator[Passage]:
    """The passage of one line, or two when its first `dateline` characters are a dateline."""
    start = line.start
    if dateline:
        yield Passage(Span(page.id, start, start + dateline), Zone.DATELINE, By(pack["en.zone.dateline"].id))
        start += dateline + len(line.text[dateline:]) - len(line.text[dateline:].lstrip())
    yield Passage(Span(page.id, start, line.end), mark.zone, By(mark.rule))


def find_template(layout: Layout, marks: Mapping[int, Mark], pack: Pack) -> Iterator[tuple[int, Mark]]:
    """The author block of a content farm: four known fields or more, three different, no prose below."""
    rule = pack["en.zone.template"]
    fields = {
        i: key
        for i, line in layout.numbered()
        if (key := line.text[:40].partition(":")[0].strip().lower()) in rule and (":" in line.text[:40])
    }
    if len(fields) < 4 or len(set(fields.values())) < 3:
        return
    first, last = min(fields), max(fields)
    if any(line.prose and i not in fields for i, line in enumerate(layout.lines[first:], first)):
        return
    for i in range(first, last + 1):
        yield i, Mark(Zone.BOILERPLATE, rule.id)


def find_headline(layout: Layout, marks: Mapping[int, Mark], pack: Pack) -> Iterator[tuple[int, Mark]]:
    """The line that repeats the declared title; else the first line if short, unfinished and apart."""
    named = [i for i, line in enumerate(layout.lines) if layout.titled(line)]
    if named:
        inside = [i for i in named if layout.inside(layout.lines[i])]
        yield (inside or named)[0], Mark(Zone.HEADLINE, "zone.title")
        return
    if not layout.extracted and looks_like_headline(layout.lines, pack):
        yield 0, Mark(Zone.HEADLINE, pack["en.zone.headline"].id)


def looks_like_headline(lines: Sequence[Line], pack: Pack) -> bool:
    """Whether the first line is a headline by its looks."""
    if len(lines) < 2 or not any(line.prose for line in lines[1:]):
        return False
    first = lines[0]
    finished = not first.unfinished and not (
        first.words <= 15 and first.text.rstrip("'\"”’").endswith(("?", "!", "…"))
    )
    alike = any(
        shape.match(first.text)
        for name in ("furniture", "date_line", "dateline")
        if (shape := pack[f"en.zone.{name}"].pattern)
    )
    other = alike or furniture_rule(first, furniture_rules(pack)) or caption_rule(first, pack)
    return (
        first.apart_below
        and 2 <= first.words <= 30
        and not finished
        and not other
        and not first.text[0].islower()
    )


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


def find_furniture(layout: Layout, marks: Mapping[int, Mark], pack: Pack) -> Iterator[tuple[int, Mark]]:
    """Headings of links, share bars, advertisements, and what is said to the reader about the page."""
    rules = furniture_rules(pack)
    for i, line in layout.numbered():
        if found := furniture_rule(line, rules):
            yield i, Mark(Zone.BOILERPLATE, found)


def furniture_rules(pack: Pack) -> tuple[Rule, ...]:
    """The rules that know furniture line by line."""
    return pack["en.zone.furniture"], pack["en.zone.notice"], pack["en.zone.furniture_abroad"]


def furniture_rule(line: Line, rules: Iterable[Rule]) -> str | None:
    """The rule by which a line is the page's furniture, if any."""
    known = line.text.casefold().strip(" .:!»>→|·•")
    for rule in rules:
        if known in rule or (rule.pattern and rule.pattern.fullmatch(line.text)):
            return rule.id
    return None


def find_comments(layout: Layout, marks: Mapping[int, Mark], pack: Pack) -> Iterator[tuple[int, Mark]]:
    """Everything below the heading of the readers' comments, when most of the text stands above it.

    Elsewhere it is a button in the text.
    """
    rule = pack["en.zone.comments"]
    told = 0
    prose = sum(line.prose for line in layout.lines)
    for i, line in enumerate(layout.lines):
        if line.words <= 6 and told * 3 >= prose * 2 and told >= 2 and is_heading(line, rule):
            yield from ((below, Mark(Zone.BOILERPLATE, rule.id)) for below in range(i, len(layout.lines)))
            return
        told += line.prose


def is_heading(line: Line, rule: Rule) -> bool:
    """Whether a line is one of a rule's headings."""
    return line.text.casefold().strip(" .:!") in rule or bool(
        rule.pattern and rule.pattern.fullmatch(line.text)
    )


def find_bylines(layout: Layout, marks: Mapping[int, Mark], pack: Pack) -> Iterator[tuple[int, Mark]]:
    """Who wrote it: among the first lines, or the last."""
    yield from edge_lines(layout, pack, "byline", Zone.BYLINE, bottom=3)


def find_date_lines(layout: Layout, marks: Mapping[int, Mark], pack: Pack) -> Iterator[tuple[int, Mark]]:
    """When it was published or changed, or where it was sent from: a line of its own among the first."""
    stamps = edge_lines(layout, pack, "date_line", Zone.DATELINE, bottom=0)
    yield from ((i, mark) for i, mark in stamps if DAY.search(layout.lines[i].text))
    yield from edge_lines(layout, pack, "dateline", Zone.DATELINE, bottom=0)


def edge_lines(
    layout: Layout, pack: Pack, name: str, zone: Zone, *, bottom: int
) -> Iterator[tuple[int, Mark]]:
    """The short lines near the top (or among the `bottom` last) that a rule's pattern fits as a whole."""
    rule = pack[f"en.zone.{name}"]
    count = len(layout.lines)
    for i in sorted(
        {*range(layout.top, min(layout.top + TOP, count)), *range(max(count - bottom, 0), count)}
    ):
        line = layout.lines[i].text
        if len(line) <= 200 and rule.pattern and rule.pattern.fullmatch(line):
            yield i, Mark(zone, rule.id)


def find_outside(layout: Layout, marks: Mapping[int, Mark], pack: Pack) -> Iterator[tuple[int, Mark]]:
    """Lines that the extractor left out."""
    for i, line in enumerate(layout.lines):
        if layout.extracted and not layout.inside(line):
            yield i, Mark(Zone.BOILERPLATE, "zone.outside")


def find_figcaptions(layout: Layout, marks: Mapping[int, Mark], pack: Pack) -> Iterator[tuple[int, Mark]]:
    """Lines that the page marks as captions, from the headline to the end of the article."""
    for i, line in enumerate(layout.lines):
        if layout.top <= i <= layout.bottom and layout.figcaption(line):
            yield i, Mark(Zone.CAPTION, "zone.figcaption")


def find_datelines(layout: Layout, marks: Mapping[int, Mark], pack: Pack) -> dict[int, int]:
    """Length of the dateline that opens a paragraph, by line: only the first two paragraphs can have one."""
    rule = pack["en.zone.dateline"]
    body = [
        i
        for i, line in enumerate(layout.lines)
        if line.words >= 8 and marks.get(i, Mark(Zone.BODY, "")).zone is Zone.BODY
    ]
    found: dict[int, int] = {}
    for i in body[:2]:
        match = rule.pattern.match(layout.lines[i].text[:120]) if rule.pattern else None
        if match and (match["place"] or match["town"]).split()[0].lower() not in rule:
            found[i] = match.end()
    return found


Finder = Callable[[Layout, Mapping[int, Mark], Pack], Iterator[tuple[int, Mark]]]

FINDERS: tuple[Finder, ...] = (
    find_template,
    find_headline,
    find_headline_again,
    find_comments,
    find_furniture,
    find_bylines,
    find_date_lines,
    find_figcaptions,
    find_outside,
    find_captions,
)
"""In order of precedence: what one finder marks, no later one changes."""


def stage(pack: Pack) -> Stage:
    """The zones stage."""
    return Stage(
        "zones",
        scope="article",
        needs=(Page,),
        gives=(Passage,),
        run=partial(find_zones, pack=pack),
    )
