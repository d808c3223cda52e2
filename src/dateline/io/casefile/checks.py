"""Whether a case file is whole: each part is looked at by itself, so that damage in one hides no other."""

from __future__ import annotations

import os
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from dateline.errors import StoreError
from dateline.io.casefile.captures import damaged_captures
from dateline.io.casefile.casefile import UNFINISHED, open_store
from dateline.io.casefile.migrations import foreign_objects
from dateline.io.casefile.reading import read_facts, read_pages
from dateline.io.casefile.references import misfits
from dateline.io.casefile.seals import SEALED, holds, is_sealed
from dateline.io.casefile.tables import NOUNS, readable
from dateline.model import Case, Run

PARTS: Mapping[str, str] = {
    "file": "hangs together",
    "schema": "as dateline makes it",
    "build": "complete",
    **dict.fromkeys((*SEALED, "page_search"), ""),
}
"""What is looked at, in order, and what is said of it when it is right; of tables the number of rows."""

SEARCHED: Mapping[str, tuple[str, str]] = {
    "page_search": ("ref, text", "SELECT nr, ref, text FROM pages"),
    "claim_search": ("claim UNINDEXED, words", "SELECT id, c0, c1 FROM claim_search_content"),
}
"""The full-text indexes: their columns, and the rows that they were made of."""

REBUILD = "Build the case again from its pages"
ADVICE: Mapping[str, str] = {
    "build": "Run the same build again.",
    **dict.fromkeys(("file", "schema"), f"{REBUILD}, into a new file."),
}
"""What to do about parts that no build into the same file mends."""

TOLD = 3
"""How many wrongs of one part are told."""

Wrong = tuple[str, str]
"""A part, and what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One part of a case file: whether it is right, what was found, and what to do when it is wrong."""

    part: str
    right: bool
    found: str
    advice: str = ""


def check_file(path: str | os.PathLike[str]) -> tuple[Finding, ...]:
    """What is right and what is wrong with a case file; one that cannot be opened is one finding."""
    try:
        with open_store(path) as connection:
            return tuple(findings(connection))
    except StoreError as error:
        return (Finding("file", right=False, found=error.message, advice=error.advice),)


def findings(connection: sqlite3.Connection) -> Iterator[Finding]:
    """Every part of an open file."""
    wrongs: dict[str, list[str]] = defaultdict(list)
    for part, wrong in wrongs_in(connection):
        wrongs[part].append(wrong)
    for part, said in PARTS.items():
        if part in wrongs:
            advice = ADVICE.get(part, f"{REBUILD}.")
            yield Finding(part, right=False, found=listed(wrongs[part]), advice=advice)
        else:
            yield Finding(part, right=True, found=said or count_rows(connection, part))


def listed(wrongs: list[str]) -> str:
    """The first wrongs of a part, and how many more there are."""
    more = len(wrongs) - TOLD
    return "; ".join(wrongs[:TOLD]) + (f"; and {more} more" if more > 0 else "")


def count_rows(connection: sqlite3.Connection, table: str) -> str:
    """How many rows a table has, and whether they are sealed."""
    (number,) = connection.execute(f"SELECT count(*) FROM {table}").fetchone()  # noqa: S608 — our names
    sealed = table in SEALED and is_sealed(connection)
    return f"{number} {'row' if number == 1 else 'rows'}{', as they were written' if sealed else ''}"


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
    """Whether a table is as it was written."""
    return [] if holds(connection, table) else ["changed outside dateline"]


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
