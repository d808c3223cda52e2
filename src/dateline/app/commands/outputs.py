"""The commands that write what a case is handed on as."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dateline.app.commands.options import AsJson, CasePath, Quiet

STDOUT = (Path("-"), Path("/dev/stdout"))

Force = Annotated[
    bool, typer.Option("--force", help="Replace what is there, also when it was not written for this case.")
]


def export(
    path: CasePath,
    to: Annotated[str, typer.Option("--to", help="One of the formats below.")] = "jsonl",
    out: Annotated[Path, typer.Option("--out", "-o", help="The folder to write into.")] = Path("export"),
    *,
    force: Force = False,
    quiet: Quiet = False,
) -> None:
    """Write a case in another format, the same bytes for the same case."""
    from dateline.app.exporting import export_file
    from dateline.app.formats import exporter_named, exporter_names

    exporter = exporter_named(to)
    if exporter is None:
        known = ", ".join(exporter_names())
        raise typer.BadParameter(f"{to!r} is no format; there is {known}.", param_hint="--to")
    export_file(path, out, exporter=exporter, force=force)
    tell_place(out, quiet=quiet)


def capture(
    path: CasePath,
    out: Annotated[Path, typer.Option("--out", "-o", help="The WACZ file to write.")] = Path("evidence.wacz"),
    *,
    force: Force = False,
    quiet: Quiet = False,
    as_json: AsJson = False,
) -> None:
    """Write the bytes of all pages as a web archive (WACZ), the same for the same case.

    A case can be built of it again.
    """
    if out.suffix.lower() != ".wacz":
        raise typer.BadParameter(f"{str(out)!r} does not end in .wacz.", param_hint="--out")
    from dateline.app.exporting import capture_file
    from dateline.app.summaries import show_evidence
    from dateline.app.terminal import print_json

    written = capture_file(path, out, force=force)
    if as_json:
        print_json(written)
    elif not quiet:
        show_evidence(written)


def report(
    path: CasePath,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out",
            "-o",
            help="The HTML file to write, - for standard output; "
            "the case file's name with .html where none is named.",
            show_default=False,
        ),
    ] = None,
    *,
    with_texts: Annotated[
        bool, typer.Option("--with-texts", help="With the whole texts of the pages, evidence marked in them.")
    ] = False,
    force: Force = False,
    quiet: Quiet = False,
) -> None:
    """Write one self-contained HTML file for people: what is told, denied, announced, with its evidence."""
    from dateline.app.exporting import report_file, report_of
    from dateline.app.terminal import pour

    if out in STDOUT:
        pour(report_of(path, texts=with_texts))
    else:
        tell_place(report_file(path, out, texts=with_texts, force=force), quiet=quiet)


def tell_place(place: Path, *, quiet: bool) -> None:
    """Where something was written."""
    from dateline.app.terminal import tell

    if not quiet:
        tell(f"{place}")
