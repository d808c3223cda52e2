"""Queries on a case file: what is in it, by filters and page by page, without reading the rest.

They give ids in the order of the views, and how many there are in all; views make lines of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.io.casefile.conditions import (
    FOUND,
    Conditions,
    claim_conditions,
    match,
    page_of,
    speakers_of,
)
from dateline.io.casefile.filters import ClaimFilter, EntityFilter, EventFilter, Found
from dateline.io.casefile.hits import Facets, Hit, Hits, facets, search_claims, search_passages
from dateline.io.casefile.opening import Seen, open_stored
from dateline.io.casefile.stored import StoredCase

__all__ = [
    "ClaimFilter",
    "EntityFilter",
    "EntityRow",
    "EventFilter",
    "Facets",
    "Found",
    "Hit",
    "Hits",
    "Overview",
    "Seen",
    "StoredCase",
    "claims_on",
    "entity_rows",
    "facets",
    "find_claims",
    "find_copies",
    "find_disputes",
    "find_entities",
    "find_events",
    "find_pages",
    "find_problems",
    "first_events",
    "open_stored",
    "overview",
    "search_claims",
    "search_passages",
    "speakers_of",
]


@dataclass(frozen=True, slots=True)
class Overview:
    """How much there is: facts by field, claims by status, and the first and last day of dated events."""

    counts: dict[str, int]
    statuses: dict[str, int]
    first: str | None
    last: str | None


def overview(case: StoredCase) -> Overview:
    """How much there is of a case."""
    names = ("pages", "claims", "events", "entities", "links", "copies", "judgements")
    counts = {name: case.size(name) for name in names}
    (counts["problems"],) = case.column("SELECT coalesce(sum(count), 0) FROM problems")
    (counts["disputes"],) = case.column("SELECT count(*) FROM links WHERE relation = 'denies'")
    statuses = case.select(
        "SELECT status, count(*) FROM entries GROUP BY status ORDER BY count(*) DESC, status"
    )
    ((first, last),) = case.select("SELECT min(earliest), max(latest) FROM events")
    return Overview(counts, dict(statuses), first, last)


def first_events(case: StoredCase, rows: int) -> tuple[str, ...]:
    """The best ranked events, so many, in order of time."""
    return case.foremost(rows)


def find_events(
    case: StoredCase, wanted: EventFilter, *, by_rank: bool = False, offset: int = 0, limit: int = 50
) -> Found:
    """The events that a filter asks for, in order of time, or those first that a reader must know first."""
    asked = Conditions()
    told = "moments.event IN (SELECT event FROM entries WHERE"
    asked.add("coalesce(events.latest, events.earliest) >= ?", wanted.since)
    asked.add("coalesce(events.earliest, events.latest) <= ?", wanted.until)
    asked.add(f"{told} status = ?)", wanted.status)
    asked.add(f"{told} page = ?)", wanted.page)
    asked.add(
        "? IN (events.predicate || coalesce('/' || events.mode, ''), events.predicate, events.mode)",
        wanted.type,
    )
    asked.add(
        "? IN (SELECT value FROM json_each(events.actors) UNION ALL SELECT value FROM json_each(events.recipients))",
        wanted.actor,
    )
    asked.add("events.place = ?", wanted.place)
    lies = "SELECT id FROM entities WHERE country = ? AND type IN ('country', 'place')"
    asked.add(f"events.place IN ({lies})", wanted.state)
    asked.add("moments.disputed", wanted.disputed)
    asked.add("moments.rank IS NOT NULL", wanted.ranked)
    asked.add("moments.witnesses >= ?", wanted.witnesses)
    asked.add(f"{told} claim IN ({FOUND}))", match(wanted.words))
    what = "moments.event FROM moments JOIN events ON events.id = moments.event"
    order = "moments.rank IS NULL, moments.rank, moments.nr" if by_rank else "moments.nr"
    return page_of(case, what, asked, order, offset=offset, limit=limit)


def find_claims(case: StoredCase, wanted: ClaimFilter, *, offset: int = 0, limit: int = 50) -> Found:
    """The claims that a filter asks for, in the order of the ledger."""
    asked = claim_conditions(case, wanted)
    return page_of(case, "entries.claim FROM entries", asked, "entries.nr", offset=offset, limit=limit)


def find_disputes(
    case: StoredCase, *, offset: int = 0, limit: int = 50, event: str | None = None, page: str | None = None
) -> Found:
    """The links by which somebody denies, the surest first; of one event or page only, where it is named."""
    asked = Conditions()
    asked.add("relation = 'denies'", True)
    mine = "SELECT claim FROM entries WHERE event = ?"
    asked.add(f'(? IN ("left", "right") OR "left" IN ({mine}) OR "right" IN ({mine}))', *[event] * 3)
    there = "SELECT claim FROM entries WHERE page = ?"
    asked.add(f'("left" IN ({there}) OR "right" IN ({there}))', *[page] * 2)
    return page_of(case, "id FROM links", asked, "score DESC, nr", offset=offset, limit=limit)


def find_pages(case: StoredCase, *, offset: int = 0, limit: int = 50, words: str | None = None) -> Found:
    """The pages by name; only those with some words, where there are any."""
    asked = Conditions()
    asked.add(
        "page IN (SELECT id FROM pages WHERE nr IN (SELECT rowid FROM page_search WHERE page_search MATCH ?))",
        match(words),
    )
    return page_of(case, "page FROM page_names", asked, "nr", offset=offset, limit=limit)


def find_entities(case: StoredCase, wanted: EntityFilter, *, offset: int = 0, limit: int = 50) -> Found:
    """The entities that a filter asks for, the most named first."""
    asked = Conditions()
    asked.add("type = ?", wanted.type)
    alias = "SELECT 1 FROM json_each(aliases) WHERE instr(lower(value), lower(?))"
    asked.add(f"(instr(lower(name), lower(?)) OR EXISTS ({alias}))", *[wanted.name] * 2)
    what = "entity FROM figures JOIN entities ON entities.id = entity"
    return page_of(case, what, asked, "figures.nr", offset=offset, limit=limit)


def find_copies(case: StoredCase, *, offset: int = 0, limit: int = 50) -> Found:
    """The groups of copies, the larger before the smaller."""
    order = (
        "json_array_length(pages) DESC, (SELECT min(name) FROM page_names WHERE page = copies.original), id"
    )
    return page_of(case, "id FROM copies", Conditions(), order, offset=offset, limit=limit)


def find_problems(case: StoredCase, *, offset: int = 0, limit: int = 50) -> Found:
    """The problems, in their order."""
    return page_of(case, "id FROM problems", Conditions(), "nr", offset=offset, limit=limit)


def claims_on(case: StoredCase, page: str) -> tuple[str, ...]:
    """All claims of a page, in text order."""
    return tuple(case.column("SELECT claim FROM entries WHERE page = ? ORDER BY nr", page))


@dataclass(frozen=True, slots=True)
class EntityRow:
    """One entity with how often it is named, on how many pages, and in how many events it acts or is acted upon."""

    id: str
    name: str
    type: str
    country: str | None
    mentions: int
    pages: int
    acts: int
    receives: int


def entity_rows(case: StoredCase, ids: Sequence[str]) -> tuple[EntityRow, ...]:
    """Some entities as rows."""
    query = (
        "SELECT id, name, type, country, figures.mentions, figures.pages, acts, receives"
        " FROM figures JOIN entities ON entities.id = figures.entity WHERE id = ?"
    )
    return tuple(EntityRow(*row) for each in ids for row in case.select(query, each))
