"""Kill `dateline build` and `dateline add` at random moments, and let the same command go on.

    python benchmarks/kills.py                       200 kills of the command, with a fixed seed
    python benchmarks/kills.py --kills 20 --seed 7   fewer, at other moments
    python benchmarks/kills.py --json                the figures as one JSON object

Every kill is a SIGKILL to the command and its processes, after the command has taken the lock of the case
file and before it would have ended. What is left must be the old case or the new one, byte for byte in the
export (of a first build: no case yet), and the same command must then make the new one. Exits with 1 when
one did not.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from random import Random

from dateline.errors import StoreError
from dateline.io.casefile.casefile import load_case
from dateline.io.casefile.checks import check_file
from dateline.views.jsonl import render_jsonl

EXAMPLES = sorted((Path(__file__).parent.parent / "examples" / "patrol-boats").iterdir())
COMMAND = (sys.executable, "-m", "dateline.app.cli")
LATE = 1.1
"""How far beyond the time that a whole run takes a kill may come: some come when all is done."""


@dataclass(frozen=True)
class Job:
    """A command: the case that it begins with, if any, and its words; `CASE` stands for the case file."""

    name: str
    before: Path | None
    words: tuple[str, ...]

    def command(self, case: Path) -> list[str]:
        """The command on one case file."""
        return [*COMMAND, *(str(case) if word == "CASE" else word for word in self.words), "-q"]


def jobs(folder: Path) -> tuple[Job, ...]:
    """A first build, a rebuild with other pages, an addition, and a build by several processes."""
    pages = [str(page) for page in EXAMPLES]
    young = folder / "young.dateline"
    subprocess.run([*COMMAND, "build", *pages[:4], "-o", str(young), "-q"], check=True)
    return (
        Job("build", None, ("build", *pages[:6], "-o", "CASE")),
        Job("rebuild", young, ("build", *pages[2:8], "-o", "CASE", "--force")),
        Job("add", young, ("add", "CASE", *pages[4:8])),
        Job("build by two", None, ("build", *pages, "-o", "CASE", "--jobs", "2")),
    )


def exported(case: Path) -> bytes | None:
    """The export of a case file; nothing when it holds no case yet."""
    if not case.exists():
        return None
    found = load_case(case)
    return b"".join(render_jsonl(found).values()) if found.run.stages else None


def begin(job: Job, folder: Path) -> Path:
    """A case file for a job to work on."""
    case = folder / "case.dateline"
    for left in (*folder.glob("case.dateline*"), *folder.glob(".case.dateline*")):
        left.unlink()
    if job.before:
        shutil.copy(job.before, case)
    return case


def whole_run(job: Job, folder: Path) -> tuple[float, bytes | None]:
    """How long a job runs from its lock on, and the case that it makes."""
    case = begin(job, folder)
    with subprocess.Popen(job.command(case)) as process:
        locked = wait_for_lock(process, case)
        process.wait()
    return time.monotonic() - locked, exported(case)


def wait_for_lock(process: subprocess.Popen[bytes], case: Path) -> float:
    """The moment at which the command has taken the lock, or has ended."""
    while process.poll() is None and not (case.parent / f".{case.name}.lock").exists():
        time.sleep(0.002)
    return time.monotonic()


def kill_at(job: Job, folder: Path, seconds: float) -> Path:
    """Run a job and kill it so many seconds after it has taken the lock."""
    case = begin(job, folder)
    with subprocess.Popen(job.command(case), start_new_session=True) as process:
        wait_for_lock(process, case)
        time.sleep(seconds)
        with suppress(ProcessLookupError):  # when it was done before
            os.killpg(process.pid, signal.SIGKILL)
    return case


def verdict(job: Job, case: Path, old: bytes | None, new: bytes | None) -> str:
    """What a kill has left, and what the same command made of it: "old" or "new", or what is wrong."""
    try:
        left = exported(case)
    except StoreError as error:
        return f"unreadable: {error}"
    if left not in (old, new):
        return "between"
    done = subprocess.run(job.command(case), check=False, capture_output=True, text=True)
    if done.returncode:
        return f"did not go on: {done.stderr.strip()}"
    if exported(case) != new:
        return "went on to another case"
    if not all(finding.right for finding in check_file(case)):
        return "went on to a broken file"
    return "new" if left == new else "old"


def measure(kills: int, seed: int) -> dict[str, dict[str, int]]:
    """How many kills of every job left what."""
    random = Random(seed)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        todo = jobs(folder)[:kills]
        known = {job: (exported(job.before) if job.before else None, *whole_run(job, folder)) for job in todo}
        counts: dict[str, Counter[str]] = {job.name: Counter() for job in todo}
        for number in range(kills):
            job = todo[number % len(todo)]
            old, seconds, new = known[job]
            case = kill_at(job, folder, random.uniform(0, LATE * seconds))
            counts[job.name][verdict(job, case, old, new)] += 1
    return {name: dict(count) for name, count in counts.items()}


def is_met(figures: dict[str, dict[str, int]]) -> bool:
    """Whether every kill left the old case or the new one."""
    return {"old", "new"}.issuperset(chain.from_iterable(figures.values()))


def main(given: Sequence[str] | None = None) -> int:
    """Kill, print, and say with the exit code whether nothing was lost."""
    arguments = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    arguments.add_argument("--kills", type=int, default=200)
    arguments.add_argument("--seed", type=int, default=20260101)
    arguments.add_argument("--json", action="store_true")
    chosen = arguments.parse_args(given)
    figures = measure(chosen.kills, chosen.seed)
    if chosen.json:
        print(json.dumps(figures))
    else:
        for name, counts in figures.items():
            print(f"{name:<14}", ", ".join(f"{number} {left}" for left, number in sorted(counts.items())))
    return 0 if is_met(figures) else 1


if __name__ == "__main__":
    sys.exit(main())
