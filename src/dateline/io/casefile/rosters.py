"""Who speaks and who acts, counted by the case file: sources, ties between two, and other sums."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import msgspec

from dateline.io.casefile.stored import StoredCase

SOURCES = """
SELECT name, status, name IN (SELECT outlet FROM page_names), count(DISTINCT claim)
FROM speakers JOIN entries USING (claim)
WHERE entries.own OR name NOT IN (SELECT outlet FROM page_names)
GROUP BY name, status
"""
"""The claims of every source by status: of outlets in their own words, of others wherever they are quoted."""

TIES = """
SELECT actor.value, iif(events.predicate IS NULL, claims.lemma, coalesce(events.mode, events.predicate)),
  recipient.value, count(*), group_concat(events.id, ' ')
FROM events JOIN json_each(events.actors) AS actor JOIN json_each(events.recipients) AS recipient
  JOIN moments ON moments.event = events.id LEFT JOIN claims ON claims.id = moments.told_by
GROUP BY 1, 2, 3 ORDER BY 4 DESC, 1, 2, 3
"""
"""What events say that somebody does to somebody, the most told first."""

NEAR = """
SELECT entries.event FROM parties JOIN entries USING (claim) JOIN moments USING (event)
WHERE entity IN (SELECT value FROM json_each(?)) AND event <> ? AND part IN ('agent', 'recipient') AND rank IS NOT NULL
GROUP BY event ORDER BY count(DISTINCT entity) DESC, min(rank) LIMIT ?
"""
"""Events in which some entities have a part, those of most of them first."""

PARTS = """
SELECT event FROM moments WHERE event IN
  (SELECT entries.event FROM parties JOIN entries USING (claim) WHERE entity = ? AND part IN ('agent', 'recipient'))
ORDER BY nr
"""
"""Events in which one entity has a part, in order of time."""

STATUSES = (
    "SELECT DISTINCT status FROM entries WHERE event IN (SELECT value FROM json_each(?)) ORDER BY status"
)


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One source: an outlet in its own words or somebody quoted, with the claims of every status."""

    name: str
    outlet: bool
    claims: int
    statuses: dict[str, int]


@dataclass(frozen=True, slots=True)
class TieRow:
    """What one entity is said to do to another (ids), in which events."""

    left: str
    relation: str
    right: str
    events: tuple[str, ...]


def source_rows(case: StoredCase) -> tuple[SourceRow, ...]:
    """Every source, the one with the most claims first."""
    found: dict[str, SourceRow] = {}
    for name, status, outlet, claims in case.select(SOURCES):
        before = found.get(name)
        statuses = {**(before.statuses if before else {}), status: claims}
        found[name] = SourceRow(name, bool(outlet), sum(statuses.values()), statuses)
    return tuple(sorted(found.values(), key=lambda row: (-row.claims, row.name)))


def tie_rows(case: StoredCase) -> tuple[TieRow, ...]:
    """Every tie, the ones of the most events first."""
    rows = case.select(TIES)
    return tuple(
        TieRow(left, relation or "", right, tuple(events.split()))
        for left, relation, right, _, events in rows
    )


def events_near(case: StoredCase, event: str, parties: Sequence[str], *, limit: int) -> tuple[str, ...]:
    """Other events in which some entities have a part, those of most of them first, so many at most."""
    return tuple(case.column(NEAR, msgspec.json.encode(parties).decode(), event, limit))


def events_with(case: StoredCase, entity: str) -> tuple[str, ...]:
    """Events in which an entity has a part, in order of time."""
    return tuple(case.column(PARTS, entity))


def statuses_of(case: StoredCase, events: Sequence[str]) -> list[str]:
    """Under which statuses some events are told."""
    return case.column(STATUSES, msgspec.json.encode(events).decode())


def undated(case: StoredCase) -> int:
    """How many pages are of unknown day."""
    (number,) = case.column("SELECT count(*) FROM estimates WHERE how = 'unknown'")
    return int(number)


def types_told(case: StoredCase) -> Iterator[str]:
    """The types of the events of claims, each once."""
    yield from case.column("SELECT DISTINCT type FROM entries WHERE type IS NOT NULL ORDER BY 1")


def spoken(case: StoredCase, page: str) -> frozenset[str]:
    """The claims of a page that only tell that somebody says what others give."""
    return frozenset(case.column("SELECT claim FROM entries WHERE page = ? AND speech", page))
