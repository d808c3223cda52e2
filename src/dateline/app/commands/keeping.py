"""The commands that show the state of a case file: what went wrong, is whole, was decided."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dateline.app.commands.options import AsJson, CasePath

Log = Annotated[
    Path | None,
    typer.Option(
        "--from",
        metavar="LOG",
        help="Take in the judgements.jsonl of an export first.",
        show_default=False,
    ),
]


def problems(path: CasePath, *, as_json: AsJson = False) -> None:
    """Show what went wrong, and what to do about it."""
    from dateline.app.conditions import draw_problems
    from dateline.app.screen import answered
    from dateline.app.terminal import answer

    answer(answered(path, lambda case: case.problems), draw_problems, as_json=as_json)


def check(path: CasePath, *, as_json: AsJson = False) -> None:
    """Check that a case file is whole and as dateline wrote it: every table, fact, capture and index.

    Exit code 1 when something is wrong.
    """
    from dateline.app.conditions import draw_check
    from dateline.app.terminal import answer
    from dateline.io.casefile.checks import check_file

    found = check_file(path)
    answer(found, draw_check, as_json=as_json)
    if not all(finding.right for finding in found):
        raise typer.Exit(1)


def judgements(path: CasePath, log: Log = None, *, as_json: AsJson = False) -> None:
    """Show what people decided, and what became of it; or take in what they decided in another case.

    A judgement is in force, undone, replaced by a later one of the same person, in conflict with a later one
    of somebody else, or waits for what it names.
    """
    from dateline.app.conditions import draw_decisions
    from dateline.app.judging import take_in
    from dateline.app.screen import answered
    from dateline.app.terminal import answer
    from dateline.views.decisions import decisions

    found = decisions(take_in(path, log)) if log else answered(path, decisions)
    answer(found, draw_decisions, as_json=as_json)
