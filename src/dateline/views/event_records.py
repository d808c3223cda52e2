"""Events and links as records of the export."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.model import (
    Case,
    Event,
    Link,
    Position,
    Relation,
)
from dateline.views.claim_records import Record, grounds_records
from dateline.views.clauses import clause_of
from dateline.views.edtf import render_edtf
from dateline.views.tellers import teller_of


def event_record(case: Case, event: Event) -> Record:
    """One event with its claims, pages and the positions taken on it."""
    place = case.by_id.get(event.place) if event.place else None
    return {
        "id": event.id,
        "predicate": event.predicate,
        "mode": event.mode if event.predicate else None,
        "label": event.label,
        "actors": list(event.actors),
        "recipients": list(event.recipients),
        "edtf": render_edtf(event.earliest, event.latest),
        "earliest": event.earliest,
        "latest": event.latest,
        "place": {"entity": place.id, "name": place.name} if place else None,
        "claims": sorted(event.claims),
        "articles": sorted({case.by_id[claim].trigger.page for claim in event.claims}),
        "positions": positions_records(case.positions_on.get(event.id, ())),
        "witnesses": case.witnesses(event.id),
        "by": event.by.rule,
        "grounds": grounds_records(event.by),
        "score": event.by.score,
        "class": None if event.predicate else event.mode,
        "rank": case.rank_of.get(event.id),
        "anchor": event.anchor,
        "headline": clause_of(case, teller_of(case, event)) if event.anchor else None,
    }


def positions_records(positions: Iterable[Position]) -> list[Record]:
    """Positions in the order of exports."""
    return [position_record(position) for position in sorted(positions, key=position_order)]


def position_order(position: Position) -> tuple[object, ...]:
    """The order of positions in exports."""
    return (sorted(position.pages), position.source or "", position.stance, sorted(position.claims))


def position_record(position: Position) -> Record:
    """One source's stance on an event."""
    return {
        "articles": sorted(position.pages),
        "source": position.source,
        "stance": position.stance,
        "claims": sorted(position.claims),
    }


def link_record(link: Link) -> Record:
    """One link; `touches` names a provision and has no right side."""
    touches = link.relation == Relation.TOUCHES
    return {
        "id": link.id,
        "left": link.left,
        "right": None if touches else link.right,
        "relation": link.relation,
        "about": link.about,
        "provision": link.right if touches else None,
        "explanation": link.explanation,
        "by": link.by.rule,
        "grounds": grounds_records(link.by),
    }
