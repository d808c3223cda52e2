"""Opening a case file: for reading where it lies, without needing room there, or for writing.

A stranger may have made the file: nothing in it is trusted to run.
"""

from __future__ import annotations

import shutil
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic, sleep
from urllib.parse import quote

from dateline.errors import StoreError
from dateline.io.casefile.failures import IN_USE, legible, primary_code, reached

PATIENCE = 10.0
"""Seconds to wait for another program that holds the same file."""

LOGS = ("-wal", "-journal")
"""What SQLite keeps beside a database while it is written, and what a killed program leaves there."""

NEEDS_MORE = frozenset(
    {sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_FULL}
)
"""What SQLite answers when it would have to write beside a database in order to read it."""

WRITTEN_THROUGH_A_LOG = b"\2\2"
"""Bytes 18 and 19 of a database in WAL mode (https://sqlite.org/fileformat2.html)."""


def connect_reader(file: Path) -> sqlite3.Connection:
    """A connection that only reads, and leaves nothing beside the file.

    What cannot be read where it lies is read from a copy in memory.
    """
    until = monotonic() + PATIENCE
    with reached(file):
        while (connection := connect_in_place(file) or copy_into_memory(file)) is None:
            if monotonic() > until:
                raise StoreError("another program is writing this case file.", advice=IN_USE[1])
            sleep(0.05)
    return connection


def connect_in_place(file: Path) -> sqlite3.Connection | None:
    """A connection to a file that stays as it is, `None` when SQLite would have to write beside it."""
    if not is_readable_in_place(file):
        return None
    address = f"file:{quote(str(file))}?mode=ro"
    connection = guarded(sqlite3.connect(address, timeout=PATIENCE, uri=True, isolation_level=None))
    try:
        connection.execute("PRAGMA trusted_schema = OFF")
        with legible():
            connection.execute("SELECT count(*) FROM sqlite_master")
    except sqlite3.Error as error:
        connection.close()
        if primary_code(error) in NEEDS_MORE and any(beside(file, log).exists() for log in LOGS):
            return None
        raise
    return connection


def connect_writer(file: Path) -> sqlite3.Connection:
    """A connection that writes; the file is made if need be."""
    return guarded(sqlite3.connect(file, timeout=PATIENCE, isolation_level=None))


def guarded(connection: sqlite3.Connection) -> sqlite3.Connection:
    """A connection to a file that a stranger may have made (https://sqlite.org/security.html)."""
    connection.execute("PRAGMA cell_size_check = ON")
    connection.execute("PRAGMA temp_store = MEMORY")
    if sys.version_info >= (3, 12):
        connection.setconfig(sqlite3.SQLITE_DBCONFIG_DEFENSIVE, True)
    return connection


def is_readable_in_place(file: Path) -> bool:
    """Whether SQLite reads a file without writing beside it: one at rest, or with its log there already."""
    with file.open("rb") as opened:
        head = opened.read(20)
    return head[18:] != WRITTEN_THROUGH_A_LOG or beside(file, "-wal").exists()


def beside(file: Path, ending: str) -> Path:
    """What SQLite keeps beside a database."""
    return file.with_name(file.name + ending)


def copy_into_memory(file: Path) -> sqlite3.Connection | None:
    """What a file and its log hold, read on a copy; `None` when they changed while they were copied."""
    with TemporaryDirectory(prefix="dateline-") as folder:
        copy, before = Path(folder) / file.name, states(file)
        for ending in ("", *LOGS):
            with suppress(FileNotFoundError):
                shutil.copyfile(beside(file, ending), beside(copy, ending))
        if states(file) != before:
            return None
        with closing(guarded(sqlite3.connect(copy))) as source:
            return in_memory(source)


def states(file: Path) -> list[tuple[int, int, int] | None]:
    """What tells that a file or one of its logs was changed."""
    return [state(beside(file, ending)) for ending in ("", *LOGS)]


def state(path: Path) -> tuple[int, int, int] | None:
    """Which file stands under a name, how large it is and when it was changed; `None` where there is none."""
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    return found.st_ino, found.st_size, found.st_mtime_ns


def in_memory(source: sqlite3.Connection) -> sqlite3.Connection:
    """A copy of a database that may be changed without changing the file."""
    memory = guarded(sqlite3.connect(":memory:", isolation_level=None))
    source.backup(memory)
    return memory


def begin_log(connection: sqlite3.Connection) -> None:
    """Write through a log from here on, so that others can read the last complete case meanwhile.

    A file system that cannot do it makes them wait.
    """
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")


def end_log(connection: sqlite3.Connection) -> None:
    """Leave one file that is whole by itself and read without writing beside it.

    When others do not let go of it in time, the next writer does this.
    """
    until = monotonic() + PATIENCE
    while True:
        try:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            connection.execute("PRAGMA journal_mode = DELETE")
        except sqlite3.OperationalError as error:
            if primary_code(error) != sqlite3.SQLITE_BUSY or monotonic() > until:
                return
            sleep(0.05)
        else:
            return


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Everything that is written meanwhile, or nothing."""
    with connection:
        connection.execute("BEGIN IMMEDIATE")
        yield
