"""What a text counts: "first meeting", "second visit since 2000"."""

from __future__ import annotations

import re

RANKS = {
    "first": 1,
    "1st": 1,
    "second": 2,
    "2nd": 2,
    "third": 3,
    "3rd": 3,
    "fourth": 4,
    "4th": 4,
    "fifth": 5,
    "5th": 5,
}
BEFORE = re.compile(
    rf"\b({'|'.join(RANKS)})(?:-ever)?(?:\s+(?!(?:the|a|an|to|of|on|in|and|was|is|for)\b)[\w'’-]+){{0,3}}\s*$",
    re.IGNORECASE,
)
LIMITED = re.compile(
    r"^(?:[^.;]{0,60}?\b(?:since|in (?:more than |over |nearly |almost )?(?:\w+ )?(?:years?|months?|weeks?|decades?)|of (?:the|his|her|its|this) \w+|this year)\b"
    r"|[^.;,]{0,60}?\bas (?!\w+ed\b))",
    re.IGNORECASE,
)
AROUND = 60
"""Characters before and after an event word in which a count and its limits stand."""


def read_rank(text: str, start: int, end: int) -> int | None:
    """Which one of its kind an event word at `[start, end)` of a text says it is, of all there ever were; `None` where it does not count or counts within limits."""
    counted = BEFORE.search(text[max(0, start - AROUND) : start]) or BEFORE.match(text[start:end])
    if not counted or LIMITED.match(text[end : end + AROUND]):
        return None
    return RANKS[counted[1].lower()]
