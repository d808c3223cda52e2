"""When a page was saved, as the program that saved it notes in a comment: SingleFile, and HTTrack."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

LONGEST = 16_384
"""Characters of a page in which such a comment stands."""

SINGLEFILE = re.compile(
    r"Page saved with SingleFile[^>]{0,4000}?saved date:\s*"
    r"(?P<stamp>[A-Z][a-z]{2} [A-Z][a-z]{2} \d{2} \d{4} \d{2}:\d{2}:\d{2}) GMT(?P<zone>[+-]\d{4})"
)
HTTRACK = re.compile(
    r"<!-- Mirrored from [^>]{1,2000} by HTTrack Website Copier[^>]{0,200}\], "
    r"(?P<stamp>\w{3}, \d{2} \w{3} \d{4} \d{2}:\d{2}:\d{2}) GMT -->"
)


def saved_at(html: str) -> str | None:
    """When a page was saved, in UTC, ISO 8601; `None` where no program says so."""
    head = html[:LONGEST]
    try:
        if match := SINGLEFILE.search(head):
            return utc(datetime.strptime(f"{match['stamp']} {match['zone']}", "%a %b %d %Y %H:%M:%S %z"))
        if match := HTTRACK.search(head):
            return utc(parsedate_to_datetime(f"{match['stamp']} +0000"))
    except (ValueError, OverflowError):
        return None
    return None


def utc(moment: datetime) -> str:
    """A time in UTC, ISO 8601; one without a zone is in UTC already."""
    return (
        (moment if moment.tzinfo else moment.replace(tzinfo=UTC))
        .astimezone(UTC)
        .strftime("%Y-%m-%dT%H:%M:%SZ")
    )
