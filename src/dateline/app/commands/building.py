"""The commands that make a case of files."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.app.commands.options import AsJson, CasePath, Quiet

if TYPE_CHECKING:
    from dateline.io.sources import Own
    from dateline.model import Case

Inputs = Annotated[
    list[Path],
    typer.Argument(
        help="Pages, archives, feeds and lists, or folders of them, in the formats below.",
        show_default=False,
    ),
]
CapturePaths = Annotated[
    list[Path] | None,
    typer.Option(
        "--captures",
        metavar="PATH",
        help="Archives and saved pages, or a folder of them, in which pages that a list names are looked up.",
        show_default=False,
    ),
]
Anywhere = Annotated[
    bool, typer.Option("--anywhere", help="Let lists name files outside their own folders, too.")
]
Jobs = Annotated[
    int, typer.Option("--jobs", "-j", min=0, help="Processes that read pages; 0 for one a core.")
]


def build(
    inputs: Inputs,
    out: Annotated[Path, typer.Option("--out", "-o", help="The case file to write.")] = Path("case.dateline"),
    *,
    quiet: Quiet = False,
    alone: Annotated[bool, typer.Option("--alone", help="Let no page help to date another.")] = False,
    jobs: Jobs = 1,
    captures: CapturePaths = None,
    force: Annotated[
        bool, typer.Option("--force", help="Replace the case of other pages; judgements stay.")
    ] = False,
    anywhere: Anywhere = False,
    as_json: AsJson = False,
) -> None:
    """Make a case of exactly these pages; pages that have not changed since the last build cost nothing."""
    from dateline.app.building import build_file

    made = partial(build_file, inputs, out, captures=captures or (), anywhere=anywhere, jobs=jobs)
    watch(partial(made, alone=alone, force=force), out, quiet=quiet, as_json=as_json)


def add(
    path: CasePath,
    inputs: Inputs,
    *,
    quiet: Quiet = False,
    jobs: Jobs = 1,
    captures: CapturePaths = None,
    anywhere: Anywhere = False,
    as_json: AsJson = False,
) -> None:
    """Add pages to a case; only what is new is read."""
    from dateline.app.building import add_to_file

    made = partial(add_to_file, path, inputs, captures=captures or (), anywhere=anywhere, jobs=jobs)
    watch(made, path, quiet=quiet, as_json=as_json)


def watch(made: Callable[..., Case], path: Path, *, quiet: bool, as_json: bool) -> None:
    """Make a case while a bar shows how far it is; then sum up what it has, and what was missing."""
    from dateline.app.models import note_missing
    from dateline.app.screen import progress_bar
    from dateline.app.summaries import show_summary

    owned: list[Own] = []
    with progress_bar(quiet=quiet or as_json) as progress:
        case = made(progress=progress, passed=owned.append)
    show_summary(case, path, owned, quiet=quiet, as_json=as_json)
    note_missing(quiet=quiet or as_json)
