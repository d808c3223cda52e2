"""Several extractors asked about one page: a line is main text where most of them say so.

How far they agree is how far we trust it.
"""

from __future__ import annotations

import logging
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from lxml import etree

from dateline.pages.align import Letters, align
from dateline.pages.extract import Verdict
from dateline.pages.lines import UNFINISHED, covered, holds, plain
from dateline.pages.render import Row

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

LEAST_WORDS = 8
"""Words of a line of running text."""

LINE, FEW = 40, 160
"""Letters of a line of running text at least, and of all of them below which a page shows hardly any."""

OPENING = 40
"""Letters and blanks by which a line is known for a description, which is often cut."""

LONGEST_TITLE = 400
"""Characters of a title."""


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
    """What the surest takes, where less than half as much running text is elected: the others lost the article."""
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


def leads_away(row: Row) -> bool:
    """Whether a line reads like the headline of another story: a long link that no punctuation ends."""
    return row.linked and long(row) and bool(UNFINISHED.search(row.text[-40:]))


def find_lead(chosen: frozenset[int], seen: frozenset[int], rows: Sequence[Row], title: str) -> Iterator[int]:
    """The running text between the title and the article's first paragraph, where a member saw it.

    Without a title, from the line before the last.
    """
    first = next((number for number in sorted(chosen) if prose(rows[number])), 0)
    head = max((number for number in range(first) if is_title(rows[number].text, title)), default=first - 3)
    return (number for number in range(max(head + 1, 0), first) if number in seen and prose(rows[number]))


def described(lead: Iterable[int], rows: Sequence[Row], descriptions: Sequence[str]) -> Iterator[int]:
    """Of a lead, what a page that declares descriptions of itself says there, too; else all."""
    openings = [plain(description)[:OPENING] for description in descriptions]
    said = tuple(opening for opening in openings if len(opening) == OPENING)
    return (number for number in lead if not said or plain(rows[number].text).startswith(said))


def is_title(line: str, title: str) -> bool:
    """Whether a line repeats the title."""
    words = plain(line) if title and len(line) <= LONGEST_TITLE else ""
    return bool(words) and (words == title or holds(title, words) or holds(words, title))


def prose(row: Row) -> bool:
    """Whether a line reads like running text."""
    return long(row) and not row.linked


def long(row: Row) -> bool:
    """Whether a line has more words than a heading or a button."""
    return row.text.count(" ") + 1 >= LEAST_WORDS


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


def agreement(chosen: frozenset[int], answers: Sequence[frozenset[int]], rows: Sequence[Row]) -> float:
    """How much each answer has in common with the chosen lines (F1 of their characters), on average.

    Who has no answer agrees with nobody.
    """
    size = {number: len(rows[number].text) for number in chosen.union(*answers)}
    shares = [
        2 * weigh(answer & chosen, size) / ((weigh(answer, size) + weigh(chosen, size)) or 1)
        for answer in answers
    ]
    return round(sum(shares) / max(len(shares), 1), 3)


def telling(chosen: frozenset[int], rows: Sequence[Row]) -> float:
    """How far the chosen lines look like a report, 0–1: a list does not, nor does a page of a few words.

    Letters are counted, because not every language writes blanks.
    """
    lengths = {number: len(rows[number].text) for number in chosen}
    told = sum(size for number, size in lengths.items() if size >= LINE and not rows[number].linked)
    return round(min(1.0, 2 * told / (sum(lengths.values()) or 1), told / FEW), 3)


def weigh(lines: frozenset[int], size: Mapping[int, int]) -> int:
    """The characters of some lines."""
    return sum(size[number] for number in lines)
