"""The command line. Every command imports what it needs when it runs, so that --help is quick."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from dateline import __version__
from dateline.errors import DatelineError

EXITS = "Exit codes: 0 done (a file that could not be read is a problem in the case, not a failure), 1 could not be done, 2 wrong usage, 130 interrupted."

app = typer.Typer(
    name="dateline",
    help=f"Turn a pile of news pages into a case file: who says what happened, where and when, and on whose word.\n\n{EXITS}",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)

Inputs = Annotated[list[Path], typer.Argument(help="Pages: .txt, .html or .jsonl files, or folders of them.", show_default=False)]
CasePath = Annotated[Path, typer.Argument(metavar="CASE", help="A case file.", show_default=False)]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing but errors.")]
Jobs = Annotated[int, typer.Option("--jobs", "-j", min=0, help="Processes that read pages; 0 for one a core.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for programs.")]


def main() -> NoReturn:
    """Run the command line; an error that dateline raises on purpose is one line on stderr, and never a traceback."""
    try:
        app(standalone_mode=True)
    except DatelineError as error:
        typer.echo(f"dateline: {error}", err=True)
        sys.exit(1)
    except KeyboardInterrupt:
        typer.echo("dateline: interrupted. Run the same command again; what was read is kept.", err=True)
        sys.exit(130)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    sys.exit(0)


def show_version(wanted: bool) -> None:
    """Print the version and end."""
    if wanted:
        typer.echo(f"dateline {__version__}")
        raise typer.Exit


@app.callback()
def options(version: Annotated[bool, typer.Option("--version", callback=show_version, is_eager=True, help="Print the version and end.")] = False) -> None:
    """Options before the command."""


@app.command()
def build(
    inputs: Inputs,
    out: Annotated[Path, typer.Option("--out", "-o", help="The case file to write.")] = Path("case.dateline"),
    *,
    quiet: Quiet = False,
    alone: Annotated[bool, typer.Option("--alone", help="Let no page help to date another.")] = False,
    jobs: Jobs = 1,
    as_json: AsJson = False,
) -> None:
    """Make a case of exactly these pages; pages that have not changed since the last build cost nothing."""
    from dateline.app.building import build_file
    from dateline.app.screen import progress_bar, show_summary

    with progress_bar(quiet=quiet or as_json) as progress:
        case = build_file(inputs, out, alone=alone, jobs=jobs, progress=progress)
    show_summary(case, out, quiet=quiet, as_json=as_json)


@app.command()
def add(path: CasePath, inputs: Inputs, *, quiet: Quiet = False, jobs: Jobs = 1, as_json: AsJson = False) -> None:
    """Add pages to a case; only what is new is read."""
    from dateline.app.building import add_to_file
    from dateline.app.screen import progress_bar, show_summary

    with progress_bar(quiet=quiet or as_json) as progress:
        case = add_to_file(path, inputs, jobs=jobs, progress=progress)
    show_summary(case, path, quiet=quiet, as_json=as_json)


@app.command()
def export(
    path: CasePath,
    to: Annotated[str, typer.Option("--to", help="The format: jsonl.")] = "jsonl",
    out: Annotated[Path, typer.Option("--out", "-o", help="The folder to write into.")] = Path("export"),
    *,
    quiet: Quiet = False,
) -> None:
    """Write the whole case as JSON lines, the same bytes for the same case."""
    if to != "jsonl":
        raise typer.BadParameter(f"{to!r} is no format; there is jsonl.", param_hint="--to")
    from dateline.app.screen import open_case, write_files
    from dateline.views.jsonl import render_jsonl

    write_files(render_jsonl(open_case(path)), out)
    if not quiet:
        typer.echo(f"{out}")
