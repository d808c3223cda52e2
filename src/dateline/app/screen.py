"""What people see while and after something runs: progress, summaries, warnings, most of it on stderr."""

from __future__ import annotations

import logging
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from dateline.app.terminal import print_json, tell, warn
from dateline.errors import DatelineError
from dateline.io.casefile.casefile import open_store, read_case, read_settings, refuse_unfinished
from dateline.io.casefile.doubts import SCHEMA, SEAL
from dateline.io.evidence.evidence import Evidence
from dateline.io.sources import Own
from dateline.model import Case, Label, Made, Problem
from dateline.pipeline import Progress, silent
from dateline.views.events import event_detail
from dateline.views.ledger import Entry, is_by, keep_entries, ledger
from dateline.views.words import counted, doubtful_trust, foreign_language, meant

if TYPE_CHECKING:
    from dateline.app.fetching import Fetched  # the command line shows much, and fetches seldom

COUNTED = {"pages": "page", "claims": "claim", "events": "event", "entities": "entity", "problems": "problem"}
"""What a summary counts: field of the case -> noun."""
MANY = 20
"""How many pages an error names."""
FEW = 5
"""How many files a line names."""


@contextmanager
def progress_bar(*, quiet: bool) -> Iterator[Progress]:
    """A progress callback that draws on stderr; silent when asked to be, and when nobody looks."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bars

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
        tasks: dict[str, Any] = {}

        def draw(stage: str, done: int, total: int) -> None:
            name = stage if stage in {"opening", "reading", "writing"} else "comparing"
            task = tasks.setdefault(name, None) or bars.add_task(name, total=total or None)
            tasks[name] = task
            bars.update(task, completed=done, total=total or None)

        yield draw


def open_case(path: str | os.PathLike[str]) -> Case:
    """The case of a file; StoreError when there is no finished one.

    Lines on stderr say what else has changed it, and that a later build was not finished.
    """
    with open_store(path) as connection:
        refuse_unfinished(connection, path)
        case, settings = read_case(connection, locator=os.fspath(path)), read_settings(connection)
    show_doubts(path, case.problems)
    if "building" in settings:
        warn(
            f"dateline: {path}: a later build is not finished; this is the last complete case. "
            "Run the same build again."
        )
    return case


def show_doubts(path: str | os.PathLike[str], problems: Iterable[Problem]) -> None:
    """What of a case file is not as dateline wrote it."""
    for problem in problems:
        if problem.stage in {SCHEMA, SEAL}:
            warn(f"dateline: {os.fspath(path)}: {problem.message}")


def known_status(status: str | None) -> str | None:
    """A status as the ledger writes it; wrong usage when there is no such status."""
    if status is not None and status not in set(Label):
        raise typer.BadParameter(
            f"{status!r} is no status{meant(status, Label)}; there are {', '.join(Label)}.",
            param_hint="--status",
        )
    return status


def known_page(case: Case, name: str) -> str:
    """A page as the views call it, by its whole name, its short one or its id; else an error."""
    for page in case.pages:
        if name in {page.id, page.ref, case.short_refs[page.id]}:
            return case.short_refs[page.id]
    pages = sorted(case.short_refs.values())
    raise DatelineError(
        f"this case has no page {name!r}{meant(name, pages)}.",
        advice=f"Its pages are {', '.join(pages[:MANY])}{' …' if len(pages) > MANY else ''}.",
    )


def known_source(entries: Sequence[Entry], name: str) -> str:
    """Words that stand in the name of some source; an error when nobody is called so."""
    if name.strip() and any(is_by(entry, name) for entry in entries):
        return name
    speakers = set(chain.from_iterable(entry.says_who for entry in entries))
    words = {word.strip(",()") for word in " ".join(speakers).split() if len(word) > 3}
    raise DatelineError(
        f"nobody called {name!r} says anything in this case{meant(name, sorted(speakers | words))}.",
        advice="`dateline sources` shows who is quoted.",
    )


def known_event(case: Case, given: str) -> str:
    """The id of an event, or of a claim's event, by the beginning of an id; an error when there is none."""
    return event_detail(case, given).moment.id


def asked_entries(
    case: Case, *, status: str | None, source: str | None, page: str | None, event: str | None
) -> tuple[Entry, ...]:
    """The lines of the ledger that options ask for; an error when one of them names nothing."""
    known = ledger(case)
    return keep_entries(
        known,
        status=status,
        source=None if source is None else known_source(known, source),
        page=None if page is None else known_page(case, page),
        event=None if event is None else known_event(case, event),
    )


def rest_of_claims(case: Case, path: Path, *, shown: int, kept: int) -> str:
    """What a list of claims does not show; where it shows nothing, what to do next."""
    if kept > shown:
        return f"; {kept - shown} more tell only that somebody says it, --all shows them"
    if shown:
        return ""
    if case.claims:
        return f" pass these filters; without them there are {len(case.claims)}"
    return (
        f"; `dateline problems {path}` tells what could not be read, "
        f"`dateline timeline {path}` in which language the pages are"
    )


def show_summary(case: Case, path: Path, owned: Sequence[Own], *, quiet: bool, as_json: bool) -> None:
    """What was built, what was passed over, and how many problems there were."""
    stages = Counter[str]()
    for problem in case.problems:
        stages[problem.stage] += problem.count
    counts = {name: len(getattr(case, name)) for name in COUNTED} | {"problems": stages.total()}
    foreign = Counter(found for page in case.pages if (found := foreign_language(case, page.id)))
    unsure = sum(doubtful_trust(case, page.id) is not None for page in case.pages)
    if as_json:
        print_json(
            {
                "case": str(path),
                **counts,
                "not_analysed": dict(sorted(foreign.items())),
                "low_trust": unsure,
                "passed_over": sorted({own.locator for own in owned}),
            }
        )
    elif not quiet:
        tell(
            f"{path}: "
            + ", ".join(counted(counts[name], noun) for name, noun in COUNTED.items() if name != "problems")
        )
        show_owned(owned)
        if foreign:
            told = ", ".join(f"{number} in {language}" for language, number in sorted(foreign.items()))
            warn(f"{counted(foreign.total(), 'page')} kept and searched but not analysed ({told})")
        if unsure:
            warn(
                f"{counted(unsure, 'page')} of which it is unsure what the article is; "
                f"see: dateline timeline {path}"
            )
        if stages:
            told = ", ".join(f"{number} of {stage}" for stage, number in sorted(stages.items()))
            warn(f"{counted(stages.total(), 'problem')} ({told}); see: dateline problems {path}")


def show_owned(owned: Sequence[Own]) -> None:
    """In one line, what dateline wrote itself and did not read as pages."""
    told = sorted({f"{own.locator} ({own.made})" for own in owned})
    more = f" and {len(told) - FEW} more" if len(told) > FEW else ""
    hint = "; give a capture by its name to read it" if any(own.made == Made.CAPTURE for own in owned) else ""
    if told:
        warn(f"passed over as dateline's own: {', '.join(told[:FEW])}{more}{hint}")


def show_evidence(evidence: Evidence) -> None:
    """What was written, with the hash by which others know that they have the same."""
    tell(
        f"{evidence.archive}: {counted(evidence.captures, 'capture')}, "
        f"{evidence.bytes / 1e6:.2f} MB, SHA-256 {evidence.sha256}"
    )


def show_fetched(found: Fetched, path: Path, *, quiet: bool, as_json: bool) -> None:
    """How many pages were fetched, and why others were not."""
    fetched, failed = (
        [each for each in found.outcomes if each.fetched],
        [each for each in found.outcomes if not each.fetched],
    )
    if as_json:
        print_json(
            {
                "captures": str(path),
                "fetched": len(fetched),
                "present": found.present,
                "failed": failed,
                "problems": found.problems,
            }
        )
        return
    show_owned(() if quiet else found.owned)
    for problem in found.problems:
        warn(f"{problem.locator}: {problem.message}")
    for outcome in failed:
        warn(f"{outcome.url}: {outcome.reason}")
    if not quiet:
        tell(
            f"{path}: {counted(len(fetched), 'page')} fetched, "
            f"{found.present} already there, {len(failed)} failed"
        )
