"""One writer at a time: the lock says who holds it, and ends with whoever does."""

from __future__ import annotations

import errno
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from dateline.errors import StoreError
from dateline.io.casefile import casefile, locks
from dateline.io.casefile.locks import writer_lock
from tests.factories import affair

HOLD = """
import sys
from pathlib import Path
from dateline.io.casefile.locks import writer_lock
with writer_lock(Path(sys.argv[1]), "add"):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return tmp_path / "x.dateline"


@contextmanager
def held(case: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that holds the lock of a case file."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(case)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout
        assert process.stdout.readline() == "held\n"
        yield process
        process.kill()


def beside(case: Path) -> list[str]:
    """What lies in the folder of a case file."""
    return sorted(found.name for found in case.parent.iterdir())


def test_whoever_comes_second_is_told_who_writes(case: Path) -> None:
    with held(case) as other, pytest.raises(StoreError) as raised:
        casefile.save_case(affair(), case)
    assert re.fullmatch(
        rf"`dateline add` \(process {other.pid} on {re.escape(os.uname().nodename)}, since \S+Z\)"
        r" is writing this case file\.",
        raised.value.message,
    )
    assert "Nothing was changed" in raised.value.advice
    assert not case.exists()


def test_a_lock_ends_with_a_process_that_is_killed(case: Path) -> None:
    with held(case) as other:
        other.send_signal(signal.SIGKILL)
        other.wait()
        assert beside(case) == [".x.dateline.lock"]
        casefile.save_case(affair(), case)
    assert beside(case) == ["x.dateline"]


def test_two_in_one_process_are_two(case: Path) -> None:
    with writer_lock(case, "build"):
        with pytest.raises(StoreError, match="`dateline build`"), writer_lock(case, "add"):
            pass
        assert beside(case) == [".x.dateline.lock"]
    assert beside(case) == []


def test_names_that_lead_to_one_file_share_one_lock(case: Path, tmp_path: Path) -> None:
    casefile.save_case(affair(), case)
    (tmp_path / "also").symlink_to(case)
    with held(case), pytest.raises(StoreError, match="is writing this case file"):
        casefile.save_case(affair(), tmp_path / "also")


def test_reading_goes_on_while_somebody_writes(case: Path) -> None:
    casefile.save_case(affair(), case)
    with held(case):
        assert casefile.load_case(case) == affair()


def test_a_link_in_the_place_of_the_lock_is_not_followed(case: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text("mine")
    (tmp_path / ".x.dateline.lock").symlink_to(other)
    with pytest.raises(StoreError, match=r"\.x\.dateline\.lock cannot be used"):
        casefile.save_case(affair(), case)
    assert other.read_text() == "mine"


def test_a_holder_that_has_not_signed_yet_is_somebody(case: Path) -> None:
    with writer_lock(case, "build"):
        (case.parent / ".x.dateline.lock").write_bytes(b"")
        with pytest.raises(StoreError, match="another dateline is writing"), writer_lock(case, "add"):
            pass


def test_a_lock_that_was_removed_while_it_was_waited_for_is_none(
    case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    take, met = locks.take, []

    def taken(descriptor: int) -> bool:
        met.append(descriptor)
        if len(met) == 1:
            (case.parent / ".x.dateline.lock").unlink()
        return take(descriptor)

    monkeypatch.setattr(locks, "take", taken)
    with writer_lock(case, "build"):
        assert len(met) == 2
        assert beside(case) == [".x.dateline.lock"]


def test_where_there_are_no_locks_the_number_of_the_case_keeps_two_apart(
    case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(locks.fcntl, "flock", refused)
    casefile.save_case(affair(), case)
    with casefile.change_store(case, command="add") as slow:
        start = casefile.begin_run(slow)
        casefile.save_case(affair(), case)
        with pytest.raises(StoreError, match="has written this case file meanwhile"):
            casefile.write_case(slow, affair(), start=start)
    assert casefile.load_case(case) == affair()
    casefile.save_case(affair(), case)
