"""A case into its tables."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from typing import Any

from dateline.io.casefile.indexing import INDEXES
from dateline.io.casefile.tables import NOUNS, SIGHTING, columns_of, quoted, row_of
from dateline.model import Case, Claim, Judgement, Page


def delete_case(connection: sqlite3.Connection) -> None:
    """Empty every table that a build fills."""
    for table in (
        "runs",
        "settings",
        *INDEXES,
        *(name for name in NOUNS if name != "judgements"),
        "claim_search",
        "sightings",
        "pages",
    ):
        connection.execute(f"DELETE FROM {table}")  # noqa: S608 — our names


def write_pages(connection: sqlite3.Connection, pages: Iterable[Page]) -> None:
    """Pages and their sightings, in order."""
    for page in pages:
        connection.execute(
            "INSERT INTO pages (id, ref, text) VALUES (?, ?, ?)", (page.id, page.ref, page.text)
        )
        marks = ", ".join("?" * (1 + len(SIGHTING)))
        rows = ((page.id, *row_of(sighting)) for sighting in page.sightings)
        columns = f"(page, {quoted(SIGHTING)})"
        insert = f"INSERT INTO sightings {columns} VALUES ({marks})"  # noqa: S608 — our names
        connection.executemany(insert, rows)


def write_facts(connection: sqlite3.Connection, table: str, facts: Iterable[Any]) -> None:
    """Nouns of one kind, in order."""
    columns = columns_of(NOUNS[table])
    verb = "INSERT OR IGNORE" if NOUNS[table] is Judgement else "INSERT"
    connection.executemany(
        f"{verb} INTO {table} ({quoted(columns)}) VALUES ({', '.join('?' * len(columns))})",
        map(row_of, facts),
    )


def index_words(connection: sqlite3.Connection, case: Case) -> None:
    """The full-text index over pages and over the words of claims; its rows have the numbers of theirs."""
    text = {page.id: page.text for page in case.pages}
    words = ((number, claim.id, evidence_words(claim, text)) for number, claim in enumerate(case.claims, 1))
    connection.executemany("INSERT INTO claim_search (rowid, claim, words) VALUES (?, ?, ?)", words)
    connection.execute("INSERT INTO page_search (page_search) VALUES ('rebuild')")


def evidence_words(claim: Claim, text: Mapping[str, str]) -> str:
    """The evidence of a claim in words; `text` is that of pages, by id."""
    return " … ".join(text[span.page][span.start : span.end] for span in claim.evidence)
