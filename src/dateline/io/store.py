"""The case file: one SQLite database that holds a case, what its pages' notes were, and every judgement ever made.

A case is written in one transaction, so whoever opens the file finds the last complete one. Until a first build has gone through there is none yet:
such a file opens as a case without pages and with a Problem that says so.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from importlib.resources import files
from itertools import groupby
from pathlib import Path
from typing import Any
from urllib.parse import quote

import msgspec

from dateline.errors import StoreError
from dateline.io.tables import NOUNS, SIGHTING, columns_of, facts_of, plain_of, refuse_tampered, row_of
from dateline.model import Case, Judgement, Page, Problem, Run, Sighting

APPLICATION = 0x64746C6E
"""SQLite's application id of a case file: "dtln"."""

MIGRATIONS = ("0001_case.sql", "0002_reading.sql", "0004_rulings.sql")
"""The steps to today's schema; `user_version` says how many a file has taken."""

PATIENCE = 10.0
"""Seconds to wait for another program that writes the same file."""

UNFINISHED = "the build of this case was not finished; run the same build again: what was read is kept, and it goes on from there."


@contextmanager
def open_store(path: str | os.PathLike[str], *, create: bool = False) -> Iterator[sqlite3.Connection]:
    """An open case file with today's schema; StoreError when it is missing (unless `create`), no case file, damaged, newer or locked."""
    file = Path(path)
    if not create and not file.exists():
        raise StoreError(
            "there is no such case file.",
            advice=f"Make it with: dateline build PAGES… -o {file}",
            file=str(file),
        )
    with translated(file), closing(connect(file, create=create)) as connection:
        migrate(connection, file)
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = NORMAL")
        yield connection


def connect(file: Path, *, create: bool) -> sqlite3.Connection:
    """A connection; a file that cannot be written is opened for reading only, and nothing is written into an empty one that nobody asked to make."""
    if file.is_dir() or not file.parent.is_dir():
        raise StoreError(
            "a case file cannot be there.", advice="Name a file in a folder that exists.", file=str(file)
        )
    if not create and file.stat().st_size == 0:
        return sqlite3.connect(":memory:")
    if os.access(file.parent, os.W_OK) and (create or os.access(file, os.W_OK)):
        return sqlite3.connect(file, timeout=PATIENCE)
    return sqlite3.connect(
        f"file:{quote(str(file.absolute()))}?mode=ro&immutable=1", timeout=PATIENCE, uri=True
    )


@contextmanager
def translated(file: Path) -> Iterator[None]:
    """Turn what SQLite raises into a StoreError that says what to do."""
    try:
        yield
    except sqlite3.IntegrityError as error:
        raise StoreError(
            f"two facts of this build do not fit together ({error}).",
            advice="Nothing was changed. Please report this with the pages.",
            file=str(file),
        ) from error
    except sqlite3.DatabaseError as error:
        said = str(error)
        if "locked" in said or "busy" in said:
            raise StoreError(
                "another program is writing this case file.",
                advice="Wait until it is done, or close it, and try again.",
                file=str(file),
            ) from error
        if "readonly" in said or "unable to open" in said:
            raise StoreError(
                f"the case file cannot be written ({said}).",
                advice="Check its permissions and those of its folder.",
                file=str(file),
            ) from error
        if "full" in said:
            raise StoreError(
                f"there is no room to write the case file ({said}).",
                advice="Free some space and run the same command again.",
                file=str(file),
            ) from error
        what = (
            "this is not a case file of dateline" if "not a database" in said else "the case file is damaged"
        )
        raise StoreError(
            f"{what} ({said}).",
            advice="Name another file, or move this one away and build the case again.",
            file=str(file),
        ) from error


def migrate(connection: sqlite3.Connection, file: Path) -> None:
    """Bring an empty or older file to today's schema, all steps in one transaction."""
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    (objects,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if application != APPLICATION and (application or version or objects):
        raise StoreError(
            "this is an SQLite database, but no case file of dateline.",
            advice="Name another file.",
            file=str(file),
        )
    if version > len(MIGRATIONS):
        raise StoreError(
            f"a newer dateline wrote this case file (schema {version}; this one knows {len(MIGRATIONS)}).",
            advice="Run: pip install --upgrade dateline",
            file=str(file),
        )
    if version == len(MIGRATIONS):
        return
    schema = files("dateline.io") / "schema"
    steps = "\n".join((schema / name).read_text(encoding="utf-8") for name in MIGRATIONS[version:])
    connection.executescript(
        f"BEGIN IMMEDIATE;\n{steps}\nPRAGMA application_id = {APPLICATION};\nPRAGMA user_version = {len(MIGRATIONS)};\nCOMMIT;"
    )
    connection.execute("PRAGMA journal_mode = WAL")


def load_case(path: str | os.PathLike[str]) -> Case:
    """The case in a file."""
    with open_store(path) as connection:
        return read_case(connection, locator=os.fspath(path))


def read_case(connection: sqlite3.Connection, *, locator: str = "case") -> Case:
    """The last complete case of an open file; before there is one, a case without pages and with a Problem that says so."""
    with connection:
        connection.execute("BEGIN")
        run = connection.execute("SELECT version, stages FROM runs").fetchone()
        if run is None:
            return Case(
                Run("unfinished", ()),
                judgements=read_log(connection),
                problems=(Problem(locator, "build", UNFINISHED),),
            )
        facts: dict[str, tuple[Any, ...]] = {name: read_facts(connection, name) for name in NOUNS}
        facts["judgements"] = read_log(connection)
        return Case(Run(run[0], tuple(msgspec.json.decode(run[1]))), read_pages(connection), **facts)


def read_facts(connection: sqlite3.Connection, table: str) -> tuple[Any, ...]:
    """All nouns of a table, in their order."""
    noun = NOUNS[table]
    return facts_of(noun, connection.execute(f"SELECT {quoted(columns_of(noun))} FROM {table} ORDER BY nr"))  # noqa: S608 — the names are ours


def read_log(connection: sqlite3.Connection) -> tuple[Judgement, ...]:
    """All judgements in the order in which people made them, whenever they came into this file."""
    judgements: tuple[Judgement, ...] = read_facts(connection, "judgements")
    return tuple(sorted(judgements, key=lambda judgement: judgement.order))


def read_pages(connection: sqlite3.Connection) -> tuple[Page, ...]:
    """All pages with their sightings."""
    met = connection.execute(
        f"SELECT page, {quoted(SIGHTING)} FROM sightings ORDER BY (SELECT nr FROM pages WHERE id = page), nr"  # noqa: S608 — the names are ours
    )
    sightings = {
        page: tuple(msgspec.convert(plain_of(SIGHTING, row[1:]), Sighting) for row in rows)
        for page, rows in groupby(met, key=lambda row: row[0])
    }
    stored = connection.execute("SELECT id, ref, text FROM pages ORDER BY nr").fetchall()
    pages = tuple(Page(ref, text, sightings.get(page, ())) for page, ref, text in stored)
    refuse_tampered(Page, (page for page, _, _ in stored), pages)
    return pages


def save_case(case: Case, path: str | os.PathLike[str]) -> None:
    """Write a case into a file, new or not; the judgements that are there stay."""
    with open_store(path, create=True) as connection:
        write_case(connection, case)


def write_case(
    connection: sqlite3.Connection, case: Case, *, settings: Mapping[str, str] | None = None
) -> None:
    """Replace the machine's result in one transaction; judgements are only ever added."""
    with connection:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("PRAGMA defer_foreign_keys = ON")
        for table in (
            "runs",
            "settings",
            *(name for name in NOUNS if name != "judgements"),
            "claim_search",
            "sightings",
            "pages",
        ):
            connection.execute(f"DELETE FROM {table}")  # noqa: S608 — the names are ours
        connection.execute(
            "INSERT INTO runs VALUES (?, ?)",
            (case.run.version, msgspec.json.encode(case.run.stages).decode()),
        )
        connection.executemany("INSERT INTO settings VALUES (?, ?)", sorted((settings or {}).items()))
        write_pages(connection, case.pages)
        for table in NOUNS:
            write_facts(connection, table, getattr(case, table))
        index_words(connection, case)


def write_pages(connection: sqlite3.Connection, pages: Iterable[Page]) -> None:
    """Pages and their sightings, in order."""
    for page in pages:
        connection.execute(
            "INSERT INTO pages (id, ref, text) VALUES (?, ?, ?)", (page.id, page.ref, page.text)
        )
        marks = ", ".join("?" * (1 + len(SIGHTING)))
        rows = ((page.id, *row_of(sighting)) for sighting in page.sightings)
        connection.executemany(f"INSERT INTO sightings (page, {quoted(SIGHTING)}) VALUES ({marks})", rows)  # noqa: S608 — the names are ours


def write_facts(connection: sqlite3.Connection, table: str, facts: Iterable[Any]) -> None:
    """Nouns of one kind, in order."""
    columns = columns_of(NOUNS[table])
    verb = "INSERT OR IGNORE" if NOUNS[table] is Judgement else "INSERT"
    connection.executemany(
        f"{verb} INTO {table} ({quoted(columns)}) VALUES ({', '.join('?' * len(columns))})",
        map(row_of, facts),
    )


def index_words(connection: sqlite3.Connection, case: Case) -> None:
    """The full-text index over pages and over the words of claims; its rows have the numbers of theirs."""
    text = {page.id: page.text for page in case.pages}
    words = (
        (number, claim.id, " … ".join(text[span.page][span.start : span.end] for span in claim.evidence))
        for number, claim in enumerate(case.claims, 1)
    )
    connection.executemany("INSERT INTO claim_search (rowid, claim, words) VALUES (?, ?, ?)", words)
    connection.execute("INSERT INTO page_search (page_search) VALUES ('rebuild')")


def quoted(columns: Iterable[Any]) -> str:
    """Column names for SQL; some nouns have fields named like its keywords."""
    return ", ".join(f'"{column.name}"' for column in columns)


def begin_build(connection: sqlite3.Connection) -> None:
    """Note that a build has begun; writing its case ends it."""
    with connection:
        connection.execute("INSERT OR REPLACE INTO settings VALUES ('building', 'yes')")


def read_settings(connection: sqlite3.Connection) -> Mapping[str, str]:
    """How the last complete case was asked for."""
    return dict(connection.execute("SELECT name, value FROM settings"))


def refuse_unfinished(connection: sqlite3.Connection, path: str | os.PathLike[str]) -> None:
    """Raise StoreError for a case file whose first build is not finished: it would be shown as an empty case."""
    if connection.execute("SELECT 1 FROM runs").fetchone() is None:
        raise StoreError(
            "the build of this case was not finished, and there is nothing to show yet.",
            advice="Run the same build again: what was read is kept, and it goes on from there.",
            file=os.fspath(path),
        )


def find_claims(path: str | os.PathLike[str], words: str) -> frozenset[str]:
    """The ids of claims whose evidence has all of `words`, by the full-text index."""
    query = " ".join('"' + word.replace('"', '""') + '"' for word in words.split())
    with open_store(path) as connection:
        rows = connection.execute(
            "SELECT claim FROM claim_search WHERE claim_search MATCH ?", (query or '""',)
        )
        return frozenset(claim for (claim,) in rows)
