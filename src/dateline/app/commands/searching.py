"""The command that looks for words in a case."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dateline.app.commands.options import AsJson, CasePath, Limit, Offset, TableFormat

LIMIT = 20
"""Claims and passages that are shown where nobody says how many."""
Words = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="WORDS",
        help='Words that are all wanted, "in quotes" where they stand together.',
        show_default=False,
    ),
]
OfPage = Annotated[str | None, typer.Option("--page", help="Only on this page.")]
OfActor = Annotated[str | None, typer.Option("--actor", help="Only claims in which this actor plays a part.")]
OfPlace = Annotated[str | None, typer.Option("--place", help="Only claims of what takes place here.")]
OfSource = Annotated[
    str | None, typer.Option("--source", help="Only claims by sources whose name has these words.")
]
OfStatus = Annotated[str | None, typer.Option("--status", help="Only claims of this status.")]
OfDay = Annotated[
    str | None,
    typer.Option("--day", metavar="EDTF", help="Only claims about these days: 2025-10-14, 2025-10."),
]
Batch = Annotated[
    Path | None,
    typer.Option(
        "--batch",
        metavar="NAMES",
        help="Look for every name in the first column of a CSV file instead.",
        show_default=False,
    ),
]
As = Annotated[
    TableFormat, typer.Option("--format", help="Text for people, JSON for programs, CSV for tables.")
]


def search(
    path: CasePath,
    words: Words = None,
    *,
    page: OfPage = None,
    actor: OfActor = None,
    place: OfPlace = None,
    source: OfSource = None,
    status: OfStatus = None,
    day: OfDay = None,
    batch: Batch = None,
    offset: Offset = 0,
    limit: Limit = None,
    to: As = TableFormat.TEXT,
    as_json: AsJson = False,
) -> None:
    """Look for words: in claims, with whose word each is, then in the passages of pages, the best first.

    Nothing but quotation marks is syntax. Of a claim the id leads on to `dateline why` and `dateline event`. With
    --batch every name of a list is looked for: in how many claims and on how many pages, and where first.
    """
    form = TableFormat.JSON if as_json else to
    if batch is not None:
        search_list(path, batch, form)
        return
    if not words:
        raise typer.BadParameter(
            "there is nothing to look for; give words, or a list with --batch.", param_hint="WORDS"
        )
    from dateline.app.asking import known_status
    from dateline.app.matches import draw_search
    from dateline.app.screen import answered
    from dateline.app.searching import Wanted
    from dateline.app.searching import search as search_case
    from dateline.app.spreadsheets import pour_search
    from dateline.app.terminal import print_json

    wanted = Wanted(" ".join(words), page, actor, place, source, known_status(status), day)
    rows = limit if limit is not None else LIMIT if form is TableFormat.TEXT else 0
    found = answered(path, lambda case: search_case(case, wanted, offset=offset, limit=rows or -1))
    if form is TableFormat.JSON:
        print_json(found)
    elif form is TableFormat.CSV:
        pour_search(found)
    else:
        draw_search(found, path, offset=offset)


def search_list(path: Path, batch: Path, form: TableFormat) -> None:
    """Look for every name of a list."""
    from dateline.app.matches import draw_names
    from dateline.app.name_lists import read_names, search_names
    from dateline.app.screen import answered
    from dateline.app.spreadsheets import pour_names
    from dateline.app.terminal import print_json

    names = read_names(batch)
    found = answered(path, lambda case: search_names(case, names))
    if form is TableFormat.JSON:
        print_json(found)
    elif form is TableFormat.CSV:
        pour_names(found)
    else:
        draw_names(found)
