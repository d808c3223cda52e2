"""What is wrong with a case file, part by part, so that damage in one hides no other."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import Any

from dateline.errors import StoreError
from dateline.io.casefile.captures import damaged_captures
from dateline.io.casefile.casefile import UNFINISHED
from dateline.io.casefile.migrations import foreign_objects
from dateline.io.casefile.reading import read_facts, read_pages
from dateline.io.casefile.references import misfits
from dateline.io.casefile.rowseals import ROWS, rows_hold
from dateline.io.casefile.seals import SEALED, holds, is_sealed
from dateline.io.casefile.tables import NOUNS, readable
from dateline.model import Case, Run

SEARCHED: Mapping[str, tuple[str, str]] = {
    "page_search": ("ref, text", "SELECT nr, ref, text FROM pages"),
    "passage_search": ("words", "SELECT nr, words FROM passage_words"),
    "claim_search": ("claim UNINDEXED, words", "SELECT id, c0, c1 FROM claim_search_content"),
}
"""The full-text indexes: their columns, and the rows that they were made of."""

Wrong = tuple[str, str]
"""A part, and what is wrong with it."""


def wrongs_in(connection: sqlite3.Connection) -> Iterator[Wrong]:
    """Everything that is wrong, from the whole to its parts."""
    yield from looked_at("file", partial(storage_wrongs, connection))
    yield from looked_at("schema", lambda: map(str, foreign_objects(connection)))
    yield from looked_at("build", partial(build_wrongs, connection))
    for table in SEALED:
        yield from looked_at(table, partial(seal_wrongs, connection, table))
        yield from looked_at(table, partial(key_wrongs, connection, table))
    yield from fact_wrongs(connection)
    yield from looked_at("captures", partial(damaged_captures, connection))
    for index in SEARCHED:
        yield from looked_at(index, partial(search_wrongs, connection, index))


def looked_at(part: str, look: Callable[[], Iterable[str]]) -> Iterator[Wrong]:
    """What is wrong with one part; that it cannot be read is such a wrong."""
    try:
        with readable(part):
            yield from [(part, wrong) for wrong in look()]
    except StoreError as error:
        yield part, error.message


def storage_wrongs(connection: sqlite3.Connection) -> list[str]:
    """What SQLite says of the pages of the database and of its indexes."""
    return [said for (said,) in connection.execute("PRAGMA integrity_check(10)") if said != "ok"]


def build_wrongs(connection: sqlite3.Connection) -> list[str]:
    """Whether there is a complete case."""
    return [] if connection.execute("SELECT 1 FROM runs").fetchone() else [UNFINISHED]


def seal_wrongs(connection: sqlite3.Connection, table: str) -> list[str]:
    """Whether a table is as it was written, as a whole and row by row."""
    whole = holds(connection, table)
    rows = table not in ROWS or not is_sealed(connection) or rows_hold(connection, table)
    return [] if whole and rows else ["changed outside dateline"]


def fact_wrongs(connection: sqlite3.Connection) -> Iterator[Wrong]:
    """Rows that are no facts; when there are none, facts that do not fit together."""
    facts: dict[str, tuple[Any, ...]] = {}
    readers = {name: partial(read_facts, connection, name) for name in NOUNS}
    for table, read in {"pages": partial(read_pages, connection), **readers}.items():
        try:
            facts[table] = read()
        except StoreError as error:
            yield table, error.message
    if len(facts) > len(NOUNS):
        yield from misfits(Case(Run("", ()), **facts))


def key_wrongs(connection: sqlite3.Connection, table: str) -> Iterator[str]:
    """Rows that name rows of other tables that are not there."""
    for _, row, other, _ in connection.execute(f"PRAGMA foreign_key_check ({table})"):
        yield f"row {row} names what is not in the table {other}"


def search_wrongs(connection: sqlite3.Connection, index: str) -> Iterator[str]:
    """Whether a full-text index finds exactly the words of its rows: compared with one made anew."""
    columns, rows = SEARCHED[index]
    connection.execute(f"CREATE VIRTUAL TABLE temp.new_{index} USING fts5 ({columns})")
    names = ", ".join(column.split()[0] for column in columns.split(", "))
    connection.execute(f"INSERT INTO temp.new_{index} (rowid, {names}) {rows}")
    connection.execute(f"CREATE VIRTUAL TABLE temp.words_{index} USING fts5vocab (main, {index}, instance)")
    connection.execute(
        f"CREATE VIRTUAL TABLE temp.new_words_{index} USING fts5vocab (temp, new_{index}, instance)"
    )
    for one, other in ((f"words_{index}", f"new_words_{index}"), (f"new_words_{index}", f"words_{index}")):
        missing = f"SELECT * FROM temp.{one} EXCEPT SELECT * FROM temp.{other}"  # noqa: S608 — our names
        if connection.execute(missing).fetchone():
            yield "does not find the words of the pages"
            return
