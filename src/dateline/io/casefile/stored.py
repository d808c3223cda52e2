"""A case that stays in its file: a `Case` whose facts and look-ups are read when somebody asks for them.

Views take it as they take any case, and cost what they look at. Whatever is asked for as a whole
(`case.claims`) is read as a whole.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any

import msgspec

from dateline.errors import StoreError
from dateline.io.casefile.failures import AGAIN
from dateline.io.casefile.lookups import LookUp
from dateline.io.casefile.rowseals import Rows, legal
from dateline.io.casefile.tables import NOUNS
from dateline.model import (
    Case,
    Coreference,
    DateEstimate,
    Entity,
    Event,
    EventTime,
    Language,
    Link,
    Page,
    Position,
    Problem,
    Rank,
    Run,
    Timex,
)
from dateline.model.cases import id_of_pages

KINDS: Mapping[str, str] = {
    "art": "pages",
    "crd": "credits",
    "exp": "expressions",
    "tim": "timexes",
    "men": "mentions",
    "tri": "triggers",
    "att": "attributions",
    "clm": "claims",
    "cop": "copies",
    "sto": "stories",
    "ori": "origins",
    "ent": "entities",
    "evt": "events",
    "lnk": "links",
    "jud": "judgements",
    "prb": "problems",
}
"""The table of every kind of id."""
END = "\U0010ffff"
"""What sorts behind whatever an id goes on with."""


class Layer:
    """A field of a case, read as a whole when it is asked for as a whole."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __get__(self, case: StoredCase | None, owner: type) -> tuple[Any, ...]:
        if case is None:
            return ()
        found = case.read_layer(self.name)
        case.__dict__[self.name] = found
        return found


class StoredCase(Case):
    """The case of an open file.

    `doubts` is what of the file is not as dateline wrote it, `building` tells that a later build is unfinished,
    `sealed` that rows are compared with their seals as they are read; by `seen` the file is known again.
    """

    rows: Rows
    doubts: tuple[Problem, ...]
    building: bool
    sealed: bool
    seen: Any

    def __init__(
        self,
        connection: sqlite3.Connection,
        run: Run,
        *,
        doubts: Iterable[Problem] = (),
        building: bool = False,
        sealed: bool = True,
        seen: Any = None,
    ) -> None:
        known = {"run": run, "rows": Rows(connection, sealed=sealed), "doubts": tuple(doubts)}
        self.__dict__.update(known, building=building, sealed=sealed, seen=seen)

    __eq__ = object.__eq__
    __hash__ = object.__hash__

    def read_layer(self, name: str) -> tuple[Any, ...]:
        """All facts of a field, in the order of the case."""
        if name == "pages":
            return self.rows.pages("ORDER BY nr")
        found = self.rows.facts(name, "ORDER BY nr")
        return tuple(sorted(found, key=lambda each: each.order)) if name == "judgements" else found

    def select(self, query: str, *parameters: Any) -> list[tuple[Any, ...]]:
        """The rows that a query finds."""
        return self.rows.connection.execute(query, legal(parameters)).fetchall()

    def column(self, query: str, *parameters: Any) -> list[Any]:
        """The first column of what a query finds."""
        return [value for value, *_ in self.select(query, *parameters)]

    def size(self, name: str) -> int:
        """How many facts a field has."""
        if name not in ("pages", *NOUNS):
            raise KeyError(name)
        return int(self.column(f"SELECT count(*) FROM {name}")[0])  # noqa: S608 — our names

    @cached_property
    def id(self) -> str:
        """The id of the case: of its pages alone."""
        return id_of_pages(self.column("SELECT id FROM pages"))

    @cached_property
    def by_id(self) -> LookUp[Any]:
        """Every fact that has an id, by it."""
        return LookUp(self.find, self.all_ids)

    def find(self, known: str) -> Any:
        """The fact with an id, `None` where there is none."""
        table = KINDS.get(known[:3])
        return self.last(table, "id", known) if table else None

    def all_ids(self) -> Iterator[str]:
        """Every id there is, in the order of the case."""
        for table in ("pages", *NOUNS):
            if table in KINDS.values():
                yield from self.column(f"SELECT id FROM {table} ORDER BY nr")  # noqa: S608 — our names

    def of(self, table: str, column: str, value: str) -> tuple[Any, ...]:
        """The facts of a table that have a value in a column."""
        rest = f'WHERE "{column}" = ? ORDER BY nr'
        return self.rows.pages(rest, (value,)) if table == "pages" else self.rows.facts(table, rest, (value,))

    def last(self, table: str, column: str, value: str) -> Any:
        """The last of them, `None` where there is none."""
        return next(iter(self.of(table, column, value)[-1:]), None)

    def look_up(self, table: str, column: str) -> LookUp[Any]:
        """The last fact of a table by what stands in a column."""
        return LookUp(lambda value: self.last(table, column, value), lambda: self.values(table, column))

    def groups(self, table: str, column: str) -> LookUp[Any]:
        """The facts of a table by what stands in a column."""
        return LookUp(lambda value: self.of(table, column, value) or None, lambda: self.values(table, column))

    def values(self, table: str, column: str) -> list[str]:
        """What stands in a column, each once."""
        return self.column(f'SELECT DISTINCT "{column}" FROM {table} ORDER BY nr')  # noqa: S608 — our names

    def fetch(self, known: Iterable[str]) -> None:
        """Read facts with some ids together, which is quicker than one by one."""
        wanted: dict[str, list[str]] = {}
        for each in dict.fromkeys(known):
            if each[:3] in KINDS:
                wanted.setdefault(KINDS[each[:3]], []).append(each)
        for table, ids in wanted.items():
            some = msgspec.json.encode(ids).decode()
            rest = "WHERE id IN (SELECT value FROM json_each(?)) ORDER BY nr"
            read = (
                self.rows.pages(rest, (some,)) if table == "pages" else self.rows.facts(table, rest, (some,))
            )
            self.by_id.learn((fact.id, fact) for fact in read)

    @cached_property
    def short_refs(self) -> Mapping[str, str]:
        """What people may call every page, by its id."""
        return dict(self.select("SELECT page, name FROM page_names"))

    @cached_property
    def estimate_of(self) -> LookUp[DateEstimate]:
        """The publication day of every page, by page id."""
        return self.look_up("estimates", "page")

    @cached_property
    def language_of(self) -> LookUp[Language]:
        """The language of every page, by page id."""
        return self.look_up("languages", "page")

    @cached_property
    def time_of(self) -> LookUp[EventTime]:
        """The time of every claim's event, by claim id."""
        return self.look_up("event_times", "claim")

    @cached_property
    def timex_of(self) -> LookUp[Timex]:
        """The resolved time of every time expression, by expression id."""
        return self.look_up("timexes", "expression")

    @cached_property
    def entity_of(self) -> LookUp[Entity]:
        """The entity of every mention that has one, by mention id."""
        return LookUp(self.find_entity, lambda: self.values("identities", "mention"))

    def find_entity(self, mention: str) -> Entity | None:
        """The entity of a mention; StoreError when it does not name it."""
        found = self.column("SELECT entity FROM identities WHERE mention = ? ORDER BY nr DESC", mention)
        entity: Entity | None = self.by_id.get(found[0]) if found else None
        if found and (entity is None or mention not in entity.mentions):
            raise StoreError("changed outside dateline: identities.", advice=AGAIN)
        return entity

    @cached_property
    def event_of(self) -> LookUp[Event]:
        """The event of every merged claim, by claim id."""
        return LookUp(self.find_event, lambda: self.values("entries", "claim"))

    def find_event(self, claim: str) -> Event | None:
        """The event of a claim; StoreError when it does not name it."""
        found = self.column("SELECT event FROM entries WHERE claim = ? AND event IS NOT NULL", claim)
        event: Event | None = self.by_id.get(found[0]) if found else None
        if found and (event is None or claim not in event.claims):
            raise StoreError("changed outside dateline: entries.", advice=AGAIN)
        return event

    @cached_property
    def coreferences_of(self) -> LookUp[tuple[Coreference, ...]]:
        """What every mention that refers back refers to, by mention id."""
        return self.groups("coreferences", "mention")

    @cached_property
    def positions_on(self) -> LookUp[tuple[Position, ...]]:
        """The positions on every event, by event id."""
        return self.groups("positions", "event")

    @cached_property
    def ranking_of(self) -> LookUp[Rank]:
        """What is known of the rank of every event, by event id."""
        return self.look_up("ranks", "event")

    @cached_property
    def rank_of(self) -> LookUp[int]:
        """The places of the events that are no background, by event id."""
        return LookUp(
            lambda event: getattr(self.last("ranks", "event", event), "place", None),
            lambda: self.column("SELECT event FROM ranks WHERE place IS NOT NULL ORDER BY nr"),
        )

    def on_page(self, page: str, name: str) -> tuple[Any, ...]:
        """The facts of a field that stand on a page, in text order."""
        key = f"{name} on {page}"
        if key not in self.__dict__:
            where = "WHERE id IN (SELECT attribution FROM sayings WHERE page = ?) ORDER BY nr"
            said = name == "attributions"
            self.__dict__[key] = (
                self.rows.facts(name, where, (page,)) if said else self.of(name, "page", page)
            )
        found: tuple[Any, ...] = self.__dict__[key]
        return found

    def links_at(self, ends: Iterable[str]) -> tuple[Link, ...]:
        """The links that have one of some claims or events on a side, in the order of the case."""
        some = msgspec.json.encode(list(ends)).decode()
        chosen = "(SELECT value FROM json_each(?1))"
        return self.rows.facts(
            "links", f'WHERE "left" IN {chosen} OR "right" IN {chosen} ORDER BY nr', (some,)
        )

    def foremost(self, rows: int) -> tuple[str, ...]:
        """The events that a reader must know first, so many, in order of time."""
        first = "SELECT event FROM ranks WHERE place IS NOT NULL ORDER BY place LIMIT ?"
        query = f"SELECT event FROM moments WHERE event IN ({first}) ORDER BY nr"  # noqa: S608 — ours
        return tuple(self.column(query, rows))

    def page_named(self, name: str) -> Page | None:
        """The first page with a name, whole or short."""
        rest = "WHERE ref = ?1 OR id IN (SELECT page FROM page_names WHERE name = ?1) ORDER BY nr LIMIT 1"
        return next(iter(self.rows.pages(rest, (name,))), None)

    def ids_from(self, beginning: str) -> list[str]:
        """The ids that begin so, in order."""
        found: list[str] = []
        for table in dict.fromkeys(KINDS.values()):
            where = f"SELECT id FROM {table} WHERE id >= ? AND id < ?"  # noqa: S608 — our names
            found += self.column(where, beginning, beginning + END)
        return sorted(found)


for layer in ("pages", *NOUNS):
    setattr(StoredCase, layer, Layer(layer))
