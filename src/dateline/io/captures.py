"""The bytes of pages as they came, kept in the case file: every fact can be walked down to the very capture, also after the files have moved."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterator

from dateline.errors import StoreError
from dateline.io.sources import Capture, fingerprint


def keep_capture(connection: sqlite3.Connection, capture: Capture) -> None:
    """Keep the bytes of a page, once; they stay when a transaction of the connection is committed."""
    row = (capture.sha256, capture.locator, capture.media_type, capture.url, capture.retrieved, zlib.compress(capture.content, level=1))
    connection.execute("INSERT OR IGNORE INTO captures VALUES (?, ?, ?, ?, ?, ?)", row)


def prune_captures(connection: sqlite3.Connection) -> None:
    """Forget the bytes of pages that are no longer in the case."""
    with connection:
        connection.execute("DELETE FROM captures WHERE sha256 NOT IN (SELECT sha256 FROM sightings)")


def read_captures(connection: sqlite3.Connection) -> Iterator[Capture]:
    """All captures, in the order of their hashes; StoreError when bytes are not those that their hash names."""
    for digest, locator, media_type, url, retrieved, packed in connection.execute("SELECT * FROM captures ORDER BY sha256"):
        content = unpack(packed)
        if fingerprint(content) != digest:
            raise StoreError(f"the capture of {locator} is not what it was when it was read.", advice="The case file was changed or damaged; build it again from its pages.")
        yield Capture(digest, locator, media_type, content, url, retrieved)


def unpack(packed: bytes) -> bytes:
    """The bytes of a capture; empty when they are damaged, which no hash fits."""
    try:
        return zlib.decompress(packed)
    except zlib.error:
        return b""
