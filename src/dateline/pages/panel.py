"""Several extractors asked about one page: a line is main text where most of them say so.

How far they agree is how far we trust it.
"""

from __future__ import annotations

import logging
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from lxml import etree

from dateline.pages.align import Letters, align
from dateline.pages.extract import Verdict
from dateline.pages.leads import described, find_lead
from dateline.pages.lines import covered, plain
from dateline.pages.render import Row
from dateline.pages.rows import leads_away, long, prose
from dateline.pages.trust import agreement, telling

log = logging.getLogger(__name__)

FAILURES = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
    etree.LxmlError,
)
"""What a library may raise on a page that it cannot read; it then has no answer."""


class Member(Protocol):
    """A library that finds the article of a page; it never uses the network, the clock or chance."""

    def paragraphs(self, root: etree._Element) -> Sequence[str]:
        """The article's paragraphs in order, none when there is no article.

        `root` is the page's pruned tree, which others read as well: it must stay as it is.
        """


@dataclass(frozen=True, slots=True)
class Panel:
    """An extractor that asks several others, the surest first; picklable when they are."""

    members: tuple[Member, ...]

    def extract(
        self,
        root: etree._Element,
        rows: Sequence[Row],
        *,
        title: str | None = None,
        descriptions: Sequence[str] = (),
    ) -> Verdict:
        """The lines that most members take for the article, and the lead that one saw under the title."""
        letters = Letters("\n".join(row.text for row in rows))
        answers = [frozenset(lines_of(align(letters, ask(member, root)), rows)) for member in self.members]
        elected = frozenset(elect(answers, rows))
        elected = elected.union(unconfirmed(elected, answers, rows))
        chosen = elected.union(enclosed(elected, answers, rows))
        seen = frozenset().union(*answers)
        lead = described(find_lead(chosen, seen, rows, plain(title or "")), rows, descriptions)
        trust = min(agreement(chosen, answers, rows), telling(chosen, rows))
        return Verdict(tuple(sorted(chosen.union(lead))), trust)


def elect(answers: Sequence[frozenset[int]], rows: Sequence[Row]) -> Iterator[int]:
    """The lines that more than half of the answers have; short ones and links only when the surest does."""
    asked = [answer for answer in answers if answer]
    for number in sorted(frozenset().union(*asked)):
        sure = number in asked[0] and not (rows[number].linked and long(rows[number]))
        if 2 * sum(number in answer for answer in asked) > len(asked) and (sure or prose(rows[number])):
            yield number


def unconfirmed(
    elected: frozenset[int], answers: Sequence[frozenset[int]], rows: Sequence[Row]
) -> Iterator[int]:
    """What the surest takes, where less than half as much text is elected: the others lost the article."""
    surest = next(filter(None, answers), frozenset())
    told, taken = (
        sum(len(rows[number].text) for number in lines if prose(rows[number])) for lines in (elected, surest)
    )
    return (number for number in surest if 2 * told < taken and not leads_away(rows[number]))


def enclosed(
    elected: frozenset[int], answers: Sequence[frozenset[int]], rows: Sequence[Row]
) -> Iterator[int]:
    """What the surest takes between the first and the last running text that is elected.

    There stand quotations, posts, rows of tables and sub-headings, and little that leads away.
    """
    surest = next(filter(None, answers), frozenset())
    told = [number for number in elected if prose(rows[number])]
    within = range(min(told, default=0), max(told, default=0))
    return (number for number in surest if number in within and not leads_away(rows[number]))


def ask(member: Member, root: etree._Element) -> Sequence[str]:
    """A member's answer; none when it fails."""
    try:
        return member.paragraphs(root)
    except FAILURES as error:
        log.info("%s has no answer: %s: %s", type(member).__name__, type(error).__name__, error)
        return ()


def lines_of(spans: Sequence[tuple[int, int]], rows: Sequence[Row]) -> Iterator[int]:
    """The lines of which at least half lies in the spans."""
    ends = [row.end for row in rows]
    last = -1
    for start, end in spans:
        for number in range(max(last + 1, bisect_right(ends, start)), bisect_right(ends, end - 1) + 1):
            if number < len(rows) and covered(spans, rows[number].start, rows[number].end) * 2 >= len(
                rows[number].text
            ):
                yield number
            last = number
