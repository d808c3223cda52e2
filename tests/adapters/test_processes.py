"""Pages are read by other processes: in order, within a budget, and none takes the build down."""

from __future__ import annotations

import gc
import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from dateline import pipeline
from dateline.adapters import processes
from dateline.adapters.processes import ProcessMapper
from dateline.adapters.worker import Budget
from dateline.errors import PipelineError
from dateline.guard import Overrun
from dateline.model import Credit, Passage, Problem
from dateline.stage import Notes
from tests.adapters.traps import READ, trapped_stages
from tests.lab import ROOT, make_page

SMALL = Budget(seconds=1, seconds_for_1000=0, memory=300_000_000)


def read(*texts: str, jobs: int = 1, budget: Budget = SMALL) -> list[Notes]:
    return list(
        ProcessMapper(jobs, budget)(READ, (make_page(text, ref=f"p{at}") for at, text in enumerate(texts)))
    )


def by_whom(notes: Notes) -> int:
    (credit,) = notes[Credit]
    return int(credit.name)


@pytest.mark.parametrize("jobs", [1, 3])
def test_notes_come_in_the_order_of_the_pages_from_other_processes(jobs: int) -> None:
    found = read(*"abcdef", jobs=jobs)
    assert [notes[Passage][0].span.page for notes in found] == [
        make_page(text, ref=f"p{at}").id for at, text in enumerate("abcdef")
    ]
    assert len({by_whom(notes) for notes in found}) <= jobs
    assert os.getpid() not in {by_whom(notes) for notes in found}


def test_no_page_needs_no_process() -> None:
    assert read() == []


@pytest.mark.parametrize(
    ("trap", "seconds", "why"),
    [
        ("allocate", 60, "reading the page took more than 0.3 GB of memory"),
        ("compute", 1, "reading the page took more than 1 seconds of computing"),
        ("exit", 60, "the process that read the page ended (exit status 3)"),
        ("crash", 60, "the process that read the page ended (SIGSEGV)"),
    ],
)
@pytest.mark.skipif(sys.platform != "linux", reason="limits of processes are those of Linux")
def test_a_page_that_ends_its_process_keeps_what_was_found_before_and_harms_no_other(
    trap: str, seconds: int, why: str
) -> None:
    before, bad, after = read("good", trap, "good", budget=replace(SMALL, seconds=seconds))
    assert bad[Overrun] == (Overrun("traps", why),)
    assert len(bad[Passage]) == 1
    assert bad[Credit] == ()
    assert by_whom(before) != by_whom(after)


def test_a_page_that_is_waited_for_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "WAITING", 1)
    (notes,) = read("sleep", budget=replace(SMALL, seconds=6))
    assert [overrun.stage for overrun in notes[Overrun]] == ["traps"]
    assert "6 seconds" in notes[Overrun][0].why


def test_a_stage_that_raises_is_a_problem_and_its_process_goes_on() -> None:
    bad, good = read("raise", "good")
    assert bad[Overrun] == ()
    assert [problem.stage for problem in bad[Problem]] == ["traps"]
    assert by_whom(good) > 0


def test_what_a_library_prints_is_no_answer(capfd: pytest.CaptureFixture[str]) -> None:
    (notes,) = read("print")
    assert by_whom(notes) > 0
    assert capfd.readouterr() == ("", "a library speaks\n")


@pytest.mark.skipif(sys.platform != "linux", reason="limits of processes are those of Linux")
def test_what_earlier_pages_left_in_a_process_is_no_fault_of_a_page() -> None:
    first, second = read("hold", "hold")
    assert second[Overrun] == ()
    assert by_whom(first) != by_whom(second)


def test_nothing_is_run_from_the_folder_of_the_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("pickle", "gc", "queue", "dateline"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit('run by the worker')\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "path", [path for path in sys.path if path])
    (notes,) = read("good")
    assert by_whom(notes) > 0


def test_a_system_that_begins_no_process_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    with pytest.raises(PipelineError, match="No such file"):
        read("good")


def test_a_process_that_cannot_begin_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "BOOT", "raise SystemExit(9)")
    with pytest.raises(PipelineError, match="exit status 9"):
        read("good")


def test_no_process_is_left_when_reading_is_broken_off() -> None:
    pages = (make_page(text, ref=text) for text in ("good", "sleep", "compute"))
    found = ProcessMapper(2)(READ, pages)
    next(iter(found))
    begun = time.monotonic()
    found.close()  # type: ignore[attr-defined]
    gc.collect()
    assert time.monotonic() - begun < 5
    assert not children()


def children() -> list[int]:
    """The processes that this one has begun."""
    return [
        int(each)
        for task in Path("/proc/self/task").glob("*/children")
        for each in task.read_text("ascii").split()
    ]


SCRIPT = """
import signal
signal.signal(signal.SIGINT, signal.default_int_handler)  # shells start background jobs without it
from dateline.adapters.processes import ProcessMapper
from tests.adapters.traps import READ
from tests.lab import make_page
print("begun", flush=True)
for notes in ProcessMapper({jobs})(READ, [make_page(text, ref=str(at)) for at, text in enumerate({texts!r})]):
    print(*(fact.name for kind in notes for fact in notes[kind] if hasattr(fact, "name")), flush=True)
"""


def script(tmp_path: Path, *texts: str, jobs: int = 1) -> subprocess.Popen[str]:
    """A script without `if __name__ == "__main__"`."""
    path = tmp_path / "script.py"
    path.write_text(SCRIPT.format(jobs=jobs, texts=texts), encoding="utf-8")
    return subprocess.Popen(
        [sys.executable, str(path)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), *sys.path])},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_a_script_needs_no_main(tmp_path: Path) -> None:
    out, error = script(tmp_path, "one", "two", jobs=2).communicate(timeout=60)
    assert out.count("begun") == 1
    assert len(out.split()) == 3
    assert error == ""


@pytest.mark.skipif(sys.platform != "linux", reason="looks for processes in /proc")
@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_the_process_ends_with_its_parent(tmp_path: Path, end: signal.Signals) -> None:
    running = script(tmp_path, "one", "sleep")
    assert running.stdout
    running.stdout.readline()
    worker = int(running.stdout.readline())
    time.sleep(0.5)  # it waits for the next page by then; Python may lose an interrupt while it takes a lock
    running.send_signal(end)
    running.communicate(timeout=30)
    deadline = time.monotonic() + 10
    while Path(f"/proc/{worker}").exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not Path(f"/proc/{worker}").exists()


class Remembered(dict[str, Notes]):
    """A memory that forgets nothing."""

    def recall(self, key: str) -> Notes | None:
        return self.get(key)

    def keep(self, key: str, notes: Notes) -> None:
        self[key] = notes


@pytest.mark.skipif(sys.platform != "linux", reason="limits of processes are those of Linux")
def test_a_page_past_its_budget_is_a_problem_that_is_not_remembered() -> None:
    memory = Remembered()
    pages = [make_page(text, ref=text) for text in ("good", "exit", "raise")]
    case = pipeline.build(
        pages, trapped_stages(), version="test", mapper=ProcessMapper(1, SMALL), memory=memory
    )
    assert len(memory) == 2
    told = {problem.locator: problem for problem in case.problems}
    assert set(told) == {"exit.txt", "raise.txt"}
    assert told["exit.txt"].stage == "traps"
    assert "next build tries again" in told["exit.txt"].message
    assert len(case.passages) == 3
