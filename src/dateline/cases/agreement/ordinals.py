"""What a text counts: "first meeting", "second visit since 2000"."""

from __future__ import annotations

import re

from dateline.vocabulary import word_pattern, word_table

RANKS = {word: int(rank) for word, rank in word_table("en.agreement.ranks").items()}
RANK, ELSEWHERE = word_pattern("en.agreement.ranks"), word_pattern("en.agreement.behind_rank")
ABOUT = word_pattern("en.agreement.approximations")
PERIOD = word_pattern("en.agreement.limiting_periods")
OWNED = word_pattern("en.agreement.limiting_determiners")
BEFORE = re.compile(
    rf"\b({RANK})(?:-ever)?(?:\s+(?!{ELSEWHERE}\b)[\w'’-]+){{0,3}}\s*$",
    re.IGNORECASE,
)
LIMITED = re.compile(
    rf"""
    ^(?: [^.;]{{0,60}}?
         \b(?: since | in[ ](?:{ABOUT}[ ])?(?:\w+[ ])?{PERIOD}s? | of[ ]{OWNED}[ ]\w+ | this[ ]year )\b
       | [^.;,]{{0,60}}?\bas[ ](?!\w+ed\b)
    )
    """,
    re.IGNORECASE | re.VERBOSE,
)
AROUND = 60
"""Characters before and after an event word in which a count and its limits stand."""


def read_rank(text: str, start: int, end: int) -> int | None:
    """Which one of its kind, of all there ever were, an event word at `[start, end)` says it is.

    `None` where it does not count or counts within limits.
    """
    counted = BEFORE.search(text[max(0, start - AROUND) : start]) or BEFORE.match(text[start:end])
    if not counted or LIMITED.match(text[end : end + AROUND]):
        return None
    return RANKS[counted[1].lower()]
