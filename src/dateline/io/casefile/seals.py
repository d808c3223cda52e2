"""What a build wrote, sealed: SHA-256 over the rows of every table tells whether something else changed it.

A seal tells of accidents and of silent edits. It is no signature: who changes a case on purpose can compute
its seals again. Notes, which are only remembered, are not sealed. Judgements and captures may be added to a
case by others, so that of these the rows are sealed that were there.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Collection, Mapping
from contextlib import closing, suppress

import msgspec

from dateline.errors import StoreError
from dateline.io.casefile.indexing import INDEXES
from dateline.io.casefile.rowseals import seal_rows
from dateline.io.casefile.tables import NOUNS, readable

SINCE = 4
"""The schema that seals came with."""

EVER = "SELECT 1 FROM settings WHERE name = 'generation'"
"""What only a case has that was sealed when it was written."""

ROWS = 1000
"""Rows that are hashed together, as one MessagePack array; part of what a seal is."""

FEW = 2000
"""Rows up to which a table is compared with its seal whenever somebody asks for a part of a case."""

SEALED: Mapping[str, str] = {
    "runs": "SELECT * FROM runs",
    "settings": "SELECT * FROM settings WHERE name <> 'building' ORDER BY name",
    **{
        table: f"SELECT * FROM {table} ORDER BY nr"  # noqa: S608 — our names
        for table in ("pages", "sightings", *NOUNS, *INDEXES)
    },
    "judgements": "SELECT * FROM judgements WHERE nr <= :upto ORDER BY nr",
    "captures": (
        "SELECT sha256, locator, media_type, url, retrieved FROM captures"
        " WHERE rowid <= :upto AND sha256 IN (SELECT sha256 FROM sightings) ORDER BY sha256"
    ),
    "claim_search": "SELECT * FROM claim_search_content ORDER BY id",
}
"""The rows of every table that a seal covers, in their order.

The bytes of captures have their own SHA-256 among these.
"""

COUNTED: Mapping[str, str] = {"claim_search": "claim_search_content"}
"""The tables in which SQLite keeps the rows of those that are none."""

NEWEST: Mapping[str, str] = {
    "judgements": "SELECT coalesce(max(nr), 0) FROM judgements",
    "captures": "SELECT coalesce(max(rowid), 0) FROM captures",
}
"""The last row that a seal covers, of tables that others add to."""


def is_sealed(connection: sqlite3.Connection) -> bool:
    """Whether a case has seals; one that an older dateline wrote has none."""
    return connection.execute("SELECT 1 FROM seals").fetchone() is not None


def seal(connection: sqlite3.Connection, *, but: Collection[str] = ()) -> None:
    """Seal every table as it is now, in the transaction that is open; those of `but` stay without a seal."""
    connection.execute("DELETE FROM seals")
    seal_rows(connection, but=but)
    for table in SEALED:
        if table not in but:
            upto = connection.execute(NEWEST[table]).fetchone()[0] if table in NEWEST else 0
            rows = count_rows(connection, table, upto)
            connection.execute(
                "INSERT INTO seals VALUES (?, ?, ?, ?)", (table, upto, digest(connection, table, upto), rows)
            )


def broken_seals(connection: sqlite3.Connection) -> tuple[str, ...]:
    """The tables that are not as the last build left them; none of a case that never had seals."""
    return tuple(table for table in SEALED if not holds(connection, table))


def suspects(connection: sqlite3.Connection) -> tuple[str, ...]:
    """The tables that are seen at once not to be as they were left: small ones by their seals, others by length.

    The rows of the others have seals of their own, for whoever reads them.
    """
    return tuple(table for table in SEALED if not seems_to_hold(connection, table))


def seems_to_hold(connection: sqlite3.Connection, table: str) -> bool:
    """Whether a table has as many rows as were sealed, and is as it was sealed where these are few."""
    found = connection.execute("SELECT upto, rows FROM seals WHERE name = ?", (table,)).fetchone()
    if found is None or found[1] <= FEW:
        return holds(connection, table)
    upto, rows = found
    with suppress(StoreError):
        return count_rows(connection, table, upto) == int(rows)
    return False


def count_rows(connection: sqlite3.Connection, table: str, upto: int) -> int:
    """How many rows of a table a seal covers."""
    rows = COUNTED.get(table, table) if table not in NEWEST else f"({SEALED[table]})"
    with readable(table):
        query = f"SELECT count(*) FROM {rows}"  # noqa: S608 — our names
        (found,) = connection.execute(query, {"upto": upto} if table in NEWEST else ()).fetchone()
        return int(found)


def holds(connection: sqlite3.Connection, table: str) -> bool:
    """Whether a table is as it was sealed, or never was; one that cannot be read is not.

    A case may be older than the table, and then has none and no seal for it.
    """
    found = connection.execute("SELECT upto, digest FROM seals WHERE name = ?", (table,)).fetchone()
    if found is None:
        there = connection.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (table,)).fetchone()
        return not there or not connection.execute(EVER).fetchone()
    upto, known = found
    with suppress(StoreError):
        return digest(connection, table, upto) == str(known)
    return False


def digest(connection: sqlite3.Connection, table: str, upto: int) -> str:
    """The SHA-256 of the rows of a table, in hex."""
    found = hashlib.sha256()
    with readable(table), closing(connection.execute(SEALED[table], {"upto": upto})) as rows:
        while some := rows.fetchmany(ROWS):
            found.update(msgspec.msgpack.encode(some))
    return found.hexdigest()
