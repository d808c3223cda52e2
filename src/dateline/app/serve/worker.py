"""The process that writes: it takes one task from its standard input and tells of it line by line in JSON.

A case is made and judged beside the server, so that pages are shown meanwhile, and what a page does to the process
that reads it is done to none that serves.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import msgspec

from dateline.app.building import as_it_is, build_file
from dateline.app.judging import Wish, judge_file, take_in
from dateline.app.terminal import pour
from dateline.errors import DatelineError
from dateline.model import Problem

Task = dict[str, Any]
"""What is to be done: `do` names it, the rest is what it needs."""


def judge(task: Task) -> None:
    """Write what a person decides into the log of a case, and obey it."""
    wishes = [Wish(*each) for each in task["wishes"]]
    judge_file(task["path"], wishes, because=task["because"], user=task["user"] or None, progress=tell_step)


def take(task: Task) -> None:
    """Take the judgements of another log into that of a case, and remove the copy of it."""
    log = Path(task["log"])
    try:
        take_in(task["path"], log, progress=tell_step)
    finally:
        log.unlink()


def build(task: Task, explain: Callable[[Problem], Problem] = as_it_is) -> None:
    """Make a case of pages, and of what lists name and captures hold."""
    build_file(
        task["inputs"],
        task["path"],
        captures=task.get("captures", ()),
        jobs=task["jobs"],
        progress=tell_step,
        explain=explain,
    )


def fetch(task: Task) -> None:
    """Fetch the pages that a list names, and make a case of these and of others; what holds no page is removed."""
    from dateline.app.fetching import explain_missing, fetch_lists, refuse_empty
    from dateline.io.fetch.fetch import Manners

    listed, (folder,) = Path(task["list"]), map(Path, task["captures"])
    folder.mkdir(exist_ok=True)
    out = folder / "fetched.warc.gz"
    found = fetch_lists(
        [listed],
        out,
        Manners(**task["manners"]),
        progress=lambda _, done, total: tell_step("fetching", done, total),
    )
    if found.empty:
        out.unlink()
    if found.empty and not task["others"]:
        listed.unlink()
        refuse_empty(found)
    build(task, partial(explain_missing, found))


TASKS: Mapping[str, Callable[[Task], None]] = {"judge": judge, "take": take, "build": build, "fetch": fetch}


def main() -> None:
    """Do the task that is given, and say how it ended."""
    task = msgspec.json.decode(sys.stdin.buffer.read(), type=Task)
    try:
        TASKS[task["do"]](task)
    except DatelineError as error:
        tell({"error": error.message, "advice": error.advice})
    else:
        tell({"done": True})


def tell_step(stage: str, done: int, total: int) -> None:
    """How far a stage is."""
    tell({"stage": stage, "done": done, "total": total})


def tell(said: Mapping[str, Any]) -> None:
    """One line for the server."""
    pour(msgspec.json.encode(said) + b"\n")


if __name__ == "__main__":
    main()
