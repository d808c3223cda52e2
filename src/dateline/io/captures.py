"""The bytes of pages as they came, kept in the case file: every fact can be walked down to the very capture, also after the files have moved."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter

from dateline.errors import StoreError
from dateline.io.sources import Capture, Names, fingerprint


def keep_capture(connection: sqlite3.Connection, capture: Capture) -> None:
    """Keep the bytes of a page, once; they stay when a transaction of the connection is committed."""
    row = (
        capture.sha256,
        capture.locator,
        capture.media_type,
        capture.url,
        capture.retrieved,
        zlib.compress(capture.content, level=1),
    )
    connection.execute("INSERT OR IGNORE INTO captures VALUES (?, ?, ?, ?, ?, ?)", row)


def prune_captures(connection: sqlite3.Connection) -> None:
    """Forget the bytes of pages that are no longer in the case."""
    with connection:
        connection.execute("DELETE FROM captures WHERE sha256 NOT IN (SELECT sha256 FROM sightings)")


def read_captures(connection: sqlite3.Connection) -> Iterator[Capture]:
    """All captures, in the order of their hashes; StoreError when bytes are not those that their hash names."""
    for digest, locator, media_type, url, retrieved, packed in connection.execute(
        "SELECT * FROM captures ORDER BY sha256"
    ):
        content = unpack(packed)
        if fingerprint(content) != digest:
            raise StoreError(
                f"the capture of {locator} is not what it was when it was read.",
                advice="The case file was changed or damaged; build it again from its pages.",
            )
        yield Capture(digest, locator, media_type, content, url, retrieved)


def read_names(connection: sqlite3.Connection) -> Mapping[str, Names]:
    """How the pages of every capture are called, by its hash; where one capture gave several texts, it alone does not tell which is called how."""
    rows = connection.execute(
        "SELECT sha256, ref, title, text FROM sightings JOIN pages ON pages.id = page ORDER BY sha256, pages.nr"
    )
    return {digest: names_of(list(met)) for digest, met in groupby(rows, key=itemgetter(0))}


def names_of(rows: Sequence[tuple[str, str, str | None, str]]) -> Names:
    """The names of the pages of one capture."""
    refs = tuple(sorted({ref for _, ref, _, _ in rows})) if len({text for *_, text in rows}) == 1 else ()
    return Names(refs, next((title for _, _, title, _ in rows if title), None))


def unpack(packed: bytes) -> bytes:
    """The bytes of a capture; empty when they are damaged, which no hash fits."""
    try:
        return zlib.decompress(packed)
    except zlib.error:
        return b""
