"""Tables: every list of the server is one, in pages for people and as a whole for spreadsheets."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from io import StringIO
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from dateline.app.serve.layout import render
from dateline.views.controls import visible
from dateline.views.words import counted

CHUNK = 2000
"""Rows that are read together where all are wanted."""

OBEYED = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula."""


@dataclass(frozen=True)
class Cell:
    """What stands in a field of a table, and where it leads; `lit` are its words cut at what was found."""

    text: str = ""
    href: str | None = None
    lit: tuple[tuple[str, bool], ...] = ()


@dataclass(frozen=True)
class Column:
    """The head of a column, and how its fields look: date, number, status, words, soft or plain."""

    name: str
    look: str = "plain"


@dataclass(frozen=True)
class Row:
    """A row of a table; with an id it may be picked to be judged."""

    cells: tuple[Cell, ...]
    id: str = ""


@dataclass(frozen=True)
class Part:
    """Some rows of a table, and how many it has in all."""

    rows: Sequence[Row]
    total: int


Rows = Callable[[int, int], Part]
"""Rows of a table from an offset on, so many at most."""


@dataclass(frozen=True)
class Table:
    """A list: what it is of, its columns and its rows; `empty` is said where there are none.

    `noun` is what a row is. `sort` is what picked rows are (entity or event), where they may be judged.
    `per_page` rows are shown at once.
    """

    name: str
    noun: str
    columns: tuple[Column, ...]
    rows: Rows
    empty: str
    sort: str = ""
    per_page: int = 50


@dataclass(frozen=True)
class Leaf:
    """One page of a table: its number, how many there are, its rows, which these are of all."""

    number: int
    pages: int
    rows: Sequence[Row]
    first: int
    last: int
    total: int


def rows_of(all_rows: Sequence[Row]) -> Rows:
    """Rows that are all there."""
    return lambda offset, limit: Part(all_rows[offset : offset + limit], len(all_rows))


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
        writer.writerows([harmless(cell.text) for cell in row.cells] for row in part.rows)
        total, at = part.total, at + CHUNK
    writer.writerow([counted(total, table.noun)])
    name = f"{table.name}.csv"
    return Response(
        out.getvalue().encode("utf-8-sig", "replace"),
        media_type="text/csv; charset=utf-8",
        headers={"content-disposition": f'attachment; filename="{name}"'},
    )


def harmless(text: str) -> str:
    """Words that no spreadsheet obeys."""
    told = visible(text)
    return f"'{told}" if told.startswith(OBEYED) else told


def cells(*given: str | Cell | None) -> tuple[Cell, ...]:
    """Fields of a row, from words or cells."""
    return tuple(each if isinstance(each, Cell) else Cell(each or "") for each in given)


def columns(*given: str) -> tuple[Column, ...]:
    """Columns, each as its name or as name and look: "Claims:number"."""
    return tuple(Column(*each.split(":", 1)) for each in given)


def joined(words: Iterable[str]) -> str:
    """Words in one field."""
    return ", ".join(words)
