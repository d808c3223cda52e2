"""The Python API: the verbs of `import dateline`."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from dateline import pipeline
from dateline.app.building import build_case, build_file
from dateline.app.sentences import rule_sentences
from dateline.io.casefile.casefile import open_store, read_case, refuse_unfinished
from dateline.io.outputs import write_export
from dateline.io.permits import Permit
from dateline.model import Case
from dateline.views.jsonl import render_jsonl
from dateline.views.report import render_report
from dateline.views.why import Reason
from dateline.views.why import why as reason_of

PathLike = str | os.PathLike[str]


def build(
    pages: Sequence[PathLike],
    out: PathLike | None = None,
    *,
    alone: bool = False,
    anywhere: bool = False,
    jobs: int = 1,
    force: bool = False,
    progress: pipeline.Progress = pipeline.silent,
) -> Case:
    """Make a case of exactly these files and folders; with `out`, keep it in a case file.

    In a case file unchanged pages cost nothing the second time.

    With `alone` no page helps to date another; with `anywhere` lists may name files outside their own
    folders. `jobs` is the number of processes that read pages (0: one for every core). `progress` is told the
    stage, how many pages are done, and of how many. A page that cannot be read is a `Problem` of the case;
    DatelineError is raised when there can be no case, and when `out` holds the case of other pages, unless it
    is to be replaced by `force`.
    """
    if out is None:
        return build_case(pages, alone=alone, anywhere=anywhere, jobs=jobs, progress=progress)
    return build_file(pages, out, alone=alone, anywhere=anywhere, jobs=jobs, force=force, progress=progress)


def load(path: PathLike) -> Case:
    """Open the case of a case file; StoreError says what is wrong with the file, and what to do."""
    with open_store(path) as connection:
        refuse_unfinished(connection, path)
        return read_case(connection, locator=os.fspath(path))


def export(case: Case, folder: PathLike, *, force: bool = False) -> None:
    """Write the canonical JSON lines of a case into a folder: equal cases give equal bytes.

    StoreError when that would replace other files than an export of these pages, unless by `force`.
    """
    write_export(render_jsonl(case), Path(folder), Permit(frozenset({case.id}), force=force))


def report(case: Case, *, texts: bool = False) -> str:
    """One self-contained HTML file for people: what is told, disputed, announced, each with its evidence.

    `texts` asks for the whole texts of the pages, too.
    """
    return render_report(case, rule_sentences(), texts=texts)


def why(case: Case, id: str) -> Reason:  # noqa: A002 — as on the command line
    """The reasons of the fact with an id (or the only one that begins so), down to characters of a page."""
    return reason_of(case, id, rule_sentences())
