"""Who speaks and who acts, counted by the case file: sources, ties between two, and other sums."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import msgspec

from dateline.io.casefile.queries import EntityRow
from dateline.io.casefile.stored import StoredCase

SOURCES = """
SELECT name, status, name IN (SELECT outlet FROM page_names), count(DISTINCT claim)
FROM speakers JOIN entries USING (claim)
WHERE entries.own OR name NOT IN (SELECT outlet FROM page_names)
GROUP BY name, status
"""
"""The claims of every source by status: of outlets in their own words, of others wherever they are quoted."""

SOMEWHERE = """
SELECT page FROM page_names WHERE page IN
  (SELECT mentions.page FROM identities JOIN mentions ON mentions.id = mention WHERE entity = ?) ORDER BY nr LIMIT ?
"""
EVERYWHERE = """
SELECT page FROM page_names WHERE EXISTS (
  SELECT 1 FROM mentions CROSS JOIN identities ON identities.mention = mentions.id
  WHERE mentions.page = page_names.page AND +identities.entity = ?
) ORDER BY nr LIMIT ?
"""
"""The first pages on which an entity is named: by its mentions, or page by page where it is on many."""
MANY = 0.05
"""The part of the pages from which on these are many."""

TIES = """
SELECT actor.value, coalesce(
    iif(events.predicate <> '', coalesce(nullif(events.mode, ''), events.predicate), NULL),
    iif(substr(events.label, 1, length(doer.name)) = doer.name, (
      SELECT part.value FROM json_each('[' || replace(json_quote(events.label), ' – ', '","') || ']') AS part
      WHERE part.value IN (SELECT lemma FROM claims WHERE id IN (SELECT value FROM json_each(events.claims)))
      ORDER BY part.key LIMIT 1), NULL),
    events.label),
  recipient.value, events.id
FROM events CROSS JOIN json_each(events.actors) AS actor CROSS JOIN json_each(events.recipients) AS recipient
  JOIN entities AS doer ON doer.id = json_extract(events.actors, '$[0]')
ORDER BY events.nr, actor.key, recipient.key
"""
"""What every event says that somebody does to somebody: its mode or type, else its word, else its label."""

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

SAMPLES = """
SELECT DISTINCT event FROM (
  SELECT (SELECT event FROM parties JOIN entries USING (claim)
    WHERE entity = actor.value AND part IN ('agent', 'recipient') AND event IS NOT NULL LIMIT 1) AS event
  FROM json_each(?) AS actor
) WHERE event IS NOT NULL
"""
"""Of everybody among some entities who has a part in events, one of these."""

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


def pages_naming(case: StoredCase, row: EntityRow, *, limit: int) -> list[str]:
    """The pages on which an entity is named, in the order of their names, so many at most."""
    many = row.pages > MANY * case.size("pages")
    return case.column(EVERYWHERE if many else SOMEWHERE, row.id, limit)


def tie_rows(case: StoredCase) -> tuple[TieRow, ...]:
    """Every tie, the ones of the most events first."""
    found: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for left, relation, right, event in case.select(TIES):
        found[left, relation, right].append(event)
    names = dict(case.select("SELECT id, name FROM entities"))
    rows = [TieRow(*ends, tuple(events)) for ends, events in found.items()]
    return tuple(
        sorted(rows, key=lambda row: (-len(row.events), names[row.left], row.relation, names[row.right]))
    )


def events_near(case: StoredCase, event: str, parties: Sequence[str], *, limit: int) -> tuple[str, ...]:
    """Other events in which some entities have a part, those of most of them first, so many at most."""
    return tuple(case.column(NEAR, msgspec.json.encode(parties).decode(), event, limit))


def events_with(case: StoredCase, entity: str) -> tuple[str, ...]:
    """Events in which an entity has a part, in order of time."""
    return tuple(case.column(PARTS, entity))


def samples_of(case: StoredCase, entities: Sequence[str]) -> list[str]:
    """One event for everybody among some entities who has a part in any: to see whether events are as they were."""
    return case.column(SAMPLES, msgspec.json.encode(entities).decode())


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
