"""What goes wrong with a file is named for what it is."""

from __future__ import annotations

import errno
import sqlite3
from pathlib import Path
from typing import NamedTuple

import pytest

from dateline.errors import StoreError
from dateline.io.casefile import failures
from dateline.io.casefile.failures import named, reached


class Usage(NamedTuple):
    """How full a disk is."""

    total: int
    used: int
    free: int


def failure(code: int) -> sqlite3.Error:
    """An error of SQLite with its result code."""
    error = sqlite3.OperationalError("said")
    error.sqlite_errorcode = code
    return error


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (failure(sqlite3.SQLITE_FULL), "no room on the disk"),
        (failure(sqlite3.SQLITE_BUSY), "another program is using"),
        (failure(sqlite3.SQLITE_BUSY_SNAPSHOT), "another program is using"),
        (failure(sqlite3.SQLITE_READONLY_DIRECTORY), "cannot be written"),
        (failure(sqlite3.SQLITE_CANTOPEN), "cannot be opened"),
        (failure(sqlite3.SQLITE_IOERR_READ), "the disk failed"),
        (failure(sqlite3.SQLITE_NOTADB), "not a case file"),
        (failure(sqlite3.SQLITE_CORRUPT_VTAB), "is damaged"),
        (sqlite3.DatabaseError("row missing"), "is damaged"),
        (sqlite3.InterfaceError("odd"), "is damaged"),
        (MemoryError(), "not enough memory"),
    ],
)
def test_what_sqlite_says_is_named(error: Exception, told: str, tmp_path: Path) -> None:
    file = tmp_path / "x.dateline"
    with pytest.raises(StoreError, match=told) as raised, named(file):
        raise error
    assert raised.value.file == str(file)
    assert raised.value.advice
    assert ("damaged" in str(raised.value).partition("case again")[0]) == (
        "damaged" in told or "memory" in told
    )


def test_a_disk_that_fails_because_it_is_full_is_full(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(failures.shutil, "disk_usage", lambda _: Usage(10, 10, 0))
    with pytest.raises(StoreError, match="no room on the disk"), named(tmp_path / "x.dateline"):
        raise failure(sqlite3.SQLITE_IOERR_SHMSIZE)


@pytest.mark.parametrize(
    ("code", "advice"), [(errno.ENOSPC, "Free some space"), (errno.EACCES, "Check its permissions")]
)
def test_what_the_file_system_says_is_named(code: int, advice: str) -> None:
    with pytest.raises(StoreError, match="/y cannot be used") as raised, reached(Path("/x")):
        raise OSError(code, "said", "/x", None, "/y")
    assert advice in raised.value.advice


def test_an_error_that_names_its_file_keeps_it() -> None:
    with pytest.raises(StoreError, match="b: x"), named(Path("a")):
        raise StoreError("x.", file="b")
