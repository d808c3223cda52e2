"""Redirects that web archives hold: which address led to which."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from urllib.parse import urljoin

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from dateline.io.sources import Source

MOVED = range(300, 400)


def read_redirects(source: Source) -> Iterator[tuple[str, str]]:
    """The redirects of a WARC file; none of any other, and none behind damage, which reading its pages reports."""
    if source.path is None or not source.suffix.startswith(".warc"):
        return
    try:
        with source.check().open("rb") as file:
            records = ArchiveIterator(file, record_types=WarcRecordType.response, parse_http=True)
            yield from filter(None, map(redirect_of, islice(records, source.limits.members)))
    except (OSError, ValueError, EOFError):
        return


def redirect_of(record: WarcRecord) -> tuple[str, str] | None:
    """The address of a record and where it led, `None` for any other answer."""
    url = (record.headers.get("WARC-Target-URI") or "").strip("<>")
    if not record.http_headers or record.http_headers.status_code not in MOVED:
        return None
    target = record.http_headers.get("Location")
    return (url, urljoin(url, target)) if url and target else None
