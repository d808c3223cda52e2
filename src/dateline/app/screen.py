"""What people see while something runs: progress and warnings, on stderr."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from dateline.app.terminal import warn
from dateline.errors import StoreError
from dateline.io.casefile.casefile import open_store, read_case, read_settings, refuse_unfinished
from dateline.io.casefile.doubts import SCHEMA, SEAL
from dateline.io.casefile.queries import StoredCase, open_stored
from dateline.model import Case, Problem

if TYPE_CHECKING:
    from rich.progress import Progress as Bars
    from rich.progress import TaskID

    from dateline.pipeline import Progress

T = TypeVar("T")

DOUBTFUL = (StoreError, KeyError)
"""What is raised of a fact that is not as it was written, or that others name and that is not there."""


@contextmanager
def progress_bar(*, quiet: bool) -> Iterator[Progress]:
    """A progress callback that draws on stderr; silent when asked to be, and when nobody looks."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bars

    from dateline.pipeline import silent  # heavy, and only builds draw bars

    logging.getLogger("dateline").addHandler(
        logging.NullHandler()
    )  # a crashed stage is a Problem in the summary, not a traceback on the screen
    console = Console(stderr=True)
    if quiet or not console.is_terminal:
        yield silent
        return
    with Bars(
        TextColumn("{task.description:12}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=console,
        transient=True,
    ) as bars:
        yield partial(draw_step, bars, {})


def draw_step(bars: Bars, tasks: dict[str, TaskID], stage: str, done: int, total: int) -> None:
    """Move the bar of a stage; those of a case share one."""
    name = stage if stage in {"opening", "reading", "writing"} else "comparing"
    if name not in tasks:
        tasks[name] = bars.add_task(name, total=total or None)
    bars.update(tasks[name], completed=done, total=total or None)


def answered(path: str | os.PathLike[str], view: Callable[[StoredCase], T], *, strict: bool = False) -> T:
    """What a view makes of the case of a file, of which only what it looks at is read.

    With `strict` all of it is compared with what was sealed. Where it is not as dateline wrote it, the whole case
    is looked at. Lines on stderr say what else has changed it, and that a later build was not finished.
    """
    with open_stored(path, strict=strict) as case, suppress(*(DOUBTFUL if case.sealed else ())):
        return told(path, case, view)
    with open_stored(path, whole=True) as case:
        return told(path, case, view)


def told(path: str | os.PathLike[str], case: StoredCase, view: Callable[[StoredCase], T]) -> T:
    """What a view makes of a case, and what is to say of the file."""
    found = view(case)
    show_doubts(path, case.doubts)
    warn_of_later(path, later=case.building)
    return found


def open_case(path: str | os.PathLike[str]) -> Case:
    """The case of a file; StoreError when there is no finished one.

    Lines on stderr say what else has changed it, and that a later build was not finished.
    """
    with open_store(path) as connection:
        refuse_unfinished(connection, path)
        case, settings = read_case(connection, locator=os.fspath(path)), read_settings(connection)
    show_doubts(path, case.problems)
    warn_of_later(path, later="building" in settings)
    return case


def warn_of_later(path: str | os.PathLike[str], *, later: bool) -> None:
    """Say that a later build of a case is not finished, where there is one."""
    if later:
        warn(
            f"dateline: {path}: a later build is not finished; this is the last complete case. "
            "Run the same build again."
        )


def show_doubts(path: str | os.PathLike[str], problems: Iterable[Problem]) -> None:
    """What of a case file is not as dateline wrote it."""
    for problem in problems:
        if problem.stage in {SCHEMA, SEAL}:
            warn(f"dateline: {os.fspath(path)}: {problem.message}")
