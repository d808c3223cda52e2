"""Find what other events contradict: a "first meeting" after an earlier one, one event on two days."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from itertools import pairwise

from dateline.cases.agreement.disputes import Dispute
from dateline.cases.agreement.ordinals import AROUND, read_rank
from dateline.cases.claim_features import Sketch, World
from dateline.cases.compatibility import days
from dateline.model import Event, Relation

NEAR = 3
"""Days between two dates that may be one event dated twice."""
MOST = 3
"""Earlier events that a wrong count is linked with, the latest first."""


def dispute_ranks(world: World) -> Iterator[Dispute]:
    """Claims that count an event as the first (second …) of its kind, and earlier ones that make it later."""
    kinds = index_kinds(world)
    for sketch in world.sketches.values():
        rank, people = rank_of(world, sketch), {person for _, person in sketch.parties.people}
        if rank and people and sketch.earliest and sketch.claim.predicate:
            earlier = [
                event
                for event in kinds.get((sketch.claim.predicate, min(people)), ())  # it must have them all
                if precedes(world, event, sketch, people)
            ]
            if len(earlier) >= rank:
                yield from (
                    Dispute(sketch, event, Relation.CONTRADICTS, "number", "case.agreement.rank/1")
                    for event in earlier[-MOST:]
                )


def index_kinds(world: World) -> Mapping[tuple[str, str], list[Event]]:
    """Dated events by type and everybody in them, in the order of their days."""
    found: dict[tuple[str, str], list[Event]] = defaultdict(list)
    dated = (event for event in world.notes[Event] if event.predicate and event.earliest and event.latest)
    for event in sorted(dated, key=lambda event: event.latest or ""):
        for entity in (*event.actors, *event.recipients):
            found[event.predicate or "", entity].append(event)
    return found


def rank_of(world: World, sketch: Sketch) -> int | None:
    """Which one of its kind a claim says its event is."""
    trigger = sketch.claim.trigger
    text = world.pages[trigger.page].text
    begin = max(0, trigger.start - AROUND)
    return read_rank(text[begin : trigger.end + AROUND], trigger.start - begin, trigger.end - begin)


def precedes(world: World, event: Event, sketch: Sketch, people: AbstractSet[str]) -> bool:
    """Whether an event of the same people was over some days before a claim's began.

    Where both tell a country, it is the same. Who leaves the evening before is on the same trip.
    """
    if (
        not event.latest
        or not sketch.earliest
        or days(event.latest, sketch.earliest) <= NEAR
        or not people <= {*event.actors, *event.recipients}
    ):
        return False
    if not sketch.place.lands:
        return sketch.claim.mode != "visit"
    return any(world.sketches[claim].lands & sketch.place.lands for claim in event.claims)


def dispute_days(world: World) -> Iterator[Dispute]:
    """Events of one kind, people and place, on different pages, of days that nearly touch but differ."""
    kinds: dict[tuple[object, ...], list[Event]] = defaultdict(list)
    for event in world.notes[Event]:
        if (
            event.predicate
            and event.place
            and event.recipients
            and event.earliest
            and event.earliest == event.latest
        ):
            kinds[
                event.predicate, event.mode, frozenset(event.actors), frozenset(event.recipients), event.place
            ].append(event)
    for events in kinds.values():
        for one, other in pairwise(sorted(events, key=lambda event: event.earliest or "")):
            if days(one.earliest or "", other.earliest or "") <= NEAR and not witnesses(
                world, one
            ) & witnesses(world, other):
                yield Dispute(
                    world.sketches[other.claims[0]],
                    one,
                    Relation.CONTRADICTS,
                    "time",
                    "case.agreement.days/1",
                )


def witnesses(world: World, event: Event) -> set[tuple[str, ...]]:
    """The independent groups of pages that tell of an event."""
    return {world.witness(world.sketches[claim].claim.trigger.page) for claim in event.claims}
