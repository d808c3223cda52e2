"""Filters as conditions of SQL; whatever people type is a parameter of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import msgspec

from dateline.io.casefile.filters import ClaimFilter, Found
from dateline.io.casefile.searching import match_of
from dateline.io.casefile.stored import StoredCase


@dataclass
class Conditions:
    """Conditions of SQL as they are gathered, all of which must hold, and their parameters."""

    where: list[str] = field(default_factory=lambda: ["1"])
    parameters: list[Any] = field(default_factory=list)

    def add(self, condition: str, *values: Any) -> None:
        """Ask for one more, unless its first value is nothing."""
        if values and values[0] not in (None, "", 0, False):
            self.where.append(condition)
            self.parameters.extend(values if "?" in condition else ())

    @property
    def sql(self) -> str:
        """All of them."""
        return " AND ".join(self.where)


def page_of(
    case: StoredCase, what: str, conditions: Conditions, order: str, *, offset: int, limit: int
) -> Found:
    """What `what` selects from, in an order, from an offset on, and how many there are in all."""
    column, _, tables = what.partition(" FROM ")
    rest = f"FROM {tables} WHERE {conditions.sql}"
    (total,) = case.column(f"SELECT count(*) {rest}", *conditions.parameters)
    query = f"SELECT {column} {rest} ORDER BY {order} LIMIT ? OFFSET ?"
    return Found(tuple(case.column(query, *conditions.parameters, limit, offset)), total)


FOUND = "SELECT claim AS found FROM claim_search WHERE claim_search MATCH ?"
"""The claims in whose words something is found."""


def match(words: str | None) -> str | None:
    """What to look for; where there is no word in it, what is never found."""
    return None if words is None else match_of(words) or '""'


def claim_conditions(case: StoredCase, wanted: ClaimFilter) -> Conditions:
    """The conditions of a filter of claims, on the table of entries."""
    asked = Conditions()
    for column in ("status", "page", "event"):
        asked.add(f"entries.{column} = ?", getattr(wanted, column))
    asked.add(
        "(entries.type = ?1 OR entries.type LIKE ?1 || '/%')".replace("?1", "?"), wanted.type, wanted.type
    )
    asked.add("coalesce(entries.latest, entries.earliest) >= ?", wanted.since)
    asked.add("coalesce(entries.earliest, entries.latest) <= ?", wanted.until)
    party = "entries.claim IN (SELECT claim FROM parties WHERE entity = ?"
    asked.add(f"{party})", wanted.actor)
    asked.add(f"{party} AND part = 'place')", wanted.place)
    asked.add("entries.own", wanted.own)
    asked.add("NOT entries.speech", not wanted.speech)
    asked.add("entries.event IN (SELECT event FROM moments WHERE witnesses >= ?)", wanted.witnesses)
    asked.add(f"entries.claim IN ({FOUND})", match(wanted.words))
    if wanted.source is not None:
        names = speakers_named(case, wanted.source)
        asked.add(
            "entries.claim IN (SELECT claim FROM speakers WHERE name IN (SELECT value FROM json_each(?)))",
            names,
        )
    return asked


def speakers_of(case: StoredCase) -> list[str]:
    """The names of all sources, outlets among them."""
    return case.column("SELECT DISTINCT name FROM speakers ORDER BY name")


def speakers_named(case: StoredCase, words: str) -> str:
    """The names of sources that have some words in them, as a list in JSON."""
    return as_json([name for name in speakers_of(case) if words.casefold() in name.casefold()])


def as_json(values: Sequence[str]) -> str:
    """A list for `json_each`."""
    return msgspec.json.encode(values).decode()
