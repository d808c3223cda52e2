"""Whether a case file is whole: each part is looked at by itself, so that damage in one hides no other."""

from __future__ import annotations

import os
import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dateline.errors import StoreError
from dateline.io.casefile.casefile import open_store
from dateline.io.casefile.seals import SEALED, is_sealed
from dateline.io.casefile.wrongs import wrongs_in

PARTS: Mapping[str, str] = {
    "file": "hangs together",
    "schema": "as dateline makes it",
    "build": "complete",
    **dict.fromkeys((*SEALED, "page_search", "passage_search"), ""),
}
"""What is looked at, in order, and what is said of it when it is right; of tables the number of rows."""

REBUILD = "Build the case again from its pages"
ADVICE: Mapping[str, str] = {
    "build": "Run the same build again.",
    **dict.fromkeys(("file", "schema"), f"{REBUILD}, into a new file."),
}
"""What to do about parts that no build into the same file mends."""

TOLD = 3
"""How many wrongs of one part are told."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One part of a case file: whether it is right, what was found, and what to do when it is wrong."""

    part: str
    right: bool
    found: str
    advice: str = ""


def check_file(path: str | os.PathLike[str]) -> tuple[Finding, ...]:
    """What is right and what is wrong with a case file; one that cannot be opened is one finding."""
    try:
        with open_store(path) as connection:
            return tuple(findings(connection))
    except StoreError as error:
        return (Finding("file", right=False, found=error.message, advice=error.advice),)


def findings(connection: sqlite3.Connection) -> Iterator[Finding]:
    """Every part of an open file."""
    wrongs: dict[str, list[str]] = defaultdict(list)
    for part, wrong in wrongs_in(connection):
        wrongs[part].append(wrong)
    for part, said in PARTS.items():
        if part in wrongs:
            advice = ADVICE.get(part, f"{REBUILD}.")
            yield Finding(part, right=False, found=listed(wrongs[part]), advice=advice)
        else:
            yield Finding(part, right=True, found=said or count_rows(connection, part))


def listed(wrongs: list[str]) -> str:
    """The first wrongs of a part, and how many more there are."""
    more = len(wrongs) - TOLD
    return "; ".join(wrongs[:TOLD]) + (f"; and {more} more" if more > 0 else "")


def count_rows(connection: sqlite3.Connection, table: str) -> str:
    """How many rows a table has, and whether they are sealed."""
    (number,) = connection.execute(f"SELECT count(*) FROM {table}").fetchone()  # noqa: S608 — our names
    sealed = table in SEALED and is_sealed(connection)
    return f"{number} {'row' if number == 1 else 'rows'}{', as they were written' if sealed else ''}"
