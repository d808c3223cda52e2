"""What stands beside a day in its line: words of a date line, or a sentence that tells of that day."""

from __future__ import annotations

import re

from dateline.pages.stamps import Dated

SENTENCE = re.compile(r"[.!?][\"”’)]?$")
LOWER = re.compile(r"(?<![\w@.-])[a-z]{2,}")
LEAST_LOWER = 2
"""Words in small letters that a sentence has at least beside a day."""

LISTED = re.compile(r"\s{0,3}[:–—-]\s{1,3}(?=\w)")
"""What stands behind the day of an entry in a list of events."""

FURTHER = re.compile(
    r"(?:\b(?:by|and|for|in|on|at|of|from|last|first|published|posted"
    r"|updated|written|modified|created|read|reading"
    r"|min|mins|minutes?|am|pm|gmt|utc|comments?|views?|shares?|about|around|over)\b)",
    re.IGNORECASE,
)
"""Words in small letters that stand beside such a time where a line says nothing else."""


def in_sentence(line: str, day: str) -> bool:
    """Whether a day stands in a line that tells something of it."""
    at = line.find(day) if day else -1
    return at >= 0 and tells(line, Dated(day, at, at + len(day)))


def tells(line: str, found: Dated) -> bool:
    """Whether a line tells what happened on its day: a sentence, or an entry that goes on behind a colon."""
    rest = f"{line[: found.start]} {line[found.end :]}"
    small = [word for word in LOWER.findall(rest) if not FURTHER.fullmatch(word)]
    if SENTENCE.search(line) and len(small) >= LEAST_LOWER:
        return True
    entry = LISTED.match(line, found.end) if found.start == 0 else None
    return bool(entry and ":" in entry[0] and len(small) >= LEAST_LOWER)
