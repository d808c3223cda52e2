"""What queries go by, made of the facts of a case when it is written: orders, names, who is in which claim.

None of it is a fact of its own; whoever has the case can make it again.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Any

from dateline.cases.oppositions import is_opposed
from dateline.cases.speakers import (
    best_first,
    name_of,
    outlet_of,
    quote,
    says_who,
    source_of,
    speech,
    telling,
)
from dateline.model import Case, Claim, Event, Label, Link, Relation

INDEXES = ("page_names", "entries", "speakers", "sayings", "parties", "moments", "figures", "identities")
"""The tables that are made of the facts."""


def write_indexes(connection: sqlite3.Connection, case: Case) -> None:
    """Make all of it anew, in the transaction that is open."""
    rows: Mapping[str, Iterable[tuple[Any, ...]]] = {
        "page_names": page_names(case),
        "entries": entries(case),
        "speakers": speakers(case),
        "sayings": sayings(case),
        "parties": parties(case),
        "moments": moments(case),
        "figures": figures(case),
        "identities": identities(case),
    }
    for table in INDEXES:
        connection.execute(f"DELETE FROM {table}")  # noqa: S608 — our names
        empty = connection.execute(f"SELECT * FROM {table}")  # noqa: S608 — our names
        marks = ", ".join("?" * (len(empty.description) - 1))
        connection.executemany(f"INSERT INTO {table} VALUES (NULL, {marks})", rows[table])  # noqa: S608 — our names
    connection.execute("INSERT INTO passage_search (passage_search) VALUES ('rebuild')")


def page_names(case: Case) -> Iterator[tuple[str, str, str]]:
    """What people call every page, and who speaks there, in the order of the names."""
    pages = sorted((name_of(case, page.id), page.id) for page in case.pages)
    yield from ((page, name, outlet_of(case, page)) for name, page in pages)


def in_order(case: Case) -> list[Claim]:
    """All claims, page by page and in text order."""
    return sorted(case.claims, key=lambda claim: (name_of(case, claim.trigger.page), claim.trigger))


def entries(case: Case) -> Iterator[tuple[Any, ...]]:
    """Every claim as a line of the ledger, in its order."""
    hidden = speech(case)
    for claim in in_order(case):
        event, time, who = case.event_of.get(claim.id), case.time_of.get(claim.id), says_who(case, claim)
        yield (
            claim.id,
            claim.trigger.page,
            event.id if event else None,
            str(claim.status.label),
            "/".join(filter(None, (claim.predicate, claim.mode))) or None,
            time.earliest if time else None,
            time.latest if time else None,
            int(claim.id in hidden),
            int(len(who) == 1),
            " › ".join(who),
            " … ".join(quote(case, span) for span in claim.evidence),
        )


def speakers(case: Case) -> Iterator[tuple[str, str]]:
    """Everyone in the chain of every claim, the outlet first."""
    for claim in case.claims:
        yield from ((claim.id, name) for name in dict.fromkeys(says_who(case, claim)))


def sayings(case: Case) -> Iterator[tuple[str, str, str]]:
    """The page and the source of every attribution."""
    yield from ((each.id, each.page, source_of(case, each)) for each in case.attributions)


def parties(case: Case) -> Iterator[tuple[str, str, str, int]]:
    """Which entity plays which part in which claim, a role, the place or the source, and whether it is its first."""
    for claim in case.claims:
        told = [(argument.mention or "", str(argument.role)) for argument in claim.arguments]
        told += [(claim.place or "", "place")]
        told += [(each, "source") for link in claim.chain for each in case.by_id[link].sources]
        found = ((case.entity_of.get(mention), part) for mention, part in told)
        met: set[str] = set()
        for entity, part in dict.fromkeys((entity.id, part) for entity, part in found if entity):
            yield claim.id, entity, part, int(entity not in met)
            met.add(entity)


def figures(case: Case) -> Iterator[tuple[str, int, int, int, int]]:
    """Every entity, the most named first: on how many pages, and in how many events it acts and is acted upon."""
    acts = Counter(chain.from_iterable(event.actors for event in case.events))
    receives = Counter(chain.from_iterable(event.recipients for event in case.events))
    for entity in sorted(case.entities, key=lambda entity: (-len(entity.mentions), entity.name)):
        pages = len({case.by_id[mention].span.page for mention in entity.mentions})
        yield entity.id, len(entity.mentions), pages, acts[entity.id], receives[entity.id]


def identities(case: Case) -> Iterator[tuple[str, str]]:
    """The entity of every mention."""
    for entity in case.entities:
        yield from ((mention, entity.id) for mention in entity.mentions)


def moments(case: Case) -> Iterator[tuple[Any, ...]]:
    """Every event in order of time: its rank, its witnesses, and whether somebody says otherwise."""
    denied = denied_events(case)
    for event in sorted(case.events, key=lambda event: event.order):
        disputed = event.id in denied or is_disputed(case, event)
        told_by = best_first(case, event)[0].id
        yield event.id, told_by, case.rank_of.get(event.id), case.witnesses(event.id), int(disputed)


def denied_events(case: Case) -> frozenset[str]:
    """The events on either side of a denial."""
    denials = (link for link in case.links if link.relation == Relation.DENIES)
    return frozenset(chain.from_iterable(events_at(case, link) for link in denials))


def events_at(case: Case, link: Link) -> Iterator[str]:
    """The events that the sides of a link are, or that their claims are merged into."""
    for side in (link.left, link.right):
        event = (
            side if isinstance(case.by_id.get(side), Event) else getattr(case.event_of.get(side), "id", None)
        )
        if event:
            yield event


def is_disputed(case: Case, event: Event) -> bool:
    """Whether a claim denies an event, or says that it is not so.

    The latter where nobody does more than allege it, or others say of the same parties that it is so.
    """
    told = telling(case, event)
    labels = {claim.status.label for claim in told}
    charged = labels - {Label.DENIED, Label.NEGATED, Label.HYPOTHETICAL} == {Label.ALLEGED}
    return Label.DENIED in labels or (Label.NEGATED in labels and (charged or is_opposed(case, told)))
