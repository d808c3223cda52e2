"""Pages and facts out of their tables."""

from __future__ import annotations

import sqlite3
from typing import Any

import msgspec

from dateline.io.casefile.tables import NOUNS, SIGHTING, columns_of, facts_of, pages_of, quoted, readable
from dateline.model import Page, Run


def read_run(connection: sqlite3.Connection) -> Run | None:
    """What made the case; nothing before there is one."""
    with readable("runs"):
        found = connection.execute("SELECT version, stages FROM runs").fetchone()
        return Run(found[0], msgspec.json.decode(found[1], type=tuple[str, ...])) if found else None


def read_facts(connection: sqlite3.Connection, table: str) -> tuple[Any, ...]:
    """All nouns of a table, in their order."""
    return facts_of(table, rows_of(connection, table, quoted(columns_of(NOUNS[table]))))


def read_pages(connection: sqlite3.Connection) -> tuple[Page, ...]:
    """All pages with their sightings."""
    sightings = rows_of(connection, "sightings", f"page, {quoted(SIGHTING)}")
    return pages_of(rows_of(connection, "pages", "id, ref, text"), sightings)


def rows_of(connection: sqlite3.Connection, table: str, columns: str) -> list[tuple[Any, ...]]:
    """All rows of a table, in their order.

    At once: an unfinished query would keep the file locked for as long as its error is remembered.
    """
    with readable(table):
        rows = f"SELECT {columns} FROM {table} ORDER BY nr"  # noqa: S608 — our names
        return connection.execute(rows).fetchall()
