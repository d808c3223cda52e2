"""One case file and several commands, a full disk, a closed folder.

Nothing is lost, and whoever must give way says so with 1. Real commands, real files, real locks.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import replace
from itertools import permutations
from pathlib import Path
from random import Random

import pytest

from dateline.app import building
from dateline.errors import StoreError
from dateline.io.casefile import casefile
from dateline.io.casefile.checks import check_file
from dateline.model import Judgement, JudgementKind
from dateline.views.jsonl import render_jsonl
from tests.app.stub import SlowParser, WordParser
from tests.lab import ROOT

APART = JudgementKind.DIFFERENT
JUDGEMENT = Judgement("2026-01-02T03:04:05Z", "ann", APART, ("clm-1", "clm-2"), "event", "Two visits.")
REAL, STUB = (sys.executable, "-m", "dateline.app.cli"), (sys.executable, "-m", "tests.app.stub")
Begin = Callable[..., subprocess.Popen[str]]
WITHOUT_POWER = ("setpriv", "--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-dac_override")
"""Before a command: root obeys the permissions of files as others do."""


@pytest.fixture
def pages(tmp_path: Path) -> list[Path]:
    found = [tmp_path / f"page-{number}.txt" for number in range(6)]
    for number, page in enumerate(found):
        page.write_text(f"Envoys meet\n\nEnvoy {number} met the premier on {number + 1} May 2021.\n", "utf-8")
    return found


@pytest.fixture
def case(tmp_path: Path, pages: list[Path], monkeypatch: pytest.MonkeyPatch) -> Path:
    """A case of two pages, with a judgement."""
    monkeypatch.setattr(building, "SpacyParser", WordParser)
    monkeypatch.setattr(building, "ProcessMapper", lambda jobs: map)
    found = tmp_path / "in" / "x.dateline"
    found.parent.mkdir()
    building.build_file(pages[:2], found)
    with casefile.change_store(found, command="judge") as connection:
        casefile.write_facts(connection, "judgements", [JUDGEMENT])
    return found


def command(*words: object, program: Sequence[str] = REAL, **options: str) -> subprocess.Popen[str]:
    """A command that runs."""
    return subprocess.Popen(
        [*program, *map(str, words)],
        cwd=ROOT,
        env={**os.environ, **options},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def end_of(process: subprocess.Popen[str]) -> tuple[int, str, str]:
    """How a command ended, and what it said; never a traceback."""
    out, err = process.communicate(timeout=60)
    assert "Traceback" not in err
    return process.returncode, out, err


def run(*words: object, program: Sequence[str] = REAL, **options: str) -> tuple[int, str, str]:
    """How a command ends."""
    return end_of(command(*words, program=program, **options))


@pytest.fixture
def stopped() -> Iterator[Begin]:
    """Commands that have begun to write their case and stand still between two writes.

    None outlives the test.
    """
    begun: list[subprocess.Popen[str]] = []

    def begin(*words: object) -> subprocess.Popen[str]:
        process = command("standing", *words, program=STUB)
        begun.append(process)
        (case,) = (Path(str(word)) for word in words if str(word).endswith(".dateline"))
        assert stands_still(process)
        assert case.with_name(f"{case.name}-wal").stat().st_size
        return process

    yield begin
    for process in begun:
        with process:
            process.kill()


def stands_still(process: subprocess.Popen[str], patience: float = 60) -> bool:
    """Whether a process of ours stops itself, and does not end, within so many seconds."""
    until = time.monotonic() + patience
    how = os.WSTOPPED | os.WEXITED | os.WNOHANG | os.WNOWAIT
    while (found := os.waitid(os.P_PID, process.pid, how)) is None and time.monotonic() < until:
        time.sleep(0.005)
    return found is not None and found.si_code == os.CLD_STOPPED


def exported(case: Path) -> Mapping[str, bytes]:
    """The export of a case file."""
    return render_jsonl(casefile.load_case(case))


def is_whole(case: Path) -> bool:
    """Whether everything in a case file is right, every page has its bytes, and nothing lies beside it."""
    query = "SELECT count(*) FROM sightings WHERE sha256 NOT IN (SELECT sha256 FROM captures)"
    with casefile.open_store(case) as connection:
        (bare,) = connection.execute(query).fetchone()
    beside = [
        found.name for found in case.parent.iterdir() if found.name.startswith((case.name, f".{case.name}"))
    ]
    return not bare and beside == [case.name] and all(finding.right for finding in check_file(case))


def test_of_two_commands_that_write_the_second_gives_way_and_says_to_whom(
    case: Path, pages: list[Path], stopped: Begin
) -> None:
    first = stopped("add", case, *pages[2:])
    code, _, said = run("add", case, pages[2])
    assert code == 1
    assert re.search(
        rf"x\.dateline: `dateline add` \(process {first.pid} on .* is writing this case file", said
    )
    code, _, said = run("build", pages[0], "-o", case)
    assert (code, "is writing this case file. Nothing was changed." in said) == (1, True)
    first.send_signal(signal.SIGCONT)
    assert end_of(first)[0] == 0
    assert is_whole(case)
    assert {page.ref for page in casefile.load_case(case).pages} == {page.stem for page in pages}
    assert casefile.load_case(case).judgements == (JUDGEMENT,)


def test_a_report_during_a_build_is_of_the_last_complete_case(
    case: Path, pages: list[Path], stopped: Begin
) -> None:
    before = exported(case)
    first = stopped("build", *pages, "-o", case)
    assert run("export", case, "-o", case.parent / "out", "-q")[0] == 0
    assert {found.name: found.read_bytes() for found in (case.parent / "out").iterdir()} == dict(before)
    first.send_signal(signal.SIGCONT)
    assert end_of(first)[0] == 0
    assert is_whole(case)


def test_after_a_kill_the_lock_is_free_and_the_same_command_goes_on(
    case: Path, pages: list[Path], stopped: Begin
) -> None:
    first = stopped("add", case, *pages[2:])
    first.send_signal(signal.SIGKILL)
    first.communicate()
    assert {page.ref for page in casefile.load_case(case).pages} == {"page-0", "page-1"}
    building.add_to_file(case, pages[2:])
    assert is_whole(case)
    assert exported(case) == render_jsonl(building.build_case(pages, judgements=[JUDGEMENT]))


def forked(work: Callable[[], object]) -> int:
    """A process of this one that does some work, and ends with 1 when it must give way."""
    child = os.fork()
    if not child:
        code = 3
        try:
            work()
            code = 0
        except StoreError as error:
            code = 1 if "is writing this case file" in error.message else 2
        finally:
            os._exit(code)
    return child


@pytest.mark.parametrize("seed", range(6))
def test_pairs_at_random_moments_lose_nothing(
    case: Path, pages: list[Path], seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(building, "SpacyParser", SlowParser)
    random = Random(seed)
    pair = [
        (random.choice(("add", "build")), pages[2:4]),
        (random.choice(("add", "build", "load")), pages[4:]),
    ]
    first = forked(lambda: work_on(case, *pair[0]))
    time.sleep(random.uniform(0, 0.6))
    second = forked(lambda: work_on(case, *pair[1]))
    codes = [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in (first, second)]
    assert set(codes) <= {0, 1}
    winners = [entry for entry, code in zip(pair, codes, strict=True) if not code]
    assert {page.ref for page in casefile.load_case(case).pages} in list(orders(pages[:2], winners))
    assert casefile.load_case(case).judgements == (JUDGEMENT,)
    assert is_whole(case)


def work_on(case: Path, verb: str, inputs: Sequence[Path]) -> None:
    """What a command does."""
    if verb == "add":
        building.add_to_file(case, inputs)
    elif verb == "build":
        building.build_file(inputs, case, force=True)
    else:
        casefile.load_case(case)


def orders(before: Sequence[Path], winners: Sequence[tuple[str, Sequence[Path]]]) -> Iterator[set[str]]:
    """The pages that a case has when some commands have come one after the other, in every order."""
    for order in permutations(winners):
        pages = {page.stem for page in before}
        for verb, inputs in order:
            new = {page.stem for page in inputs}
            pages = new if verb == "build" else pages | new if verb == "add" else pages
        yield pages


def test_a_run_that_was_overtaken_writes_nothing_and_the_other_keeps_its_bytes(
    case: Path, pages: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where there is no lock: the second run ends while the first one reads."""
    monkeypatch.setattr("dateline.io.casefile.locks.take", lambda _: True)
    monkeypatch.setattr("dateline.io.casefile.databases.PATIENCE", 0.2)

    def overtake(stage: str, done: int, total: int) -> None:
        if (stage, done) == ("opening", 1) and not met:
            met.append(stage)
            building.add_to_file(case, pages[4:])

    met: list[str] = []
    with pytest.raises(StoreError, match="has written this case file meanwhile, and this run would undo it"):
        building.add_to_file(case, pages[2:4], progress=overtake)
    assert {page.ref for page in casefile.load_case(case).pages} == {"page-0", "page-1", "page-4", "page-5"}
    building.add_to_file(case, pages[2:4])
    assert exported(case) == render_jsonl(building.build_case(pages, judgements=[JUDGEMENT]))
    assert is_whole(case)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A small disk of its own."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(place)]
    if os.geteuid() or not shutil.which("mount") or subprocess.run(mount, check=False).returncode:
        pytest.skip("a disk of its own takes root, and a system that lets it mount one")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def fill(disk: Path) -> None:
    """Leave no room on a disk."""
    with suppress(OSError), (disk / "rest").open("wb", buffering=0) as rest:
        while True:
            rest.write(b"0" * 4096)


def test_a_full_disk_keeps_nobody_from_reading_and_is_named(
    case: Path, pages: list[Path], disk: Path, tmp_path: Path
) -> None:
    full = shutil.copy(case, disk)
    before = exported(case)
    fill(disk)
    assert run("capture", full, "-o", tmp_path / "e.wacz", "-q") == (0, "", "")
    assert run("check", full)[0] == 0
    code, _, said = run("add", full, pages[3], program=STUB)
    assert code == 1
    assert "no room" in said or "No space left on device" in said
    assert "damaged" not in said
    assert exported(Path(full)) == before
    (disk / "rest").unlink()
    assert run("add", full, *pages[2:], "-q", program=STUB) == (0, "", "")
    assert is_whole(Path(full))


@pytest.fixture
def powerless() -> Sequence[str]:
    """What stands before a command that must obey permissions."""
    if os.geteuid():
        return ()
    if not shutil.which("setpriv") or subprocess.run([*WITHOUT_POWER, "true"], check=False).returncode:
        pytest.skip("root obeys permissions only where setpriv can take its power away")
    return WITHOUT_POWER


@pytest.mark.parametrize("kept", [("-wal",), ("-wal", "-shm")])
def test_what_stands_only_in_a_log_in_a_closed_folder_is_read(
    case: Path, pages: list[Path], tmp_path: Path, powerless: Sequence[str], kept: tuple[str, ...]
) -> None:
    later = replace(JUDGEMENT, user="bob")
    closed = tmp_path / "closed"
    closed.mkdir()
    with closing(sqlite3.connect(case, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        casefile.write_facts(connection, "judgements", [later])
        for ending in ("", *kept):
            shutil.copy(f"{case}{ending}", closed)
    closed.chmod(0o555)
    there = closed / case.name
    assert run("check", there, program=(*powerless, *REAL))[0] == 0
    assert run("export", there, "-o", tmp_path / "out", "-q", program=(*powerless, *REAL)) == (0, "", "")
    assert later.id in (tmp_path / "out" / "judgements.jsonl").read_text("utf-8")
    code, _, said = run("add", there, pages[3], program=(*powerless, *STUB))
    assert (code, "(Permission denied)" in said) == (1, True)
    assert len(list(closed.iterdir())) == 1 + len(kept)
