"""Lists as pages for people, and whole for spreadsheets."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from io import StringIO
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from dateline.app.serve.layout import render
from dateline.app.serve.tables import Row, Table
from dateline.views.controls import visible
from dateline.views.words import counted

CHUNK = 2000
"""Rows that are read together where all are wanted."""


@dataclass(frozen=True)
class Leaf:
    """One page of a table: its number, how many there are, its rows, which these are of all."""

    number: int
    pages: int
    rows: Sequence[Row]
    first: int
    last: int
    total: int


def leaf_of(table: Table, number: int) -> Leaf:
    """The page of a table with a number, the last there is where it has fewer."""
    part = table.rows((number - 1) * table.per_page, table.per_page)
    pages = max(1, -(-part.total // table.per_page))
    if number > pages:
        return leaf_of(table, pages)
    first = (number - 1) * table.per_page
    return Leaf(number, pages, part.rows, first + bool(part.rows), first + len(part.rows), part.total)


def show_table(
    request: Request,
    table: Table,
    *,
    view: str,
    title: str,
    note: str = "",
    template: str = "list.html",
    **told: Any,
) -> Response:
    """A table as a page for people, or, where the address ends in .csv, whole as CSV."""
    if request.url.path.endswith(".csv"):
        return csv_of(table)
    asked = {name: value for name, value in request.query_params.items() if name != "leaf" and value}
    leaf = leaf_of(table, number_in(request, "leaf"))
    return render(
        request, template, view=view, title=title, note=note, table=table, leaf=leaf, asked=asked, **told
    )


def number_in(request: Request, name: str) -> int:
    """A number that is asked for; 1 where it is none."""
    given = request.query_params.get(name, "")
    return max(1, int(given)) if given.isascii() and given.isdigit() and len(given) < 10 else 1


def csv_of(table: Table) -> Response:
    """All rows of a table as CSV, with a last line that counts them."""
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow([column.name for column in table.columns])
    total, at = 1, 0
    while at < total:
        part = table.rows(at, CHUNK)
        writer.writerows(map(fields_of, part.rows))
        total, at = part.total, at + CHUNK
    writer.writerow([counted(total, table.noun)])
    name = f"{table.name}.csv"
    return Response(
        out.getvalue().encode("utf-8-sig", "replace"),
        media_type="text/csv; charset=utf-8",
        headers={"content-disposition": f'attachment; filename="{name}"'},
    )


def fields_of(row: Row) -> list[object]:
    """A row for a spreadsheet, which obeys nothing in it."""
    from dateline.app.spreadsheets import harmless

    return [harmless(visible(cell.text)) for cell in row.cells]
