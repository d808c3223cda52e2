"""From a case file to what is handed on: its export, its report, its captures."""

from __future__ import annotations

import os
from pathlib import Path

from dateline import __version__
from dateline.app.screen import answered, open_case, show_doubts
from dateline.app.sentences import rule_sentences
from dateline.io.casefile.captures import read_captures, read_names
from dateline.io.casefile.casefile import open_store, refuse_unfinished
from dateline.io.casefile.doubts import doubts_about
from dateline.io.evidence.evidence import Evidence, write_evidence
from dateline.io.histories import History, read_history
from dateline.io.outputs import write_export, written
from dateline.io.owners import report_case
from dateline.io.permits import Permit
from dateline.views.exports import JSONL, Exporter, render_export
from dateline.views.report import render_report

PathLike = str | os.PathLike[str]


def export_file(path: PathLike, out: Path, *, exporter: Exporter = JSONL, force: bool = False) -> None:
    """Write a case file in a format into a folder."""
    write_export(render_export(exporter, open_case(path)), out, permit_for(path, force=force))


def report_file(path: Path, out: Path | None = None, *, texts: bool = False, force: bool = False) -> Path:
    """Write the report of a case file, beside it where no place is named; returns the place."""
    place = out or path.with_suffix(".html")
    with written(place, permit_for(path, force=force), report_case) as file:
        file.write(report_of(path, texts=texts))
    return place


def report_of(path: PathLike, *, texts: bool = False) -> bytes:
    """The report of a case file, with the whole `texts` of pages where these are asked for.

    It is handed on, so what somebody has changed is told also where the report does not show it.
    """
    says = rule_sentences()
    return answered(path, lambda case: render_report(case, says, texts=texts), strict=True).encode()


def capture_file(path: PathLike, out: Path, *, force: bool = False) -> Evidence:
    """Write the captures of a case file as a WACZ file."""
    with open_store(path) as connection:
        refuse_unfinished(connection, path)
        show_doubts(path, doubts_about(connection, locator=os.fspath(path)))
        history = read_history(connection)
        return write_evidence(
            read_captures(connection),
            read_names(connection),
            out,
            permit_of(history, path, force=force),
            case=history.cases[-1],
            software=f"dateline {__version__}",
        )


def permit_for(path: PathLike, *, force: bool) -> Permit:
    """What the outputs of a case file may replace."""
    with open_store(path) as connection:
        return permit_of(read_history(connection), path, force=force)


def permit_of(history: History, path: PathLike, *, force: bool) -> Permit:
    """What the outputs of a case may replace: its own earlier ones; never its file or its inputs."""
    return Permit(frozenset(history.cases), Path(path), tuple(map(Path, history.inputs)), force)
