"""How a line of a page reads: as running text, or as a link to another story."""

from __future__ import annotations

from dateline.pages.lines import UNFINISHED
from dateline.pages.render import Row

LEAST_WORDS = 8
"""Words of a line of running text."""


def prose(row: Row) -> bool:
    """Whether a line reads like running text."""
    return long(row) and not row.linked


def long(row: Row) -> bool:
    """Whether a line has more words than a heading or a button."""
    return row.text.count(" ") + 1 >= LEAST_WORDS


def leads_away(row: Row) -> bool:
    """Whether a line reads like the headline of another story: a long link that no punctuation ends."""
    return row.linked and long(row) and bool(UNFINISHED.search(row.text[-40:]))
