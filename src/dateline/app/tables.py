"""How everything is laid out on the terminal: tables, and blocks of text beside a narrow column."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.table import Table
from rich.text import Text

from dateline.app.terminal import show, styled

PEOPLE = "italic"
"""The look of what people decided or noted."""


def draw_rows(rows: Iterable[tuple[str, Text]], *, width: int, apart: bool = True) -> None:
    """Blocks of text beside a narrow first column, `apart` by an empty line."""
    table = Table(box=None, show_header=False, padding=(0, 2, int(apart), 0), pad_edge=False)
    table.add_column(width=width, overflow="fold", style="bold")
    table.add_column(overflow="fold", ratio=1)
    for first, block in rows:
        table.add_row(styled((first, "")), block)
    if table.row_count:
        show(table)


def draw_table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """A table; numbers in the first column and ids are not wrapped."""
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="bold")
    for name in header:
        table.add_column(name, no_wrap=name in {header[0], "id"}, overflow="fold")
    for row in rows:
        table.add_row(*(styled((cell, "")) for cell in row))
    show(table)
