"""Who acts, and on whom: actors by how often they are named, and the ties that events make between them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, product

from dateline.cases.speakers import name_of
from dateline.model import Case, Entity, Event
from dateline.views.decisions import said_of
from dateline.views.headlines import names_of, word_of
from dateline.views.positions import statuses_on

Ends = tuple[str, str, str]
"""Who does what to whom: the ids of entities, and the kind of event between them."""


@dataclass(frozen=True)
class Actor:
    """One entity: how often and where it is named, in how many events it acts or is acted upon.

    `people` is what people decided or noted of it.
    """

    id: str
    name: str
    type: str
    country: str | None
    aliases: tuple[str, ...]
    mentions: int
    pages: tuple[str, ...]
    acts: int
    receives: int
    people: tuple[str, ...] = ()


@dataclass(frozen=True)
class Party:
    """An entity with in how many of some events it acts or is acted upon."""

    entity: Entity
    acts: int
    receives: int


@dataclass(frozen=True)
class Tie:
    """What one actor is said to do to another: the kind of event, under which statuses, and the events."""

    left: str
    relation: str
    right: str
    statuses: tuple[str, ...]
    events: tuple[str, ...]


def actors(case: Case) -> tuple[Actor, ...]:
    """Every entity that is named, the most named first."""
    acts = Counter(chain.from_iterable(event.actors for event in case.events))
    receives = Counter(chain.from_iterable(event.recipients for event in case.events))
    found = (
        actor_of(case, entity, acts=acts[entity.id], receives=receives[entity.id]) for entity in case.entities
    )
    return tuple(sorted(found, key=lambda actor: (-actor.mentions, actor.name)))


def parties(case: Case, events: Iterable[str]) -> tuple[Party, ...]:
    """Who has a part in some events, those with the most parts first."""
    found: list[Event] = [case.by_id[event] for event in events]
    acts = Counter(chain.from_iterable(event.actors for event in found))
    receives = Counter(chain.from_iterable(event.recipients for event in found))
    told = [Party(case.by_id[each], acts[each], receives[each]) for each in acts | receives]
    return tuple(sorted(told, key=lambda party: (-party.acts - party.receives, party.entity.name)))


def actor_of(case: Case, entity: Entity, *, acts: int, receives: int) -> Actor:
    """One entity, with how many events it acts in and how many it receives in."""
    return Actor(
        entity.id,
        entity.name,
        str(entity.type),
        entity.country,
        tuple(sorted(set(entity.aliases) - {entity.name})),
        len(entity.mentions),
        tuple(sorted({name_of(case, case.by_id[mention].span.page) for mention in entity.mentions})),
        acts,
        receives,
        said_of(case, entity),
    )


def ties(case: Case) -> tuple[Tie, ...]:
    """Who is said to do what to whom, the ties of the most events first."""
    found: dict[Ends, list[Event]] = defaultdict(list)
    for event in case.events:
        for left, right in product(event.actors, event.recipients):
            found[left, relation_of(case, event), right].append(event)
    told = [tie_of(case, ends, events) for ends, events in found.items()]
    return tuple(sorted(told, key=lambda tie: (-len(tie.events), tie.left, tie.relation, tie.right)))


def tie_of(case: Case, ends: Ends, events: Sequence[Event]) -> Tie:
    """The tie that some events make."""
    left, relation, right = ends
    told = chain.from_iterable(statuses_on(case, event) for event in events)
    return Tie(
        case.by_id[left].name,
        relation,
        case.by_id[right].name,
        tuple(dict.fromkeys(told)),
        tuple(event.id for event in events),
    )


def relation_of(case: Case, event: Event) -> str:
    """What is done in an event: its PLOVER mode or type, else its word."""
    claims = [case.by_id[claim] for claim in event.claims]
    kind = event.predicate and (event.mode or event.predicate)
    return kind or word_of(event, names_of(case, event.actors), claims) or event.label
