"""The rows of tables that list pages, by the columns that we know."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from io import StringIO
from itertools import chain

from dateline.io.addresses import is_address
from dateline.io.readers.fields import NAMES
from dateline.io.sources import Source

PATHS = ("path", "file", "file_path", "filepath", "local_path", "localpath", "filename", "file_name")
"""What tables call the file of a page."""

DELIMITERS = ",;\t|"

KNOWN = list(chain(PATHS, *NAMES.values()))

COLUMNS: Mapping[str, str] = {name.lower(): name for name in reversed(KNOWN)}
"""The columns that we know, by their names in lower case."""

TELLING = frozenset(
    map(str.lower, (*NAMES["url"], *NAMES["text"], *NAMES["html"], *NAMES["beginning"], *PATHS))
)
"""Columns of which a header has at least one."""

HOLDING = frozenset((*NAMES["text"], *NAMES["html"], *NAMES["beginning"]))
"""Columns that hold a page, or its beginning."""

Row = Mapping[str, str]


def rows(text: str, source: Source) -> Iterator[tuple[int, Row]]:
    """The rows of a table by column, each with its line number; without a header, the path is in each row."""
    csv.field_size_limit(source.limits.characters)
    table = csv.reader(StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=delimiter_of(text))
    header: list[str] | None = None
    while True:
        number = table.line_num + 1
        if (cells := next(table, None)) is None:
            return
        source.allowance.spend_member()
        if not any(cell.strip() for cell in cells):
            continue
        if header is None and (header := header_of(cells)):
            continue
        yield number, by_column(header, cells) if header else bare_row(cells)


def delimiter_of(text: str) -> str:
    """What parts the cells: the likeliest sign of the first line."""
    first = text.lstrip("\ufeff\r\n").partition("\n")[0]
    return max(DELIMITERS, key=first.count)


def header_of(cells: Sequence[str]) -> list[str]:
    """The columns that a header names, as records of APIs call them; empty when the row is no header."""
    names = ["_".join(cell.lower().split()) for cell in cells]
    return (
        [COLUMNS.get(name, cell.strip()) for name, cell in zip(names, cells, strict=True)]
        if TELLING & set(names)
        else []
    )


def by_column(header: Sequence[str], cells: Sequence[str]) -> Row:
    """A row by column; of two columns of one name the first that says something."""
    row: dict[str, str] = {}
    for name, cell in zip(header, cells, strict=False):
        if cell.strip():
            row.setdefault(name, cell.strip())
    return row


def bare_row(cells: Sequence[str]) -> Row:
    """A row of a table without header."""
    url = next((cell.strip() for cell in cells if is_address(cell.strip())), None)
    return {"url": url} if url else {"path": cells[0].strip()}
