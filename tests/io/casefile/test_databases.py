"""A case file is read where it lies, as it was at one moment, and nothing is left beside it.

What a killed program left there is read, too.
"""

from __future__ import annotations

import errno
import os
import signal
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from dateline.errors import StoreError
from dateline.io.casefile import casefile
from dateline.io.casefile import databases as connections
from dateline.model import Judgement, JudgementKind
from tests.factories import affair

LATER = Judgement("2026-02-03T00:00:00Z", "bob", JudgementKind.NOTE, ("clm-1",), "claim")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    found = tmp_path / "x.dateline"
    casefile.save_case(affair(), found)
    return found


def beside(path: Path) -> list[str]:
    """What lies in the folder of a case file."""
    return sorted(found.name for found in path.parent.iterdir())


def killed_after(work: Callable[[], object]) -> None:
    """Do something in a process that is killed then, so that it closes nothing."""
    child = os.fork()
    if not child:
        work()
        os.kill(os.getpid(), signal.SIGKILL)
    assert os.WTERMSIG(os.waitpid(child, 0)[1]) == signal.SIGKILL


def judge_through_a_log(path: Path) -> None:
    """Add a judgement in WAL mode."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    casefile.write_facts(connection, "judgements", [LATER])
    globals()["_open"] = connection  # or it would be closed on return


def spoil_without_commit(path: Path) -> None:
    """Begin to delete all claims, so much that it stands in the file before it is committed."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA cache_size = 1")
    connection.execute("BEGIN")
    connection.execute("CREATE TABLE mine (x)")
    connection.executemany("INSERT INTO mine VALUES (?)", (("x" * 900,) for _ in range(1000)))
    globals()["_open"] = connection


def test_a_resting_case_in_wal_mode_is_read_and_nothing_is_left_beside_it(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
    before = path.read_bytes()
    assert casefile.load_case(path) == affair()
    assert beside(path) == ["x.dateline"]
    assert path.read_bytes() == before


def test_what_stands_only_in_the_log_of_a_killed_program_is_read(path: Path) -> None:
    killed_after(lambda: judge_through_a_log(path))
    before = path.read_bytes()
    assert casefile.load_case(path).judgements == (*affair().judgements, LATER)
    assert path.read_bytes() == before
    casefile.save_case(affair(), path)
    assert casefile.load_case(path).judgements == (*affair().judgements, LATER)
    assert beside(path) == ["x.dateline"]


def test_what_a_killed_program_did_not_finish_is_not_read(path: Path) -> None:
    killed_after(lambda: spoil_without_commit(path))
    assert beside(path) == ["x.dateline", "x.dateline-journal"]
    assert path.stat().st_size > 800_000
    assert casefile.load_case(path) == affair()
    assert beside(path) == ["x.dateline", "x.dateline-journal"]
    casefile.save_case(affair(), path)
    assert casefile.load_case(path) == affair()


def test_one_reading_is_of_one_moment(path: Path) -> None:
    with (
        casefile.open_store(path) as connection,
        closing(sqlite3.connect(path, timeout=0, isolation_level=None)) as other,
    ):
        casefile.read_case(connection)
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            other.execute("DELETE FROM problems")
        assert casefile.read_case(connection) == affair()


def test_a_case_that_is_being_built_is_read_as_it_was(path: Path) -> None:
    with casefile.change_store(path, command="build") as connection:
        casefile.begin_run(connection)
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("DELETE FROM problems")
        assert casefile.load_case(path) == affair()
        connection.execute("ROLLBACK")
    assert beside(path) == ["x.dateline"]


def test_a_copy_that_changed_while_it_was_made_is_made_again(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
    copyfile, made = connections.shutil.copyfile, []

    def overtaken(source: Path, target: Path) -> None:
        copyfile(source, target)
        made.append(target)
        if len(made) == 1:
            os.utime(source, ns=(1, 1))

    monkeypatch.setattr(connections.shutil, "copyfile", overtaken)
    assert casefile.load_case(path) == affair()
    assert len(made) == 2


def test_a_file_that_changes_all_the_time_is_in_use(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "PATIENCE", 0.1)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
    monkeypatch.setattr(connections, "states", lambda _: [object()])
    with pytest.raises(StoreError, match=r"another program is writing this case file\. Wait until"):
        casefile.load_case(path)


def test_where_no_room_is_left_for_a_copy_this_is_said(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")

    def full(source: Path, target: Path) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", str(source), None, str(target))

    monkeypatch.setattr(connections.shutil, "copyfile", full)
    with pytest.raises(StoreError, match=r"cannot be used \(No space left on device\)\. Free some space"):
        casefile.load_case(path)


def test_a_reader_that_stays_keeps_nobody_from_writing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "PATIENCE", 0.1)
    with (
        casefile.change_store(path, command="add") as connection,
        closing(sqlite3.connect(path, isolation_level=None)) as other,
    ):
        casefile.begin_run(connection)
        other.execute("BEGIN")
        assert other.execute("SELECT count(*) FROM claims").fetchone() == (len(affair().claims),)
        casefile.write_facts(connection, "judgements", [LATER])
        connections.end_log(connection)
        assert casefile.load_case(path).judgements[-1] == LATER
    assert beside(path) == ["x.dateline"]
    assert casefile.load_case(path).judgements[-1] == LATER


def test_an_error_that_is_kept_does_not_keep_the_file_locked(path: Path) -> None:
    with closing(sqlite3.connect(path)) as other, other:
        other.execute("UPDATE runs SET version = CAST(x'ff' AS TEXT)")
    with pytest.raises(StoreError, match="the table runs is damaged"):
        casefile.load_case(path)
    with closing(sqlite3.connect(path, timeout=0)) as other, other:
        other.execute("UPDATE runs SET version = '1'")


def test_a_link_to_a_case_finds_the_log_of_the_case(path: Path, tmp_path: Path) -> None:
    killed_after(lambda: judge_through_a_log(path))
    (tmp_path / "elsewhere").mkdir()
    link = tmp_path / "elsewhere" / "link.dateline"
    link.symlink_to(path)
    assert casefile.load_case(link).judgements[-1] == LATER
    assert beside(link) == ["link.dateline"]
