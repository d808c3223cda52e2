"""What people see while and after something runs: progress, summaries, warnings. All but results goes to stderr."""

from __future__ import annotations

import logging
import os
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
import typer

from dateline.errors import DatelineError, StoreError
from dateline.io.evidence import Evidence
from dateline.io.store import open_store, read_case, read_settings
from dateline.model import Case, Label
from dateline.pipeline import Progress, silent
from dateline.views.words import counted, doubtful_trust, foreign_language

if TYPE_CHECKING:
    from dateline.app.fetching import Fetched  # the command line shows much, and fetches seldom

COUNTED = {"pages": "page", "claims": "claim", "events": "event", "entities": "entity", "problems": "problem"}
"""What a summary counts: field of the case -> noun."""


@contextmanager
def progress_bar(*, quiet: bool) -> Iterator[Progress]:
    """A progress callback that draws on stderr; silent when asked to be, and when nobody looks."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bars

    logging.getLogger("dateline").addHandler(logging.NullHandler())  # a crashed stage is a Problem in the summary, not a traceback on the screen
    console = Console(stderr=True)
    if quiet or not console.is_terminal:
        yield silent
        return
    with Bars(TextColumn("{task.description:12}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), console=console, transient=True) as bars:
        tasks: dict[str, Any] = {}

        def draw(stage: str, done: int, total: int) -> None:
            name = stage if stage in {"opening", "reading", "writing"} else "comparing"
            task = tasks.setdefault(name, None) or bars.add_task(name, total=total or None)
            tasks[name] = task
            bars.update(task, completed=done, total=total or None)

        yield draw


def open_case(path: str | os.PathLike[str]) -> Case:
    """The case of a file; when a build of it was not finished, a line on stderr says so."""
    with open_store(path) as connection:
        case, settings = read_case(connection, locator=os.fspath(path)), read_settings(connection)
    if not case.run.stages:
        typer.echo(f"dateline: {path}: {case.problems[0].message}", err=True)
    elif "building" in settings:
        typer.echo(f"dateline: {path}: a later build is not finished; this is the last complete case. Run the same build again.", err=True)
    return case


def known_status(status: str | None) -> str | None:
    """A status as the ledger writes it; wrong usage when there is no such status."""
    if status is not None and status not in set(Label):
        raise typer.BadParameter(f"{status!r} is no status; there are {', '.join(Label)}.", param_hint="--status")
    return status


def known_page(case: Case, name: str) -> str:
    """A page as the views call it, given by its whole name, its short one or its id; an error when there is no such page."""
    for page in case.pages:
        if name in {page.id, page.ref, case.short_refs[page.id]}:
            return case.short_refs[page.id]
    raise DatelineError(f"this case has no page {name!r}.", advice=f"Its pages are {', '.join(sorted(case.short_refs.values())[:20])}.")


def show_summary(case: Case, path: Path, *, quiet: bool, as_json: bool) -> None:
    """What was built, and how many problems there were."""
    counts = {name: len(getattr(case, name)) for name in COUNTED}
    foreign = Counter(found for page in case.pages if (found := foreign_language(case, page.id)))
    unsure = sum(doubtful_trust(case, page.id) is not None for page in case.pages)
    if as_json:
        print_json({"case": str(path), **counts, "not_analysed": dict(sorted(foreign.items())), "low_trust": unsure})
    elif not quiet:
        typer.echo(f"{path}: " + ", ".join(counted(counts[name], noun) for name, noun in COUNTED.items() if name != "problems"))
        if foreign:
            told = ", ".join(f"{number} in {language}" for language, number in sorted(foreign.items()))
            typer.echo(f"{counted(foreign.total(), 'page')} kept and searched but not analysed ({told})", err=True)
        if unsure:
            typer.echo(f"{counted(unsure, 'page')} of which it is unsure what the article is; see: dateline timeline {path}", err=True)
        if case.problems:
            stages = Counter(problem.stage for problem in case.problems)
            told = ", ".join(f"{number} of {stage}" for stage, number in sorted(stages.items()))
            typer.echo(f"{counted(len(case.problems), 'problem')} ({told}); see: dateline problems {path}", err=True)


def show_evidence(evidence: Evidence) -> None:
    """What was written, with the hash by which others know that they have the same."""
    typer.echo(f"{evidence.archive}: {counted(evidence.captures, 'capture')}, {evidence.bytes / 1e6:.2f} MB, SHA-256 {evidence.sha256}")


def show_fetched(found: Fetched, path: Path, *, quiet: bool, as_json: bool) -> None:
    """How many pages were fetched, and why others were not."""
    fetched, failed = [each for each in found.outcomes if each.fetched], [each for each in found.outcomes if not each.fetched]
    if as_json:
        print_json({"captures": str(path), "fetched": len(fetched), "present": found.present, "failed": failed, "problems": found.problems})
        return
    for problem in found.problems:
        typer.echo(f"{problem.locator}: {problem.message}", err=True)
    for outcome in failed:
        typer.echo(f"{outcome.url}: {outcome.reason}", err=True)
    if not quiet:
        typer.echo(f"{path}: {counted(len(fetched), 'page')} fetched, {found.present} already there, {len(failed)} failed")


def print_json(content: Any) -> None:
    """Plain values or nouns as indented JSON on stdout."""
    typer.echo(msgspec.json.format(msgspec.json.encode(content), indent=2).decode())


def write_files(contents: Mapping[str, bytes], folder: Path) -> None:
    """Write files into a folder, made if need be."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in contents.items():
            (folder / name).write_bytes(content)
    except OSError as error:
        raise StoreError(f"cannot write there ({error.strerror}).", advice="Name a folder that you may write into.", file=str(folder)) from error
