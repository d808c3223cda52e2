"""Lists of names, each of which is looked for in a case."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from dateline.app.searching import Match, claim_match, passage_match
from dateline.errors import ReadError
from dateline.io.casefile.queries import ClaimFilter, StoredCase, find_pages, search_claims, search_passages

NAMES, BYTES = 10_000, 10_000_000
"""Rows that a list of names may have, and bytes."""
FIRST = 3
"""Hits that are told of every name of a list."""
HEADINGS = frozenset({"name", "names"})
"""What stands above a column of names."""


@dataclass(frozen=True)
class Named:
    """One name of a list: in how many claims and on how many pages it stands, and what was found first."""

    name: str
    claims: int
    pages: int
    first: tuple[Match, ...]


def search_names(case: StoredCase, names: Sequence[str]) -> tuple[Named, ...]:
    """Every name of a list, as words that stand together."""
    return tuple(search_name(case, name) for name in names)


def search_name(case: StoredCase, name: str) -> Named:
    """One name of a list."""
    words = '"' + name.replace('"', " ") + '"'
    found = search_claims(case, words, ClaimFilter(speech=True), limit=FIRST)
    passages = search_passages(case, words, limit=FIRST - len(found.hits))
    pages = find_pages(case, words=words, limit=0).total
    first = (
        *(claim_match(case, hit) for hit in found.hits),
        *(passage_match(case, hit) for hit in passages.hits),
    )
    return Named(name, found.total, pages, first)


def read_names(path: Path) -> tuple[str, ...]:
    """The names of a list: the first column of a CSV file, each once, without a heading.

    ReadError when there is no such list.
    """
    try:
        with path.open("rb") as file:
            content = file.read(BYTES + 1)
    except OSError as error:
        raise ReadError(f"the list cannot be read ({error.strerror}).", file=str(path)) from error
    if len(content) > BYTES:
        raise ReadError("the list is longer than 10 MB.", advice="Cut it into several.", file=str(path))
    try:
        rows = list(csv.reader(StringIO(content.decode("utf-8-sig"), newline="")))
    except (UnicodeDecodeError, csv.Error) as error:
        raise ReadError(f"the list is no CSV in UTF-8 ({error}).", file=str(path)) from error
    names = list(dict.fromkeys(" ".join(row[0].split()) for row in rows if row and row[0].strip()))
    names = names[1:] if names and names[0].casefold() in HEADINGS else names
    if not names:
        raise ReadError("the list has no names.", advice="Write one a line.", file=str(path))
    if len(names) > NAMES:
        raise ReadError(
            f"the list has more than {NAMES} names.", advice="Cut it into several.", file=str(path)
        )
    return tuple(names)
