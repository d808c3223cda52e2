"""What was found in a case as a table for spreadsheets."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO

from dateline.app.matches import place_of
from dateline.app.name_lists import Named
from dateline.app.searching import Match, Search
from dateline.app.terminal import pour

COLUMNS = ("kind", "id", "page", "start", "end", "status", "says_who", "date", "words")
"""What a table tells of everything that was found."""
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""Beginnings of what a spreadsheet would run."""


def pour_table(header: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """A table as CSV on standard output, in which no cell is a formula."""
    written = StringIO()
    table = csv.writer(written, lineterminator="\n")
    table.writerow(header)
    table.writerows([harmless(cell) for cell in row] for row in rows)
    pour(written.getvalue().encode("utf-8", "replace"))


def harmless(cell: object) -> object:
    """A cell that a spreadsheet only shows."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell


def pour_search(found: Search) -> None:
    """What was found as CSV."""
    pour_table(COLUMNS, map(columns_of, found.matches))


def columns_of(match: Match) -> tuple[object, ...]:
    """What was found in columns."""
    where = (match.kind, match.id, match.page, match.start, match.end)
    return (*where, match.status or "", " › ".join(match.says_who), match.date or "", match.text)


def pour_names(found: Sequence[Named]) -> None:
    """Every name of a list as CSV, what was found first behind it."""
    pour_table(("name", "claims", "pages", "first"), named_columns(found))


def named_columns(found: Sequence[Named]) -> Iterator[tuple[object, ...]]:
    """The names of a list in columns."""
    for each in found:
        told = "; ".join(f"{match.id} {place_of(match)} {match.text}" for match in each.first)
        yield each.name, each.claims, each.pages, told
