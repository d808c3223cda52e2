"""The case file: one SQLite database with a case, the notes of its pages, and every judgement ever made.

A case is written in one transaction, so whoever opens the file finds the last complete one. Until a first
build has gone through there is none yet: such a file opens as a case without pages and with a Problem that
says so. A file that something else has changed says so in the same way, and is not added to.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import msgspec

from dateline.errors import StoreError
from dateline.io.casefile.captures import newest_capture, prune_captures
from dateline.io.casefile.databases import (
    begin_log,
    connect_reader,
    connect_writer,
    end_log,
    in_memory,
    transaction,
)
from dateline.io.casefile.doubts import (
    distrust,
    doubts_about,
    refuse_changed,
    refuse_damaged,
    refuse_foreign,
    refuse_misfits,
)
from dateline.io.casefile.failures import named, reached
from dateline.io.casefile.indexing import write_indexes
from dateline.io.casefile.locks import writer_lock
from dateline.io.casefile.migrations import MIGRATIONS, take_steps, version_of
from dateline.io.casefile.reading import read_facts, read_pages, read_run
from dateline.io.casefile.seals import SINCE, broken_seals, is_sealed, seal
from dateline.io.casefile.tables import NOUNS
from dateline.io.casefile.writing import delete_case, index_words, write_facts, write_pages
from dateline.model import Case, Judgement, Problem, Run

UNFINISHED = (
    "the build of this case was not finished; run the same build again:"
    " what was read is kept, and it goes on from there."
)


@dataclass(frozen=True, slots=True)
class Start:
    """What a run found when it began: how many cases were written before, and the newest capture."""

    generation: int
    capture: int


@contextmanager
def open_store(path: str | os.PathLike[str]) -> Iterator[sqlite3.Connection]:
    """An open case file that is only read, as it was at one moment.

    StoreError when it is missing, no case file, damaged or newer.
    """
    file = Path(path)
    with (
        named(file),
        closing(connect_reader(present(file))) as found,
        closing(todays(found)) as connection,
    ):
        connection.execute("BEGIN")
        yield connection


@contextmanager
def change_store(
    path: str | os.PathLike[str], *, command: str, create: bool = False
) -> Iterator[sqlite3.Connection]:
    """An open case file that only this process writes, with today's schema.

    StoreError when it is missing or was changed (unless `create`), is being written, or is not ours to write.
    """
    file = Path(path)
    with named(file):
        real = placed(file) if create else present(file)
        with writer_lock(real, command), closing(connect_writer(real)) as connection:
            refuse_foreign(connection)
            refuse_damaged(connection)
            if create:
                distrust(connection)
            else:
                refuse_changed(connection)
            try:
                migrate(connection)
                connection.execute("PRAGMA foreign_keys = ON")
                yield connection
            finally:
                end_log(connection)


def present(file: Path) -> Path:
    """Where a case file is, links followed; StoreError when there is none."""
    with reached(file):
        if not file.exists():
            raise StoreError(
                "there is no such case file.", advice=f"Make it with: dateline build PAGES… -o {file}"
            )
        return placed(file)


def placed(file: Path) -> Path:
    """Where a case file is or will be, links followed; StoreError when it cannot be there."""
    with reached(file):
        real = file.resolve()
        if not real.parent.is_dir() or (real.exists() and not real.is_file()):
            raise StoreError("a case file cannot be there.", advice="Name a file in a folder that exists.")
        return real


def todays(found: sqlite3.Connection) -> sqlite3.Connection:
    """An open case file with today's schema: an older one is copied into memory, and so is an empty one."""
    if version_of(found) == len(MIGRATIONS):
        return found
    copy = in_memory(found)
    migrate(copy)
    return copy


def migrate(connection: sqlite3.Connection) -> None:
    """Bring an empty or older file to today's schema, all steps in one transaction.

    What was whole before is sealed again.
    """
    version = version_of(connection)
    if version == len(MIGRATIONS):
        return
    with transaction(connection):
        sealed = version >= SINCE and is_sealed(connection)
        broken = broken_seals(connection) if sealed else ()
        take_steps(connection)
        index_case(connection)
        if sealed:
            seal(connection, but=broken)


def index_case(connection: sqlite3.Connection) -> None:
    """Make what queries go by for a case that an older dateline wrote, if its facts fit together."""
    run = read_run(connection)
    if run is None:
        return
    with suppress(StoreError):
        case = Case(run, read_pages(connection), **{name: read_facts(connection, name) for name in NOUNS})
        refuse_misfits(case, ())
        write_indexes(connection, case)


def load_case(path: str | os.PathLike[str]) -> Case:
    """The case in a file."""
    with open_store(path) as connection:
        return read_case(connection, locator=os.fspath(path))


def read_case(connection: sqlite3.Connection, *, locator: str = "case") -> Case:
    """The last complete case of an open file; before there is one, a case without pages that says so.

    What of the file is not as dateline wrote it is a Problem of the case; StoreError when its facts do not
    fit together.
    """
    doubts = tuple(doubts_about(connection, locator=locator))
    run = read_run(connection)
    if run is None:
        unfinished = Problem(locator, "build", UNFINISHED)
        return Case(
            Run("unfinished", ()),
            judgements=read_log(connection),
            problems=(unfinished, *doubts),
        )
    facts: dict[str, tuple[Any, ...]] = {name: read_facts(connection, name) for name in NOUNS}
    facts["judgements"] = read_log(connection)
    case = Case(run, read_pages(connection), **facts)
    if doubts or not is_sealed(connection):
        refuse_misfits(case, doubts)
    return replace(case, problems=(*case.problems, *doubts))


def read_log(connection: sqlite3.Connection) -> tuple[Judgement, ...]:
    """All judgements in the order in which people made them, whenever they came into this file."""
    judgements: tuple[Judgement, ...] = read_facts(connection, "judgements")
    return tuple(sorted(judgements, key=lambda judgement: judgement.order))


def save_case(case: Case, path: str | os.PathLike[str]) -> None:
    """Write a case into a file, new or not; the judgements that are there stay."""
    with change_store(path, command="save", create=True) as connection:
        write_case(connection, case, start=begin_run(connection), settings=read_settings(connection))


def begin_run(connection: sqlite3.Connection) -> Start:
    """What a run finds before it reads anything; what it writes from here on goes through a log."""
    begin_log(connection)
    return Start(generation_of(connection), newest_capture(connection))


def generation_of(connection: sqlite3.Connection) -> int:
    """How many complete cases were written into a file."""
    found = connection.execute(
        "SELECT CAST(value AS INTEGER) FROM settings WHERE name = 'generation'"
    ).fetchone()
    return int(found[0]) if found else 0


def write_case(
    connection: sqlite3.Connection, case: Case, *, start: Start, settings: Mapping[str, str] | None = None
) -> None:
    """Replace the machine's result in one transaction, and seal it; judgements are only ever added.

    StoreError, and nothing is written, when another run has written a case since `start`.
    """
    with transaction(connection):
        refuse_foreign(connection)
        refuse_overtaken(connection, start)
        connection.execute("PRAGMA defer_foreign_keys = ON")
        delete_case(connection)
        connection.execute(
            "INSERT INTO runs VALUES (?, ?)",
            (case.run.version, msgspec.json.encode(case.run.stages).decode()),
        )
        kept = {**(settings or {}), "generation": str(start.generation + 1)}
        kept.pop("building", None)
        connection.executemany("INSERT INTO settings VALUES (?, ?)", sorted(kept.items()))
        fill(connection, case)
        prune_captures(connection, start.capture)
        seal(connection)


def copy_of(case: Case) -> sqlite3.Connection:
    """A case in a database in memory, for queries on one that lies in no file, or in a doubtful one."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    take_steps(connection)
    with transaction(connection):
        fill(connection, case)
    return connection


def fill(connection: sqlite3.Connection, case: Case) -> None:
    """The facts of a case into empty tables, with what queries go by."""
    write_pages(connection, case.pages)
    for table in NOUNS:
        write_facts(connection, table, getattr(case, table))
    index_words(connection, case)
    write_indexes(connection, case)


def refuse_overtaken(connection: sqlite3.Connection, start: Start) -> None:
    """Raise StoreError when the case of a file is not the one that a run began with.

    It would write over what another run has found.
    """
    if generation_of(connection) != start.generation:
        raise StoreError(
            "another dateline has written this case file meanwhile, and this run would undo it;"
            " nothing was written.",
            advice="Run the same command again: what was read is kept.",
        )


def begin_build(connection: sqlite3.Connection) -> None:
    """Note that a build has begun; writing its case ends it."""
    with transaction(connection):
        connection.execute("INSERT OR REPLACE INTO settings VALUES ('building', 'yes')")


def read_settings(connection: sqlite3.Connection) -> Mapping[str, str]:
    """How the last complete case was asked for."""
    return dict(connection.execute("SELECT name, value FROM settings"))


def refuse_unfinished(connection: sqlite3.Connection, path: str | os.PathLike[str]) -> None:
    """Raise StoreError for a case file whose first build is unfinished: it would look like an empty case."""
    if connection.execute("SELECT 1 FROM runs").fetchone() is None:
        raise StoreError(
            "the build of this case was not finished, and there is nothing to show yet.",
            advice="Run the same build again: what was read is kept, and it goes on from there.",
            file=os.fspath(path),
        )
