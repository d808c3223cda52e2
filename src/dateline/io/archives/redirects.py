"""Redirects that web archives hold: which address led to which."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.errors import ReadError
from dateline.io.addresses import led_to
from dateline.io.archives.responses import MOVED, read_response
from dateline.io.archives.warc import address
from dateline.io.archives.warc_records import Record, records
from dateline.io.sources import Source


def read_redirects(source: Source) -> Iterator[tuple[str, str]]:
    """The redirects of a WARC file, none of any other; what is damaged is told when its pages are read."""
    if not source.suffix.startswith(".warc"):
        return
    try:
        with source.open() as file:
            for record in records(file, source.allowance):
                if isinstance(record, Record):
                    yield from redirect_of(record)
    except (OSError, ReadError):
        return


def redirect_of(record: Record) -> Iterator[tuple[str, str]]:
    """The address of a record and where it led; nothing for any other answer."""
    url = address(record)
    if not url or record.field("warc-type") != "response":
        return
    try:
        response, _ = read_response(record)
    except ReadError:
        return
    named = response.field("location")
    target = led_to(url, named) if named and response.status in MOVED else None
    if target:
        yield url, target
