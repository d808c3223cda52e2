"""Lines that are furniture of the page: links, share bars, notices, comments, author blocks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from dateline.model import Zone
from dateline.pages.lines import Line
from dateline.rules import Pack, Rule
from dateline.text.zones.layout import Layout, Mark


def find_front(layout: Layout, marks: Mapping[int, Mark], pack: Pack) -> Iterator[tuple[int, Mark]]:
    """The block of fields at the top of a plain text: it declares what it says, and tells nothing."""
    if layout.front:
        for i, line in enumerate(layout.lines):
            if layout.front.start <= line.start < layout.front.end:
                yield i, Mark(Zone.BOILERPLATE, "zone.front_matter")


def find_template(layout: Layout, marks: Mapping[int, Mark], pack: Pack) -> Iterator[tuple[int, Mark]]:
    """The author block of a content farm: four known fields or more, three different, no prose below."""
    rule = pack["en.zone.template"]
    named = ((i, field_of(line)) for i, line in layout.numbered())
    fields = {i: key for i, key in named if key in rule}
    if len(fields) < 4 or len(set(fields.values())) < 3:
        return
    first, last = min(fields), max(fields)
    if any(line.prose and i not in fields for i, line in enumerate(layout.lines[first:], first)):
        return
    for i in range(first, last + 1):
        yield i, Mark(Zone.BOILERPLATE, rule.id)


def field_of(line: Line) -> str:
    """The name of the field that a line begins with, before its colon; empty when it begins with none."""
    name, colon, _ = line.text[:40].partition(":")
    return name.strip().lower() if colon else ""


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
        if line.words <= HEADING and told * 3 >= prose * 2 and told >= 2 and is_heading(line, rule):
            yield from ((below, Mark(Zone.BOILERPLATE, rule.id)) for below in range(i, len(layout.lines)))
            return
        told += line.prose


BULLETS = " .:!*•·-"
"""What may stand around a button, or an hour, in a list."""

HEADING = 20
"""Words of a line from which on readers write, at most."""

NAME = 6
"""Words of a line that names who writes, at most."""

AGES = 3
"""Lines that only say how long ago something was written from which readers write there."""


def find_aged(layout: Layout, marks: Mapping[int, Mark], pack: Pack) -> Iterator[tuple[int, Mark]]:
    """Everything from above the first age of a comment on, when paragraphs of the text stand above it.

    The line above it names who wrote.
    """
    rule = pack["en.zone.comment_ages"]
    ages = [i for i, line in layout.unseen(marks) if rule.pattern and rule.pattern.fullmatch(line.text)]
    if len(ages) < AGES or sum(line.prose for line in layout.lines[: ages[0]]) < 2:
        return
    first = ages[0] - (not layout.lines[ages[0] - 1].prose)
    yield from ((below, Mark(Zone.BOILERPLATE, rule.id)) for below in range(first, len(layout.lines)))


def find_threads(layout: Layout, marks: Mapping[int, Mark], pack: Pack) -> Iterator[tuple[int, Mark]]:
    """Everything from the name above the first of several days with an hour on, where readers answer one another.

    Entries of an outlet have such days, too, but nobody answers them.
    """
    rule = pack["en.zone.thread"]
    first = thread_from(layout, rule)
    answers = sum(is_answer(line, rule) for i, line in layout.numbered() if i >= first)
    if answers >= AGES and not layout.extracted:
        yield from ((below, Mark(Zone.BOILERPLATE, rule.id)) for below in range(first, len(layout.lines)))


def thread_from(layout: Layout, rule: Rule) -> int:
    """The number of the line above the first of several days with an hour, below two paragraphs or more."""
    hours = [i for i, line in layout.numbered() if is_hour(line, rule)]
    if len(hours) < AGES or sum(line.prose for line in layout.lines[: hours[0]]) < 2:
        return len(layout.lines)
    return hours[0] - (not layout.lines[hours[0] - 1].prose)


def is_hour(line: Line, rule: Rule) -> bool:
    """Whether a line holds nothing but a day and an hour."""
    return bool(rule.pattern and rule.pattern.fullmatch(line.text.strip(BULLETS)))


def is_answer(line: Line, rule: Rule) -> bool:
    """Whether a line is a button to answer, or names somebody who does."""
    return line.words <= HEADING // 2 and (
        line.text.casefold().strip(BULLETS) in rule or line.text.endswith((" says:", " said:"))
    )


def find_signed(layout: Layout, marks: Mapping[int, Mark], pack: Pack) -> Iterator[tuple[int, Mark]]:
    """Everything from the first of two lines on that say who wrote what stands below them, and when.

    Paragraphs of the text stand above it. Who says it in one line may say when in the next.
    """
    rule = pack["en.zone.signed"]
    signed = [i for i, line in layout.unseen(marks) if is_signature(layout, i, rule, pack["en.zone.thread"])]
    apart = len(signed) > 1 and signed[1] - signed[0] > 1
    if apart and sum(line.prose for line in layout.lines[: signed[0]]) >= 2:
        yield from ((below, Mark(Zone.BOILERPLATE, rule.id)) for below in range(signed[0], len(layout.lines)))


def is_signature(layout: Layout, number: int, rule: Rule, hour: Rule) -> bool:
    """Whether a line says who wrote, and when, or the next line does."""
    line, following = layout.lines[number], layout.lines[number + 1 : number + 2]
    if line.words > HEADING:
        return False
    if rule.pattern and rule.pattern.fullmatch(line.text):
        return True
    named = line.words <= NAME and line.text.endswith(tuple(rule.words))
    return named and any(is_hour(each, hour) for each in following)


def is_heading(line: Line, rule: Rule) -> bool:
    """Whether a line is one of a rule's headings."""
    return line.text.casefold().strip(" .:!") in rule or bool(
        rule.pattern and rule.pattern.fullmatch(line.text)
    )


def find_outside(layout: Layout, marks: Mapping[int, Mark], pack: Pack) -> Iterator[tuple[int, Mark]]:
    """Lines that the extractor left out."""
    for i, line in enumerate(layout.lines):
        if layout.extracted and not layout.inside(line):
            yield i, Mark(Zone.BOILERPLATE, "zone.outside")
