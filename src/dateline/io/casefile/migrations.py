"""The schema of a case file: the steps to today's, and whether a file has exactly it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from dateline.errors import StoreError
from dateline.io.casefile.failures import legible
from dateline.model.marks import APPLICATION

MIGRATIONS = (
    "0001_case.sql",
    "0002_reading.sql",
    "0003_problems.sql",
    "0004_seals.sql",
    "0005_rulings.sql",
    "0006_grounds.sql",
    "0007_ranks.sql",
    "0008_queries.sql",
    "0009_clauses.sql",
    "0010_holders.sql",
)
"""The steps to today's schema; `user_version` says how many a file has taken."""

SEARCH = ("page_search", "claim_search", "passage_search")
"""Full-text indexes; the tables in which SQLite keeps them are written as its version likes."""

STATISTICS = frozenset({"sqlite_stat1", "sqlite_stat4"})
"""Tables that SQLite makes for itself when somebody asks for ANALYZE."""

KINDS = ("table", "trigger", "view", "index")
"""What stands in a database, in the order in which it is told."""

Schema = Mapping[tuple[str, str], str]
"""What stands in a database: (type, name) -> its SQL, blanks made one."""


def version_of(connection: sqlite3.Connection) -> int:
    """How many steps a database has taken, 0 when it is empty.

    StoreError when it is no case file or a newer one.
    """
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if application != APPLICATION and (application or version or schema_of(connection)):
        raise StoreError(
            "this is an SQLite database, but no case file of dateline.", advice="Name another file."
        )
    if not 0 <= version <= len(MIGRATIONS):
        raise StoreError(
            f"a newer dateline wrote this case file (schema {version}; this one knows {len(MIGRATIONS)}).",
            advice="Run: pip install --upgrade dateline",
        )
    return int(version)


def take_steps(connection: sqlite3.Connection, upto: int = len(MIGRATIONS)) -> None:
    """Bring a database from its schema to another one, in the transaction that is open."""
    schema = files("dateline.io.casefile") / "schema"
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    for step in MIGRATIONS[version:upto]:
        for statement in statements((schema / step).read_text(encoding="utf-8")):
            connection.execute(statement)
    connection.execute(f"PRAGMA application_id = {APPLICATION}")
    connection.execute(f"PRAGMA user_version = {upto}")


def statements(script: str) -> Iterator[str]:
    """The statements of a script, one by one: Python's `executescript` would end the transaction."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


@dataclass(frozen=True, slots=True)
class Foreign:
    """A table, trigger, view or index that is not as dateline makes it: "added", "changed" or "missing"."""

    kind: str
    name: str
    how: str

    def __str__(self) -> str:
        return f"{self.kind} {self.name} {self.how}"

    @property
    def bars_reading(self) -> bool:
        """Whether nothing is read past it: no table, or a full-text index that may read from anywhere."""
        return self.kind == "table" and (self.how == "missing" or self.name in SEARCH)


def foreign_objects(connection: sqlite3.Connection) -> tuple[Foreign, ...]:
    """What of a database is not as dateline makes it; nothing is written to it then."""
    found, ours = schema_of(connection), expected_schema(version_of(connection))
    return tuple(
        Foreign(*known, "missing" if known not in found else "changed" if known in ours else "added")
        for known in sorted(found.keys() | ours.keys(), key=lambda each: (KINDS.index(each[0]), each[1]))
        if found.get(known) != ours.get(known)
    )


def schema_of(connection: sqlite3.Connection) -> Schema:
    """Everything that stands in a database but for what SQLite makes for itself."""
    with legible():
        rows = connection.execute("SELECT type, name, coalesce(sql, '') FROM sqlite_master").fetchall()
    return {
        (kind, name): "" if is_shadow(kind, name) else " ".join(sql.split())
        for kind, name, sql in rows
        if kind != "table" or name not in STATISTICS
    }


def is_shadow(kind: str, name: str) -> bool:
    """Whether SQLite keeps a full-text index there."""
    return kind == "table" and name.startswith(tuple(f"{index}_" for index in SEARCH))


@cache
def expected_schema(version: int) -> Schema:
    """What stands in a case file that has taken so many steps, and nothing else."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        if version:
            take_steps(connection, version)
        return schema_of(connection)
