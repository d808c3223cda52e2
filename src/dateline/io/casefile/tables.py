"""Nouns as rows and back: which table holds which noun, and which columns hold which field.

A field that is a scalar is a column; a `By`, a `Status` and the span that a noun stands on are several;
whatever is a list, nested or optional and nested is JSON.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, fields
from functools import cache
from itertools import chain
from typing import Any, get_type_hints

import msgspec

from dateline.errors import SpanError, StoreError, SymbolError
from dateline.io.casefile.failures import AGAIN, NAMES, primary_code, said_by
from dateline.model import LAYERS, By, Judgement, Page, Ruling, Sighting, Span, Status, Symbol

NOUNS: Mapping[str, type] = {**LAYERS, "judgements": Judgement, "rulings": Ruling}
"""The noun of every table that is a field of the case, in the order of their foreign keys.

Pages, their sightings and the run are written by hand.
"""

SPREAD: Mapping[type, Mapping[str, str]] = {
    By: {"rule": "rule", "score": "score", "premises": "premises", "grounds": "grounds"},
    Span: {"page": "page", "start": "start", "end": "end"},
    Symbol: {"text": "symbol"},
    Status: {"label": "label", "certainty": "certainty", "polarity": "polarity", "time": "time"},
}
"""Nested nouns that are spread over columns: their field -> column."""

SCALARS = (str, int, float, bool)


@dataclass(frozen=True)
class Column:
    """One column: its field, the part of that when it is spread, and whether it is JSON or a truth value."""

    name: str
    field: str
    part: str | None
    json: bool
    truth: bool = False


@cache
def columns_of(noun: type) -> tuple[Column, ...]:
    """The columns of a noun, in the order of its fields."""
    hints = get_type_hints(noun)
    columns = (columns_of_field(field.name, hints[field.name]) for field in fields(noun))
    return tuple(chain.from_iterable(columns))


def quoted(columns: Iterable[Any]) -> str:
    """Column names for SQL; some nouns have fields named like its keywords."""
    return ", ".join(f'"{column.name}"' for column in columns)


def columns_of_field(name: str, hint: Any) -> Iterable[Column]:
    """The columns of one field."""
    if hint in SPREAD:
        return [
            Column(column, name, part, json=part in ("premises", "grounds"))
            for part, column in SPREAD[hint].items()
        ]
    return [Column(name, name, None, json=not is_scalar(hint), truth=hint is bool)]


def is_scalar(hint: Any) -> bool:
    """Whether SQLite holds it as it is: text, a number, an enum of texts, or one of these or nothing."""
    kinds = [kind for kind in getattr(hint, "__args__", (hint,)) if kind is not type(None)]
    return not hasattr(hint, "__origin__") and all(
        isinstance(kind, type) and issubclass(kind, SCALARS) for kind in kinds
    )


def row_of(fact: Any) -> tuple[Any, ...]:
    """A noun as the values of its columns."""
    plain = msgspec.to_builtins(fact)
    return tuple([value_of(plain[column.field], column) for column in columns_of(fact.__class__)])


def value_of(field: Any, column: Column) -> Any:
    """What a column holds of a field."""
    part = field if column.part is None else field[column.part]
    if column.json and part is not None:
        return msgspec.json.encode(part).decode()
    return int(part) if column.truth else part


@contextmanager
def readable(table: str) -> Iterator[None]:
    """Turn what damage raises, or a row that is no noun, into a StoreError that names the table."""
    try:
        yield
    except sqlite3.Error as error:
        if primary_code(error) in NAMES:
            raise
        raise StoreError(f"the table {table} is damaged ({said_by(error)}).", advice=AGAIN) from error
    except (
        msgspec.MsgspecError,
        SpanError,
        SymbolError,
        TypeError,
        ValueError,
        RecursionError,
        StopIteration,
    ) as error:
        raise StoreError(f"the table {table} is damaged ({said_by(error)}).", advice=AGAIN) from error


def facts_of(table: str, rows: Iterable[Sequence[Any]]) -> tuple[Any, ...]:
    """The nouns of a table's rows.

    StoreError when a row is no such noun or its id is not the id of what it says (law 4).
    """
    noun = NOUNS[table]
    columns = columns_of(noun)
    with readable(table):
        plain = [plain_of(columns, row) for row in rows]
        facts = tuple(msgspec.convert(plain, list[noun]))  # type: ignore[valid-type]
    refuse_tampered(table, (row.get("id") for row in plain), facts)
    return facts


def pages_of(rows: Sequence[Sequence[Any]], sightings: Iterable[Sequence[Any]]) -> tuple[Page, ...]:
    """The pages of rows of (id, ref, text), and of rows of sightings after the id of their page."""
    met: dict[str, list[Sighting]] = defaultdict(list)
    with readable("sightings"):
        for page, *row in sightings:
            met[page].append(msgspec.convert(plain_of(SIGHTING, row), Sighting))
    pages = tuple(Page(ref, text, tuple(met[page])) for page, ref, text in rows)
    refuse_tampered("pages", (page for page, _, _ in rows), pages)
    return pages


def plain_of(columns: Sequence[Column], row: Sequence[Any]) -> dict[str, Any]:
    """A row as the plain dictionary of its noun."""
    plain: dict[str, Any] = {}
    for column, value in zip(columns, row, strict=True):
        read = (
            msgspec.json.decode(value)
            if column.json and value is not None
            else bool(value)
            if column.truth
            else value
        )
        if column.part is None:
            plain[column.field] = read
        else:
            plain.setdefault(column.field, {})[column.part] = read
    return plain


def refuse_tampered(table: str, stored: Iterable[str | None], facts: Sequence[Any]) -> None:
    """Raise StoreError unless every stored id is the one that its fact computes."""
    for known, fact in zip(stored, facts, strict=True):
        if known is not None and known != fact.id:
            raise StoreError(
                f"changed outside dateline: in the table {table}, {known} does not say what it said"
                f" when it was written (its content makes {fact.id}).",
                advice=AGAIN,
            )


SIGHTING = columns_of(Sighting)
