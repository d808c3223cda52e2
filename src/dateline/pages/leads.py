"""The lead of an article: running text between its title and its first paragraph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from dateline.pages.lines import holds, plain
from dateline.pages.render import Row
from dateline.pages.rows import prose

OPENING = 40
"""Letters and blanks by which a line is known for a description, which is often cut."""

LONGEST_TITLE = 400
"""Characters of a title."""


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
