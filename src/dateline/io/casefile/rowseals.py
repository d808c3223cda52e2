"""Every row of a case, sealed by itself: who reads a few rows of a large table can tell whether they were changed.

The digests of 256 rows stand together, by the number of the row; where no row is they are zeros.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache
from hashlib import blake2b
from itertools import groupby
from operator import itemgetter
from typing import Any

import msgspec

from dateline.errors import StoreError
from dateline.io.casefile.failures import AGAIN
from dateline.io.casefile.tables import NOUNS, SIGHTING, columns_of, facts_of, pages_of, readable
from dateline.model import Page

BLOCK, SIZE = 256, 8
"""Rows whose digests stand together, and bytes of each."""
ROWS = ("pages", "sightings", *NOUNS)
"""The tables whose rows are sealed one by one."""
PAGE = ("id", "ref", "text")
LAST = 2**62
"""More than any row is numbered."""


def seal_rows(connection: sqlite3.Connection, *, but: Collection[str] = ()) -> None:
    """Seal every row as it is now, in the transaction that is open; those of the tables of `but` stay without."""
    connection.execute("DELETE FROM row_seals")
    for table in (name for name in ROWS if name not in but):
        connection.executemany(
            "INSERT INTO row_seals VALUES (?, ?, ?)",
            ((table, block, digests) for block, digests in blocks_of(connection, table)),
        )


def blocks_of(connection: sqlite3.Connection, table: str, upto: int = LAST) -> Iterator[tuple[int, bytes]]:
    """The digests of the rows of a table up to a number, block by block."""
    query = f"SELECT * FROM {table} WHERE nr <= ? ORDER BY nr"  # noqa: S608 — our names
    rows = connection.execute(query, (upto,))
    for block, some in groupby(rows, key=lambda row: row[0] // BLOCK):
        digests = bytearray(BLOCK * SIZE)
        for row in some:
            at = row[0] % BLOCK * SIZE
            digests[at : at + SIZE] = digest_of(row)
        yield block, bytes(digests)


def digest_of(row: Sequence[Any]) -> bytes:
    """The digest of a row."""
    return blake2b(msgspec.msgpack.encode(row), digest_size=SIZE).digest()


def rows_hold(connection: sqlite3.Connection, table: str) -> bool:
    """Whether every row of a table is as it was sealed."""
    known = connection.execute(
        "SELECT block, digests FROM row_seals WHERE name = ? ORDER BY block", (table,)
    ).fetchall()
    return known == list(blocks_of(connection, table, newest(connection, table)))


def newest(connection: sqlite3.Connection, table: str) -> int:
    """The number of the last row of a table that is sealed: others may add judgements."""
    if table != "judgements":
        return LAST
    found = connection.execute("SELECT upto FROM seals WHERE name = ?", (table,)).fetchone()
    return int(found[0]) if found else LAST


class Rows:
    """The rows of an open case file, compared with their seals as they are read, where it is `sealed`."""

    def __init__(self, connection: sqlite3.Connection, *, sealed: bool = True) -> None:
        self.connection, self.sealed = connection, sealed
        self._digests: dict[tuple[str, int], bytes] = {}

    def facts(self, table: str, rest: str, parameters: Sequence[Any] = ()) -> tuple[Any, ...]:
        """The nouns of some rows of a table: `rest` is the SQL behind its name.

        StoreError when a row is not as it was sealed, or no such noun.
        """
        names = tuple(column.name for column in columns_of(NOUNS[table]))
        return facts_of(table, self.read(table, names, rest, parameters))

    def pages(self, rest: str, parameters: Sequence[Any] = ()) -> tuple[Page, ...]:
        """Some pages with their sightings."""
        found = self.read("pages", PAGE, rest, parameters)
        names = ("page", *(column.name for column in SIGHTING))
        wanted = msgspec.json.encode([page for page, _, _ in found]).decode()
        where = "WHERE page IN (SELECT value FROM json_each(?)) ORDER BY nr"
        return pages_of(found, self.read("sightings", names, where, (wanted,)))

    def read(
        self, table: str, names: Sequence[str], rest: str, parameters: Sequence[Any]
    ) -> list[tuple[Any, ...]]:
        """Some columns of some rows."""
        with readable(table):
            query = f"SELECT * FROM {table} {rest}"  # noqa: S608 — our names
            cursor = self.connection.execute(query, legal(parameters))
            rows = cursor.fetchall()
        self.refuse_changed(table, rows)
        chosen = picker(tuple(name for name, *_ in cursor.description), tuple(names))
        return [chosen(row) for row in rows]

    def refuse_changed(self, table: str, rows: Iterable[Sequence[Any]]) -> None:
        """Raise StoreError unless every row is as it was sealed."""
        if not self.sealed:
            return
        upto = newest(self.connection, table)
        for row in rows:
            if row[0] > upto:
                continue
            at = row[0] % BLOCK * SIZE
            if self.digests(table, row[0] // BLOCK)[at : at + SIZE] != digest_of(row):
                raise StoreError(f"changed outside dateline: {table}.", advice=AGAIN)

    def digests(self, table: str, block: int) -> bytes:
        """The digests of one block of rows."""
        key = table, block
        if key not in self._digests:
            found = self.connection.execute(
                "SELECT digests FROM row_seals WHERE name = ? AND block = ?", key
            ).fetchone()
            self._digests[key] = bytes(found[0]) if found else b""
        return self._digests[key]


def legal(parameters: Iterable[Any]) -> list[Any]:
    """Parameters as SQLite takes them: what people type may have halves of characters, which no text has."""
    return [
        each.encode("utf-8", "replace").decode() if isinstance(each, str) else each for each in parameters
    ]


@cache
def picker(there: tuple[str, ...], wanted: tuple[str, ...]) -> itemgetter[Any]:
    """What takes the wanted columns of a row."""
    return itemgetter(*map(there.index, wanted))
