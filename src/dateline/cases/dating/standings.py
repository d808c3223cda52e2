"""How a day that is written out stands on its page."""

from __future__ import annotations

import re

from dateline.model import Expression, Page
from dateline.vocabulary import word_list, word_pattern

ORDER = ("credit", "stamp", "named", "bare", "past", "ahead")
"""How days stand on a page, the most telling first."""


def stand_of(page: Page, expression: Expression) -> str:
    """How a full day stands on its page: a picture's, a posting's, by its weekday, bare, past, ahead."""
    start, end = expression.span.start, expression.span.end
    before, after = page.text[max(0, start - AROUND) : start], page.text[end : end + AROUND]
    if before.lower().endswith("this ") or PICTURED.match(page.text, end) or is_filed(page, expression):
        return "credit"
    if before.rstrip().endswith(")") or POSTED.match(after) or CLOCKED.search(page.text[start:end]):
        return "stamp"
    if page.text[start : start + 3].lower() in WEEKDAYS:
        return "named"
    return ("past", "bare", "ahead")[expression.direction + 1]


def is_filed(page: Page, expression: Expression) -> bool:
    """Whether a time is that of a picture from the files: "in this file photo from March"."""
    start, end = expression.span.start, expression.span.end
    before, after = page.text[max(0, start - FILED_REACH) : start], page.text[end : end + FILED_REACH]
    return FILED_BEFORE.search(before) is not None or FILED_BEHIND.match(after) is not None


AROUND = 24
"""Characters looked at on both sides of a day."""

PICTURED = re.compile(r"[^\n]{0,160}?\([^()\n]{2,60}/[^()\n]{2,40}\)")
"""What follows the day of a picture: who took it, and for whom ("(Ana Brun/Meridian)")."""

POSTED = re.compile(r"[ \t]*(?:\r?\n|$)|,? at \d")
"""What follows the day of a posting: the end of its line, or the time of day."""

CLOCKED = re.compile(r" at \d")
"""The time of day in a time that is read as one with its day."""

WEEKDAYS = word_list("en.dating.weekdays")

FILED_REACH = 70
"""Characters between a picture from the files and its time."""

FILED, PICTURES = word_pattern("en.dating.filed"), word_pattern("en.dating.pictures")
FILED_BEFORE = re.compile(
    rf"\b{FILED}[ -]{PICTURES}\b[^.;!?\n]*$|\b(?-i:FILE) ?[-–—:][^.;!?\n]*$", re.IGNORECASE
)
"""What stands before the time of a picture from the files: "a file photo taken in", "FILE - In this"."""

FILED_BEHIND = re.compile(rf"(?:,? \d{{4}},?)? {FILED} {PICTURES}\b", re.IGNORECASE)
"""What stands behind the time of a picture from the files: "a March 3 file photo"."""
