"""Outputs and tables in the documentation that are kept true.

An output is a fenced block after `<!-- output of COMMAND -->`, or with `, lines A to B` before the arrow, for
a part of it; a table of formats stands after `<!-- table of READERS -->` or `<!-- table of EXPORTERS -->`.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
from collections.abc import Iterator, Mapping
from contextlib import chdir, contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from typer.testing import CliRunner

from dateline.app.building import build_file
from dateline.app.cli import app
from dateline.app.judging import take_in
from dateline.app.terminal import console
from dateline.io.readers.formats import READERS
from dateline.views.exports import EXPORTERS
from tests.lab import ROOT

PAGES = (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md")))
BLOCK = re.compile(
    r"<!-- output of (?P<command>dateline[^>]*?)(?:, lines (?P<first>\d+) to "
    r"(?P<last>\d+))? -->\n```text\n(?P<shown>.*?)```\n",
    re.DOTALL,
)
TABLE = re.compile(r"(?P<mark><!-- table of (?P<name>[A-Z]+) -->\n)(?P<shown>(?:\|.*\n)*)")
SCREEN = {"COLUMNS": "120", "TERMINAL_WIDTH": "120", "LINES": "40", "TERM": "dumb", "NO_COLOR": "1"}


@contextmanager
def demo_folder() -> Iterator[Path]:
    """A folder as `make demo` leaves the checkout, and the demo case as people judged it.

    It is the working directory meanwhile.
    """
    with TemporaryDirectory() as folder, chdir(folder), patch.dict(os.environ, SCREEN):
        console.cache_clear()  # of another test, which may have had another width
        Path("examples").symlink_to(ROOT / "examples")
        Path("demo").mkdir()
        build_file([Path("examples/patrol-boats")], Path("demo/case.dateline"))
        shutil.copy("demo/case.dateline", "demo/judged.dateline")
        take_in("demo/judged.dateline", Path("examples/patrol-boats-judgements.jsonl"))
        yield Path(folder)


@cache
def run(command: str) -> str:
    """What a command prints on stdout, without spaces at the ends of lines."""
    words = shlex.split(command)
    done = CliRunner().invoke(
        app, words[1:], prog_name="dateline", catch_exceptions=False, terminal_width=120
    )
    return "\n".join(line.rstrip() for line in done.stdout.rstrip("\n").split("\n")) + "\n"


def blocks(page: str) -> Mapping[str, str]:
    """What a page shows, by the command line and part that it shows."""
    return {key_of(match): match["shown"] for match in BLOCK.finditer(page)}


def key_of(match: re.Match[str]) -> str:
    """The words between the arrows."""
    return match[0].partition(" -->")[0].removeprefix("<!-- output of ")


def outputs(page: str) -> Mapping[str, str]:
    """What the commands of a page print now, by the same keys."""
    return {key_of(match): part(run(match["command"]), match) for match in BLOCK.finditer(page)}


def part(output: str, match: re.Match[str]) -> str:
    """The lines that a block shows."""
    if match["first"] is None:
        return output
    lines = output.splitlines(keepends=True)
    return "".join(lines[int(match["first"]) - 1 : int(match["last"])])


def table_of(name: str) -> str:
    """The formats of one door, as a table in Markdown."""
    rows = {"READERS": reader_rows, "EXPORTERS": exporter_rows}[name]()
    head, *rest = (f"| {' | '.join(row)} |\n".replace("|  |", "| |") for row in rows)
    return "".join([head, re.sub(r"[^|\n]+", "---", head), *rest])


def reader_rows() -> list[tuple[str, ...]]:
    """What is read."""
    head = ("endings", "what it is", "one page is", "what is known of it besides its text")
    return [
        head,
        *(
            (" ".join(f"`{ending}`" for ending in form.endings), form.help, form.page, form.known)
            for form in READERS
        ),
    ]


def exporter_rows() -> list[tuple[str, ...]]:
    """What is written."""
    return [
        ("`--to`", "what it is", "media type"),
        *((f"`{exporter.name}`", exporter.help, f"`{exporter.media_type}`") for exporter in EXPORTERS),
    ]


def tables(page: str) -> Mapping[str, tuple[str, str]]:
    """The tables that a page shows, and as they are now, by the names of the doors."""
    return {match["name"]: (match["shown"], table_of(match["name"])) for match in TABLE.finditer(page)}


def rewrite(page: str) -> str:
    """A page with what its commands print now."""

    def fresh(match: re.Match[str]) -> str:
        return match[0].replace(
            f"```text\n{match['shown']}```", f"```text\n{part(run(match['command']), match)}```"
        )

    return TABLE.sub(lambda match: match["mark"] + table_of(match["name"]), BLOCK.sub(fresh, page))
