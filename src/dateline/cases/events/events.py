"""Merge claims of all pages into events."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from functools import partial

from dateline.cases.bonds import Bonds, by_people
from dateline.cases.claim_features import Sketch, World
from dateline.cases.compatibility import Frame
from dateline.cases.events.copied_claims import pair_twins
from dateline.cases.events.descriptions import describe
from dateline.cases.events.scoring import ENOUGH, features, likeness
from dateline.cases.union_find import find_root
from dateline.model import (
    Attribution,
    Claim,
    Copies,
    DateEstimate,
    Entity,
    Event,
    EventTime,
    Ground,
    Mention,
    Page,
    Ruling,
    Story,
)
from dateline.stage import Notes, Stage

WINDOW = 8
"""Claims of a block that a claim is compared with: on its page those before it, else of days before."""


Key = tuple[str, ...]
Pair = tuple[Sketch, Sketch]


def merge_events(articles: Mapping[str, Notes], notes: Notes) -> Iterator[Event]:
    """Every claim in exactly one event.

    An event never holds claims that exclude each other's days, places or people, unless people say so.
    """
    world, bonds = World(articles, notes), Bonds(notes[Ruling])
    sketches = list(world.sketches.values())
    parent = {sketch.claim.id: sketch.claim.id for sketch in sketches}
    frames = {sketch.claim.id: sketch.frame for sketch in sketches}
    copied = merge_alike(parent, frames, pair_twins(world), bonds)
    ranked = rank_pairs(sketches, {claim for claim, lead in parent.items() if claim != lead})
    alike = merge_alike(parent, frames, ranked, bonds)
    grounds = defaultdict(list)
    for one, other in copied:
        grounds[bonds.root(one.claim.id)].append(ground("case.events.copied/1", 0.0, one, other))
    for one, other in alike:
        grounds[bonds.root(one.claim.id)].extend(
            ground(rule, points, one, other) for rule, points in features(one, other).items() if points
        )
    for group in gather(sketches, bonds):
        event = describe(world, group, grounds[bonds.root(group[0].claim.id)])
        yield replace(event, by=by_people(event.by, bonds.naming(event.claims)))


def ground(rule: str, points: float, one: Sketch, other: Sketch) -> Ground:
    """What a rule says of two claims."""
    return Ground(rule, (one.claim.id, other.claim.id), round(points, 2))


def rank_pairs(sketches: Sequence[Sketch], copied: AbstractSet[str]) -> list[Pair]:
    """Pairs of claims that may be one event: the most alike first, then those of one page, in text order.

    A claim that copies another is paired on its own page only.
    """
    free = (sketch for sketch in sketches if sketch.claim.id not in copied)
    pairs = {*pair_up(sketches, page_keys), *pair_up(sorted(free, key=last_day), case_keys)}
    scored = ((likeness(sketches[one], sketches[other]), one, other) for one, other in pairs)
    enough = sorted(
        (-score, is_across(sketches[one], sketches[other]), one, other)
        for score, one, other in scored
        if score >= ENOUGH
    )
    return [(sketches[one], sketches[other]) for *_, one, other in enough]


def is_across(one: Sketch, other: Sketch) -> bool:
    """Whether two claims stand on two pages."""
    return one.claim.trigger.page != other.claim.trigger.page


def pair_up(sketches: Iterable[Sketch], keys: Callable[[Sketch], Iterable[Key]]) -> Iterator[tuple[int, int]]:
    """The numbers of every claim and of those just before it that share a block; never all pairs.

    Sorted neighbourhoods, after Hernández and Stolfo, "The merge/purge problem for large databases" (1995).
    """
    blocks: dict[Key, deque[int]] = defaultdict(partial(deque, maxlen=WINDOW))
    for sketch in sketches:
        for block in (blocks[key] for key in keys(sketch)):
            yield from ((min(sketch.order, other), max(sketch.order, other)) for other in block)
            block.append(sketch.order)


def last_day(sketch: Sketch) -> tuple[str, int]:
    """Where a claim stands among others by the last day of its event, else the first; then in text order."""
    return sketch.latest or sketch.earliest or "", sketch.order


def page_keys(sketch: Sketch) -> Iterator[Key]:
    """Where a claim may meet its like on its page: its word, its type."""
    claim = sketch.claim
    yield "page", claim.trigger.page, sketch.root
    if claim.predicate:
        yield "page", claim.trigger.page, claim.predicate


def case_keys(sketch: Sketch) -> Iterator[Key]:
    """Where a claim may meet its like elsewhere: its word in its story, its word or type with each side."""
    claim = sketch.claim
    yield "story", sketch.story, sketch.root
    for side in sketch.agents.sides | sketch.recipients.sides | sketch.place.sides:
        yield "word", sketch.root, side
        if claim.predicate:
            yield "type", claim.predicate, side
            if sketch.earliest:
                yield "month", claim.predicate, side, sketch.earliest[:7]


def merge_alike(
    parent: dict[str, str], frames: dict[str, Frame], pairs: Iterable[Pair], bonds: Bonds
) -> list[Pair]:
    """Join the claims of every pair, in order, unless groups clash or people part them; who joined.

    What people make one stays two here, so that no frame has to hold what excludes itself.
    """
    joined = []
    for one, other in pairs:
        left, right = find_root(parent, one.claim.id), find_root(parent, other.claim.id)
        clash = left == right or frames[left].clashes(frames[right])
        if not clash and bonds.join(one.claim.id, other.claim.id):
            parent[right] = left
            frames[left] = frames[left] | frames[right]
            joined.append((one, other))
    return joined


def gather(sketches: Iterable[Sketch], bonds: Bonds) -> list[list[Sketch]]:
    """The groups of claims that were joined, by rules or by people."""
    groups: dict[str, list[Sketch]] = defaultdict(list)
    for sketch in sketches:
        groups[bonds.root(sketch.claim.id)].append(sketch)
    return list(groups.values())


def stage() -> Stage:
    """The events stage."""
    needs = (Page, Claim, Attribution, EventTime, Entity, Mention, Story, Copies, DateEstimate, Ruling)
    return Stage("events", scope="case", needs=needs, gives=(Event,), run=merge_events)
