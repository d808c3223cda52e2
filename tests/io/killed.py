"""Exports and reports that are killed at every step which the file system sees.

Each is written in a process of its own; prints what the folder held and what the next run made of it.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from dateline.io import outputs
from dateline.io.outputs import write_export, written
from dateline.io.owners import report_case
from dateline.io.permits import Permit
from tests.io.handed import NEW, OLD, export_of, report_of

STEPS = ("open", "rename", "replace", "hardlink_to", "unlink", "chmod")
"""What `pathlib` does to files; bringing them to disk is counted, too."""


def write(folder: Path, kind: str, case: str) -> None:
    """One output of a case that was the old one before."""
    permit = Permit(frozenset({OLD, case}))
    if kind == "export":
        write_export(export_of(case), folder / "out", permit)
        return
    with written(folder / "out.html", permit, report_case) as file:
        file.write(report_of(case))


def die_at(step: int) -> None:
    """Kill this process before its nth step."""
    seen = 0

    def counted(run: Callable[..., Any]) -> Callable[..., Any]:
        def call(*given: Any, **named: Any) -> Any:
            nonlocal seen
            seen += 1
            if seen == step:
                os.kill(os.getpid(), signal.SIGKILL)
            return run(*given, **named)

        return call

    for name in STEPS:
        setattr(Path, name, counted(getattr(Path, name)))
    outputs.keep = counted(outputs.keep)


def held(folder: Path) -> dict[str, str]:
    """What people see in a folder."""
    return {
        str(path.relative_to(folder)): path.read_bytes().decode()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.startswith(".")
    }


def run(folder: Path, kind: str, before: bool, step: int) -> dict[str, Any] | None:
    """What was seen after a kill and after the next run; `None` when the run ended before the step."""
    folder.mkdir(parents=True)
    if before:
        write(folder, kind, OLD)
    if not (child := os.fork()):
        die_at(step)
        write(folder, kind, NEW)
        os._exit(0)
    if os.waitpid(child, 0)[1] == 0:
        return None
    seen = held(folder)
    write(folder, kind, NEW)
    left = sorted(path.name for path in folder.rglob(".*"))
    return {"seen": seen, "then": held(folder), "left": left}


def main(folder: Path, kind: str, before: bool) -> None:
    """All steps, one after the other."""
    found = []
    for step in range(1, 1000):
        told = run(folder / str(step), kind, before, step)
        if told is None:
            break
        found.append(told)
    sys.stdout.write(json.dumps(found))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3] == "before")
