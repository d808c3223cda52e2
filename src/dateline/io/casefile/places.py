"""Where events take place, counted by the case file."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.io.casefile.stored import StoredCase
from dateline.model import EntityType

PLACES = """
SELECT entities.id, entities.name, entities.type, entities.country,
  count(*), sum(moments.disputed), sum(moments.witnesses > 1),
  min(coalesce(events.earliest, events.latest)), max(coalesce(events.latest, events.earliest))
FROM moments JOIN events ON events.id = moments.event JOIN entities ON entities.id = events.place
WHERE ? OR moments.rank IS NOT NULL
GROUP BY entities.id ORDER BY 5 DESC, 2, 1
"""
"""Every place with its events: how many, disputed, told by several witnesses; the first and the last day."""

NOWHERE = """
SELECT count(*) FROM moments JOIN events ON events.id = moments.event
WHERE (? OR moments.rank IS NOT NULL) AND coalesce(events.place, '') NOT IN (SELECT id FROM entities)
"""
"""How many events have no place."""

TOLD = """
SELECT entities.id, entities.name FROM parties JOIN entities ON entities.id = parties.entity
WHERE parties.part = 'place' GROUP BY entities.id ORDER BY count(*) DESC, entities.name, entities.id LIMIT ?
"""
"""The places of claims, those of the most first."""

CALLED = """
SELECT entities.id FROM parties JOIN entities ON entities.id = parties.entity
WHERE parties.part = 'place' AND instr(lower(entities.name), lower(?))
GROUP BY entities.id ORDER BY lower(entities.name) = lower(?) DESC, count(*) DESC, entities.name, entities.id LIMIT 1
"""
"""The place of claims that some words name: the whole name before a part of it, then the one of the most claims."""

LOCATED = frozenset({EntityType.COUNTRY, EntityType.PLACE})
"""What has its country by lying there; of people and organizations it is the one that they act for."""


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A place with its events; `state` is the code of the state where it lies, `None` where no pack knows it.

    `whole` tells that the state itself is the place, and nothing closer is known.
    """

    id: str
    name: str
    state: str | None
    whole: bool
    events: int
    disputed: int
    witnessed: int
    earliest: str | None
    latest: str | None


def place_rows(case: StoredCase, *, background: bool) -> tuple[PlaceRow, ...]:
    """The places of all events, those of the most first; without what is only speech and background, or with it."""
    return tuple(
        PlaceRow(entity, name, country if kind in LOCATED else None, kind == EntityType.COUNTRY, *counts)
        for entity, name, kind, country, *counts in case.select(PLACES, background)
    )


def placeless(case: StoredCase, *, background: bool) -> int:
    """How many events have no place."""
    (number,) = case.column(NOWHERE, background)
    return int(number)


def places_told(case: StoredCase, *, limit: int) -> tuple[tuple[str, str], ...]:
    """Ids and names of the places of claims, those of the most claims, so many at most."""
    return tuple((entity, name) for entity, name in case.select(TOLD, limit))


def place_called(case: StoredCase, words: str) -> str | None:
    """The id of the place of claims that some words name, `None` where there is none."""
    return next(iter(case.column(CALLED, words, words)), None) if words.strip() else None
