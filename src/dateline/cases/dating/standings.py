"""How a day that is written out stands on its page."""

from __future__ import annotations

import re

from dateline.model import Expression, Page
from dateline.vocabulary import word_list

ORDER = ("credit", "stamp", "named", "bare", "past", "ahead")
"""How days stand on a page, the most telling first."""


def stand_of(page: Page, expression: Expression) -> str:
    """How a full day stands on its page: a picture's, a posting's, by its weekday, bare, past, ahead."""
    start, end = expression.span.start, expression.span.end
    before, after = page.text[max(0, start - AROUND) : start], page.text[end : end + AROUND]
    if before.lower().endswith("this ") or PICTURED.match(page.text, end):
        return "credit"
    if before.rstrip().endswith(")") or POSTED.match(after) or CLOCKED.search(page.text[start:end]):
        return "stamp"
    if page.text[start : start + 3].lower() in WEEKDAYS:
        return "named"
    return ("past", "bare", "ahead")[expression.direction + 1]


AROUND = 24
"""Characters looked at on both sides of a day."""

PICTURED = re.compile(r"[^\n]{0,160}?\([^()\n]{2,60}/[^()\n]{2,40}\)")
"""What follows the day of a picture: who took it, and for whom ("(Ana Brun/Meridian)")."""

POSTED = re.compile(r"[ \t]*(?:\r?\n|$)|,? at \d")
"""What follows the day of a posting: the end of its line, or the time of day."""

CLOCKED = re.compile(r" at \d")
"""The time of day in a time that is read as one with its day."""

WEEKDAYS = word_list("en.dating.weekdays")
