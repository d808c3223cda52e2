"""Queries on a case file: what is in it, by filters and page by page, without reading the rest.

They give ids in the order of the views, and how many there are in all; views make lines of them.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec

from dateline.errors import StoreError
from dateline.io.casefile.casefile import (
    UNFINISHED,
    copy_of,
    open_store,
    read_case,
    read_settings,
    refuse_unfinished,
)
from dateline.io.casefile.databases import states
from dateline.io.casefile.doubts import SCHEMA, SEAL, doubts_about
from dateline.io.casefile.reading import read_run
from dateline.io.casefile.seals import is_sealed, suspects
from dateline.io.casefile.searching import LIT, UNLIT, Words, cut, match_of
from dateline.io.casefile.stored import StoredCase
from dateline.model import Run

Seen = tuple[tuple[int, int, int] | None, ...]
"""What tells that a case file is the one that was looked at before."""


@contextmanager
def open_stored(
    path: str | os.PathLike[str], *, seen: Seen | None = None, whole: bool = False
) -> Iterator[StoredCase]:
    """The case of a file, read as far as it is asked for, as it was at one moment.

    `seen` is that of an earlier opening: what was looked at then is not looked at again while the file is
    the same. Where the file is not as dateline wrote it, or with `whole`, all of it is looked at and read at
    once. StoreError when it is missing, no case file, damaged, newer, or not yet built.
    """
    now: Seen = tuple(states(Path(path).resolve()))
    with open_store(path) as connection:
        refuse_unfinished(connection, path)
        later = "building" in read_settings(connection)
        if not whole and (seen == now or is_sound(connection)):
            run = present_run(connection)
            yield StoredCase(connection, run, building=later, seen=now)
            return
        case = read_case(connection, locator=os.fspath(path))
        doubts = tuple(each for each in case.problems if each.stage in {SCHEMA, SEAL})
        with closing(copy_of(case)) as copy:
            yield StoredCase(copy, case.run, doubts=doubts, building=later, sealed=False)


def is_sound(connection: sqlite3.Connection) -> bool:
    """Whether queries can go by an open file: it is sealed, ready for them, and nothing is seen to be changed."""
    if not is_sealed(connection) or any(doubts_about(connection, locator="", changed=suspects)):
        return False
    (ready,) = connection.execute(
        "SELECT (SELECT count(*) FROM pages) = (SELECT count(*) FROM page_names)"
    ).fetchone()
    return bool(ready)


def present_run(connection: sqlite3.Connection) -> Run:
    """What made the case of a file that has one."""
    run = read_run(connection)
    if run is None:
        raise StoreError(UNFINISHED)
    return run


@dataclass(frozen=True, slots=True)
class Found:
    """Ids in the order of a view, from an offset on, and how many there are in all."""

    ids: tuple[str, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Overview:
    """How much there is: facts by field, claims by status, and the first and last day of dated events."""

    counts: dict[str, int]
    statuses: dict[str, int]
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventFilter:
    """Which events: all that has a value must be so.

    Days are ISO and overlap; `status` is that of one of its claims; actor (or recipient), place and page are ids.
    """

    since: str | None = None
    until: str | None = None
    status: str | None = None
    type: str | None = None
    actor: str | None = None
    place: str | None = None
    page: str | None = None
    disputed: bool = False
    ranked: bool = False
    witnesses: int = 0
    words: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimFilter:
    """Which claims: all that has a value must be so.

    `source` is words in a name of the chain of sources; actor, place, page and event are ids; with `own` only what
    outlets say in their own words; with `speech` also what only tells that somebody says it.
    """

    status: str | None = None
    source: str | None = None
    actor: str | None = None
    place: str | None = None
    page: str | None = None
    event: str | None = None
    type: str | None = None
    since: str | None = None
    until: str | None = None
    words: str | None = None
    own: bool = False
    speech: bool = False
    witnesses: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityFilter:
    """Which entities: words in a name or alias, and the type."""

    name: str = ""
    type: str = ""


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


def find_events(case: StoredCase, wanted: EventFilter, *, offset: int = 0, limit: int = 50) -> Found:
    """The events that a filter asks for, in order of time."""
    asked = Conditions()
    mine = "SELECT 1 FROM entries WHERE entries.event = moments.event"
    asked.add("coalesce(events.latest, events.earliest) >= ?", wanted.since)
    asked.add("coalesce(events.earliest, events.latest) <= ?", wanted.until)
    asked.add(f"EXISTS ({mine} AND entries.status = ?)", wanted.status)
    asked.add(f"EXISTS ({mine} AND entries.page = ?)", wanted.page)
    asked.add(
        "? IN (events.predicate || coalesce('/' || events.mode, ''), events.predicate, events.mode)",
        wanted.type,
    )
    asked.add(
        "? IN (SELECT value FROM json_each(events.actors) UNION ALL SELECT value FROM json_each(events.recipients))",
        wanted.actor,
    )
    asked.add("events.place = ?", wanted.place)
    asked.add("moments.disputed", wanted.disputed)
    asked.add("moments.rank IS NOT NULL", wanted.ranked)
    asked.add("moments.witnesses >= ?", wanted.witnesses)
    asked.add(
        f"moments.event IN (SELECT event FROM entries WHERE claim IN ({FOUND}))",  # noqa: S608 — ours
        match(wanted.words),
    )
    what = "moments.event FROM moments JOIN events ON events.id = moments.event"
    return page_of(case, what, asked, "moments.nr", offset=offset, limit=limit)


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
    order = "(SELECT count(*) FROM identities WHERE entity = entities.id) DESC, name"
    return page_of(case, "id FROM entities", asked, order, offset=offset, limit=limit)


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
class Facets:
    """How many of some claims there are by each thing that they may be narrowed to, the most first."""

    statuses: tuple[tuple[str, int], ...]
    pages: tuple[tuple[str, int], ...]
    actors: tuple[tuple[str, int], ...]
    sources: tuple[tuple[str, int], ...]
    days: tuple[tuple[str, int], ...]
    types: tuple[tuple[str, int], ...]


def facets(case: StoredCase, wanted: ClaimFilter, *, top: int = 20) -> Facets:
    """What the claims of a filter may be narrowed to."""
    asked, connection = claim_conditions(case, wanted), case.rows.connection
    kept = f"FROM entries WHERE {asked.sql}"
    connection.execute("DROP TABLE IF EXISTS temp.narrowed")
    connection.execute(
        f"CREATE TEMP TABLE narrowed AS SELECT claim, status, page, earliest, type {kept}", asked.parameters
    )

    def counted(column: str, joined: str = "narrowed") -> tuple[tuple[str, int], ...]:
        kept = f"FROM {joined} WHERE {column} IS NOT NULL"
        query = f"SELECT {column}, count(DISTINCT claim) {kept} GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ?"
        return tuple(connection.execute(query, (top,)))

    return Facets(
        counted("status"),
        counted("page"),
        counted("entity", "narrowed JOIN parties USING (claim)"),
        counted("name", "narrowed JOIN speakers USING (claim)"),
        counted("earliest"),
        counted("type"),
    )


@dataclass(frozen=True, slots=True)
class Hit:
    """Words that were found on a page, between two offsets, cut at what was found; of a claim its id, too."""

    page: str
    start: int
    end: int
    words: Words
    claim: str | None = None


@dataclass(frozen=True, slots=True)
class Hits:
    """What was found, the best first, from an offset on, and how much there is in all."""

    hits: tuple[Hit, ...]
    total: int


def search_passages(
    case: StoredCase, words: str, *, page: str | None = None, offset: int = 0, limit: int = 20
) -> Hits:
    """The passages with some words, the best first, but for boilerplate."""
    asked = Conditions(parameters=[])
    asked.add("passage_search MATCH ?", match(words))
    asked.add("passages.page = ?", page)
    rest = f"FROM passage_search JOIN passages ON passages.nr = passage_search.rowid WHERE {asked.sql}"
    (total,) = case.column(f"SELECT count(*) {rest}", *asked.parameters)
    query = (
        f"SELECT passages.page, passages.start, passages.end, highlight(passage_search, 0, ?, ?) {rest}"
        " ORDER BY rank, passages.nr LIMIT ? OFFSET ?"
    )
    rows = case.select(query, LIT, UNLIT, *asked.parameters, limit, offset)
    return Hits(tuple(Hit(where, start, end, cut(marked)) for where, start, end, marked in rows), total)


def search_claims(
    case: StoredCase, words: str, wanted: ClaimFilter | None = None, *, offset: int = 0, limit: int = 20
) -> Hits:
    """The claims with some words, the best first, of those that a filter asks for."""
    asked = claim_conditions(case, wanted or ClaimFilter())
    asked.add("claim_search MATCH ?", match(words))
    rest = (
        "FROM claim_search JOIN entries ON entries.claim = claim_search.claim"
        f" JOIN claims ON claims.id = claim_search.claim WHERE {asked.sql}"
    )
    (total,) = case.column(f"SELECT count(*) {rest}", *asked.parameters)
    query = (
        f"SELECT claims.page, claims.start, claims.end, highlight(claim_search, 1, ?, ?), claims.id {rest}"
        " ORDER BY rank, entries.nr LIMIT ? OFFSET ?"
    )
    rows = case.select(query, LIT, UNLIT, *asked.parameters, limit, offset)
    return Hits(
        tuple(Hit(at, start, end, cut(marked), claim) for at, start, end, marked, claim in rows), total
    )


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
        "SELECT id, name, type, country, (SELECT count(*) FROM identities WHERE entity = entities.id),"
        " (SELECT count(DISTINCT page) FROM identities JOIN mentions ON mentions.id = mention WHERE entity = entities.id),"
        " (SELECT count(DISTINCT event) FROM parties JOIN entries USING (claim) WHERE entity = entities.id AND part = 'agent'),"
        " (SELECT count(DISTINCT event) FROM parties JOIN entries USING (claim) WHERE entity = entities.id AND part = 'recipient')"
        " FROM entities WHERE id = ?"
    )
    return tuple(EntityRow(*row) for each in ids for row in case.select(query, each))
