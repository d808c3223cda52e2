"""The bytes of pages as they came, kept in the case file.

Every fact can be walked down to the very capture, also after the files have moved.
"""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter

from dateline.errors import StoreError
from dateline.io.archives.gzips import inflated
from dateline.io.casefile.failures import AGAIN
from dateline.io.limits import Limits
from dateline.io.sources import Capture, Names, fingerprint


def keep_capture(connection: sqlite3.Connection, capture: Capture) -> None:
    """Keep the bytes of a page, once."""
    row = (
        capture.sha256,
        capture.locator,
        capture.media_type,
        capture.url,
        capture.retrieved,
        zlib.compress(capture.content, level=1),
    )
    connection.execute("INSERT OR IGNORE INTO captures VALUES (?, ?, ?, ?, ?, ?)", row)


def newest_capture(connection: sqlite3.Connection) -> int:
    """The number of the capture that was kept last, 0 when there is none."""
    (found,) = connection.execute("SELECT coalesce(max(rowid), 0) FROM captures").fetchone()
    return int(found)


def prune_captures(connection: sqlite3.Connection, upto: int) -> None:
    """Forget the bytes of pages that are no longer in the case, but for those kept after number `upto`.

    Another run may be about to write their pages.
    """
    connection.execute(
        "DELETE FROM captures WHERE rowid <= ? AND sha256 NOT IN (SELECT sha256 FROM sightings)", (upto,)
    )


def read_captures(connection: sqlite3.Connection) -> Iterator[Capture]:
    """The captures of the case, in the order of their hashes.

    StoreError when bytes are not those that their hash names.
    """
    for digest, locator, media_type, url, retrieved, packed in connection.execute(
        "SELECT * FROM captures WHERE sha256 IN (SELECT sha256 FROM sightings) ORDER BY sha256"
    ):
        content = unpack(packed)
        if fingerprint(content) != digest:
            raise StoreError(
                f"changed outside dateline: in the table captures, the capture of {locator} is not what"
                " it was when it was read.",
                advice=AGAIN,
            )
        yield Capture(digest, locator, media_type, content, url, retrieved)


def damaged_captures(connection: sqlite3.Connection) -> Iterator[str]:
    """What is wrong with captures whose bytes are not those that their hash names."""
    for digest, locator, packed in connection.execute("SELECT sha256, locator, packed FROM captures"):
        if fingerprint(unpack(packed)) != digest:
            yield f"the bytes of {locator} are not those that were read"


def read_names(connection: sqlite3.Connection) -> Mapping[str, Names]:
    """How the pages of every capture are called, by its hash.

    Where one capture gave several texts, it alone does not tell which is called how.
    """
    rows = connection.execute(
        "SELECT sha256, ref, title, text FROM sightings JOIN pages ON pages.id = page "
        "ORDER BY sha256, pages.nr"
    )
    return {digest: names_of(list(met)) for digest, met in groupby(rows, key=itemgetter(0))}


def names_of(rows: Sequence[tuple[str, str, str | None, str]]) -> Names:
    """The names of the pages of one capture."""
    refs = tuple(sorted({ref for _, ref, _, _ in rows})) if len({text for *_, text in rows}) == 1 else ()
    return Names(refs, next((title for _, _, title, _ in rows if title), None))


def unpack(packed: bytes) -> bytes:
    """The bytes of a capture; empty when they are damaged or more than any page has, which no hash fits."""
    try:
        return inflated(packed, Limits().file_bytes)
    except zlib.error:
        return b""
