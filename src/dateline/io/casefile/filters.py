"""What is asked of a case: filters of events, claims and entities."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Found:
    """Ids in the order of a view, from an offset on, and how many there are in all."""

    ids: tuple[str, ...]
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EventFilter:
    """Which events: all that has a value must be so.

    Days are ISO and overlap; `status` is that of one of its claims; actor (or recipient), place and page are ids;
    `state` is the code of one in which the place lies, or which it is.
    """

    since: str | None = None
    until: str | None = None
    status: str | None = None
    type: str | None = None
    actor: str | None = None
    place: str | None = None
    state: str | None = None
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
