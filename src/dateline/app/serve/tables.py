"""Tables: every list of the server is one, in pages for people and as a whole for spreadsheets."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass


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


def rows_of(all_rows: Sequence[Row]) -> Rows:
    """Rows that are all there."""
    return lambda offset, limit: Part(all_rows[offset : offset + limit], len(all_rows))


def cells(*given: str | Cell | None) -> tuple[Cell, ...]:
    """Fields of a row, from words or cells."""
    return tuple(each if isinstance(each, Cell) else Cell(each or "") for each in given)


def columns(*given: str) -> tuple[Column, ...]:
    """Columns, each as its name or as name and look: "Claims:number"."""
    return tuple(Column(*each.split(":", 1)) for each in given)


def joined(words: Iterable[str]) -> str:
    """Words in one field."""
    return ", ".join(words)
