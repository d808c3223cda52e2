"""When a page was saved, as the program or the archive that saved it notes: SingleFile, HTTrack, Wayback."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from dateline.io.sources import Source
from dateline.model import Page, Sighting, Stamp
from dateline.pages.addresses import host_of
from dateline.pages.archived import copy_in, original

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


def placed(source: Source, html: str) -> Source:
    """A source with the address and moment at which its page was captured first, by what the page says."""
    copy, given = copy_in(html), original(source.url or "")
    return replace(
        source,
        url=given.url or copy.url,
        retrieved=earliest(source.retrieved, saved_at(html), copy.moment, given.moment),
    )


def earliest(*moments: str | None) -> str | None:
    """The first of some moments in ISO 8601."""
    return min(filter(None, moments), default=None)


def first_captured(html: str) -> tuple[Stamp, ...]:
    """The first day on which an archive has a page, as a stamp that is no day of publication."""
    day = copy_in(html).first
    return (Stamp(day, day, "capture first"),) if day else ()


def at_origin(page: Page) -> Page:
    """A page whose sightings name its own address, and not that of an archive."""
    return replace(page, sightings=tuple(map(from_archive, page.sightings)))


def from_archive(sighting: Sighting) -> Sighting:
    """A sighting with the address and the host of its page, and the moment of the capture."""
    copy = original(sighting.url or "")
    if copy.url == sighting.url or not copy.url:
        return sighting
    return replace(
        sighting,
        url=copy.url,
        site=sighting.site or host_of(copy.url),
        retrieved=earliest(sighting.retrieved, copy.moment),
    )


def utc(moment: datetime) -> str:
    """A time in UTC, ISO 8601; one without a zone is in UTC already."""
    return (
        (moment if moment.tzinfo else moment.replace(tzinfo=UTC))
        .astimezone(UTC)
        .strftime("%Y-%m-%dT%H:%M:%SZ")
    )
