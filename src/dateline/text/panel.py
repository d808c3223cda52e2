"""Several extractors asked about one page: a line is main text where most of them say so, and how far they agree is how far we trust it."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from lxml import etree

from dateline.text.align import Letters, align
from dateline.text.extract import Verdict
from dateline.text.layout import covered
from dateline.text.render import Row

log = logging.getLogger(__name__)

FAILURES = (ArithmeticError, AssertionError, AttributeError, LookupError, OSError, RuntimeError, SyntaxError, TypeError, ValueError, etree.LxmlError)
"""What a library may raise on a page that it cannot read; it then has no answer."""


class Member(Protocol):
    """A library that finds the article of a page; it never uses the network, the clock or chance."""

    def paragraphs(self, root: etree._Element) -> Sequence[str]:
        """The article's paragraphs in order, none when there is no article. `root` is the page's pruned tree, which others read as well: it must stay as it is."""


@dataclass(frozen=True, slots=True)
class Panel:
    """An extractor that asks several others, the surest first; picklable when they are."""

    members: tuple[Member, ...]

    def extract(self, root: etree._Element, rows: Sequence[Row]) -> Verdict:
        """The lines that more than half of the members with an answer take for the article."""
        letters = Letters("\n".join(row.text for row in rows))
        found = (frozenset(lines_of(align(letters, ask(member, root)), rows)) for member in self.members)
        answers = [answer for answer in found if answer]
        chosen = frozenset(number for answer in answers for number in answer if 2 * sum(number in other for other in answers) > len(answers))
        return Verdict(tuple(sorted(chosen)), agreement(chosen, answers, rows, of=len(self.members)))


def ask(member: Member, root: etree._Element) -> Sequence[str]:
    """A member's answer; none when it fails."""
    try:
        return member.paragraphs(root)
    except FAILURES as error:
        log.info("%s has no answer: %s: %s", type(member).__name__, type(error).__name__, error)
        return ()


def lines_of(spans: Sequence[tuple[int, int]], rows: Sequence[Row]) -> Iterator[int]:
    """The lines of which at least half lies in the spans."""
    return (number for number, row in enumerate(rows) if covered(spans, row.start, row.end) * 2 >= len(row.text))


def agreement(chosen: frozenset[int], answers: Sequence[frozenset[int]], rows: Sequence[Row], *, of: int) -> float:
    """How much each of `of` members has in common with the chosen lines (F1 of their characters), on average; who has no answer agrees with nobody."""
    size = {number: len(rows[number].text) for answer in (chosen, *answers) for number in answer}
    shares = (2 * weigh(answer & chosen, size) / ((weigh(answer, size) + weigh(chosen, size)) or 1) for answer in answers)
    return round(sum(shares) / max(of, 1), 3)


def weigh(lines: frozenset[int], size: Mapping[int, int]) -> int:
    """The characters of some lines."""
    return sum(size[number] for number in lines)
