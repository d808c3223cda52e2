"""What SQLite and the file system refuse, named for what it is.

Nobody builds a case again because a disk was full.
"""

from __future__ import annotations

import errno
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from textwrap import shorten

from dateline.errors import StoreError

LITTLE_ROOM = 1_000_000
"""Bytes of room below which an unexplained failure of a disk is one of room."""

NO_ROOM = ("there is no room on the disk", "Free some space and run the same command again.")
CLOSED = ("the case file cannot be written", "Check its permissions and those of its folder.")
IN_USE = ("another program is using this case file", "Wait until it is done, or close it, and try again.")
AGAIN = "`dateline check` tells what is wrong; build the case again from its pages."
ELSEWHERE = "`dateline check` tells what is wrong; build the case again from its pages, into a new file."
DAMAGED = ("the case file is damaged", ELSEWHERE)

FULL = frozenset({errno.ENOSPC, errno.EDQUOT})

NAMES = {
    sqlite3.SQLITE_BUSY: IN_USE,
    sqlite3.SQLITE_LOCKED: IN_USE,
    sqlite3.SQLITE_READONLY: CLOSED,
    sqlite3.SQLITE_PERM: CLOSED,
    sqlite3.SQLITE_AUTH: CLOSED,
    sqlite3.SQLITE_CANTOPEN: (
        "the case file cannot be opened",
        "Check its permissions and those of its folder.",
    ),
    sqlite3.SQLITE_FULL: NO_ROOM,
    sqlite3.SQLITE_IOERR: (
        "the disk failed",
        "The case file itself may be sound: check the disk, or copy the file to another one, and try again.",
    ),
    sqlite3.SQLITE_NOTADB: ("this is not a case file of dateline", "Name another file."),
    sqlite3.SQLITE_CONSTRAINT: (
        "two facts of this build do not fit together",
        "Nothing was changed. Please report this with the pages.",
    ),
}
"""What happened and what to do, by SQLite's primary result code; what is not named is damage."""


@contextmanager
def named(file: Path) -> Iterator[None]:
    """Turn what SQLite raises into a StoreError that names the file and says what to do."""
    try:
        yield
    except StoreError as error:
        error.file = error.file or str(file)
        raise
    except sqlite3.Error as error:
        raise refusal(file, error) from error
    except MemoryError as error:
        raise StoreError(
            "there is not enough memory.",
            advice="Close other programs, or take fewer pages; a small case file that does this is damaged.",
            file=str(file),
        ) from error


@contextmanager
def legible() -> Iterator[None]:
    """Let damage be an error of SQLite also where its message quotes bytes that Python cannot decode."""
    try:
        yield
    except UnicodeDecodeError as error:
        raise sqlite3.DatabaseError("malformed database schema") from error


@contextmanager
def reached(file: Path) -> Iterator[None]:
    """Turn every failure to reach a file, or what lies beside it, into a StoreError that names it."""
    try:
        yield
    except OSError as error:
        where = error.filename2 or error.filename or file
        raise StoreError(
            f"{where} cannot be used ({error.strerror}).",
            advice=NO_ROOM[1] if error.errno in FULL else CLOSED[1],
        ) from error


def refusal(file: Path, error: sqlite3.Error) -> StoreError:
    """What an error of SQLite means."""
    code = primary_code(error)
    what, advice = NAMES.get(code, DAMAGED)
    if code == sqlite3.SQLITE_IOERR and shutil.disk_usage(file.parent).free < LITTLE_ROOM:
        what, advice = NO_ROOM
    return StoreError(f"{what} ({said_by(error)}).", advice=advice, file=str(file))


def said_by(error: Exception) -> str:
    """What an error says, on one short line.

    SQLite and msgspec may quote what they cannot read, a whole page.
    """
    return shorten(str(error), 200, placeholder=" …")


def primary_code(error: sqlite3.Error) -> int:
    """The primary result code of an error (https://sqlite.org/rescode.html); Python's own have none."""
    return int(getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR)) & 0xFF
