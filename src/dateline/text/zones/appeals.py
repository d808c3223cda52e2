"""Lines of a plain text that speak to its reader, and those that say who worked on it or whose it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from dateline.model import Zone
from dateline.pages.lines import Line
from dateline.rules import Pack, Rule
from dateline.text.zones.layout import Layout, Mark
from dateline.text.zones.shapes import ENDED, WORD, is_quoted

MOST, BRIEF, NEAR = 70, 25, 120
"""Words of an appeal, of a brief one, and characters within which a longer one names what it asks for."""

ADDRESSED = re.compile(r"\b(?:you|your)\b", re.IGNORECASE)
"""How an outlet addresses its readers."""

SENTENCE = re.compile(r"(?P<last>[a-z0-9]{3}[.!?]['\"”’)]{0,2})\s+['\"“‘(]?[^\W\d_a-z]")
"""The end of a sentence, not of an initial or a short form, and the beginning of the next."""

SAID = re.compile(r"\b(?:said|says|told|according to|asked|wrote)\b", re.IGNORECASE)
"""Words with which a line reports an appeal and makes none."""


def find_appeals(layout: Layout, marks: Mapping[int, Mark], pack: Pack) -> Iterator[tuple[int, Mark]]:
    """Lines that ask the reader to do something with the page, its outlet or its accounts."""
    rule = pack["en.zone.appeal"]
    for i, line in layout.unseen(marks):
        if line.words <= MOST and is_appeal(line, rule):
            yield i, Mark(Zone.BOILERPLATE, rule.id)


def is_appeal(line: Line, rule: Rule) -> bool:
    """Whether a line opens as appeals do and names what only an outlet asks its readers for."""
    found = rule.pattern.search(line.text) if rule.pattern else None
    return (
        found is not None
        and (line.words <= BRIEF or found.start() <= NEAR)
        and (opening_in(line, rule) or is_addressed(line, found.start()))
        and not is_quoted(line)
        and not SAID.search(line.text)
    )


def opening_in(line: Line, rule: Rule) -> bool:
    """Whether the first word of a line is one of a rule's."""
    opening = WORD.search(line.text[:60])
    return opening is not None and opening[0].casefold() in rule


def is_addressed(line: Line, ask: int) -> bool:
    """Whether a line speaks to its reader, and asks before its first sentence ends."""
    return bool(ADDRESSED.search(line.text)) and not ENDED.search(line.text[: ask + 1])


def share_said(lines: Sequence[Line]) -> float:
    """The part of some lines that say who said what they tell, as reports do."""
    return sum(bool(SAID.search(line.text)) for line in lines) / len(lines) if lines else 0.0


def find_credited(layout: Layout, marks: Mapping[int, Mark], pack: Pack) -> Iterator[tuple[int, Mark]]:
    """Lines about the page: who helped, whom to reach where, what may be done with it, what it shows."""
    for i, line in layout.unseen(marks):
        found = credit_rule(line, pack)
        if found:
            yield i, Mark(Zone.BOILERPLATE, found)


def credit_rule(line: Line, pack: Pack) -> str | None:
    """The rule by which a line is a credit, a notice of rights or of the page, if any.

    Its first sentence has to be one, too.
    """
    ended = SENTENCE.search(line.text)
    first = line.text[: ended.end("last")] if ended else line.text
    rules = (pack[f"en.zone.{name}"] for name in ("contributors", "legal", "outlet", "wire_note"))
    return next(
        (
            rule.id
            for rule in rules
            if rule.pattern and rule.pattern.fullmatch(line.text) and rule.pattern.fullmatch(first)
        ),
        None,
    )
