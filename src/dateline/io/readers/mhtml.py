"""MHTML files, as browsers save a page with all its parts: its HTML, its address and its time of capture."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from email.utils import parsedate_to_datetime

from dateline.errors import ReadError
from dateline.io.readers.eml import cut_problem
from dateline.io.readers.html import page_of
from dateline.io.readers.mail import FAULTS, Part, header, parse
from dateline.io.snapshots import utc
from dateline.io.sources import Found, Source, fingerprint
from dateline.model import Page
from dateline.pages.decode import declared_charset, decode
from dateline.pages.extract import Extractor

HTML = frozenset({"text/html", "application/xhtml+xml"})


def read_mhtml(source: Source, *, extractor: Extractor) -> Iterator[Found]:
    """The one page of an MHTML file."""
    raw = source.load()
    message = parse(raw)
    html, place = root_of(message)
    url = source.url or address(header(message, "Snapshot-Content-Location")) or address(place)
    named = replace(source, url=url, retrieved=source.retrieved or moment(header(message, "Date")))
    text, sighting = page_of(
        html,
        extractor,
        locator=source.locator,
        sha256=fingerprint(raw),
        limits=source.limits,
        url=url,
        retrieved=named.retrieved,
    )
    yield named.capture(raw, "multipart/related")
    yield Page(
        source.ref,
        text,
        (
            replace(
                sighting,
                media_type="multipart/related",
                title=sighting.title or header(message, "Subject"),
                url=url or sighting.url,
                retrieved=named.retrieved,
            ),
        ),
    )
    yield from cut_problem(message, source)


def root_of(message: Part) -> tuple[str, str | None]:
    """The HTML of the page, and where it says it stands: the part that `start` names, else the first one."""
    try:
        root = root_among([part for part in message.walk() if part.get_content_type() in HTML], message)
        raw = None if root is None else root.get_payload(decode=True)
        charset = None if root is None else root.get_content_charset()
    except FAULTS as error:
        raise ReadError("The parts of the file cannot be read.", advice="Save the page again.") from error
    if root is None or not isinstance(raw, bytes) or not raw.strip():
        raise ReadError("The file holds no HTML page.", advice="Save the page again from the browser.")
    return decode(raw, declared=charset or declared_charset(raw)), header(root, "Content-Location")


def root_among(parts: Sequence[Part], message: Part) -> Part | None:
    """The part that `start` of a message names, else the first one."""
    start = str(message.get_param("start") or "").strip()
    named = (part for part in parts if start and str(part.get("Content-ID", "")).strip() == start)
    return next(named, parts[0] if parts else None)


def address(place: str | None) -> str | None:
    """A web address; `None` for a file's or a part's."""
    joined = "".join((place or "").split())
    return joined if joined.lower().startswith(("http://", "https://")) else None


def moment(stamp: str | None) -> str | None:
    """A Date header in UTC, ISO 8601; `None` when it is no date."""
    try:
        return utc(parsedate_to_datetime(stamp or ""))
    except (ValueError, TypeError, OverflowError):
        return None
