"""Arguments and options that several commands share."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

CasePath = Annotated[Path, typer.Argument(metavar="CASE", help="A case file.", show_default=False)]
Id = Annotated[
    str,
    typer.Argument(
        metavar="ID", help="An id, or its beginning where no other begins so.", show_default=False
    ),
]
Offset = Annotated[int, typer.Option(min=0, help="Leave out so many from the beginning.")]
Limit = Annotated[
    int | None, typer.Option(min=0, help="Show at most so many, 0 for all.", show_default=False)
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for programs.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing but errors.")]


class TableFormat(StrEnum):
    """How rows are written."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"


class BriefFormat(StrEnum):
    """How a brief is written."""

    MARKDOWN = "md"
    TEXT = "text"
