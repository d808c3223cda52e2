"""Merge claims of all pages into events."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from dateline.cases.bonds import Bonds, by_people
from dateline.cases.claim_features import Sketch, World
from dateline.cases.events.candidates import Likelihood
from dateline.cases.events.copied_claims import pair_twins
from dateline.cases.events.descriptions import describe
from dateline.cases.events.lending import lend, place
from dateline.cases.events.linkage import Linkage
from dateline.cases.events.scoring import LEAST
from dateline.cases.events.telling import best_told
from dateline.cases.sameness import Comparison
from dateline.cases.union_find import find_root
from dateline.model import (
    Age,
    Attribution,
    Claim,
    Copies,
    DateEstimate,
    Embedding,
    Entity,
    Event,
    EventTime,
    Ground,
    Mention,
    Page,
    Ruling,
    Story,
)
from dateline.reader.files import means_fingerprint
from dateline.stage import Notes, Stage


def merge_events(articles: Mapping[str, Notes], notes: Notes) -> Iterator[Event | EventTime]:
    """Every claim in exactly one event, and the days that events give to claims which name none.

    An event never holds claims that exclude each other's days, places or people, unless people say so.
    """
    world, bonds = World(articles, notes), Bonds(notes[Ruling])
    comparison = Comparison(world)
    sketches = list(world.sketches.values())
    grounds: dict[str, list[Ground]] = defaultdict(list)
    for each in merge_claims(world, sketches, bonds):
        grounds[bonds.root(each.facts[0])].append(each)
    for group in gather(sketches, bonds):
        told = comparison.telling(best_told(group), group)
        event = describe(world, group, grounds[bonds.root(group[0].claim.id)], told)
        yield replace(event, by=by_people(event.by, bonds.naming(event.claims)))
        yield from second_times(world, event, group, told)


def second_times(
    world: World, event: Event, group: Iterable[Sketch], told: Iterable[Sketch]
) -> Iterator[EventTime]:
    """What is known of when the claims of an event that name no day are, besides their tense."""
    lent = {
        time.claim: time
        for time in lend(event, [world.times[each.claim.id] for each in told if each.claim.id in world.times])
    }
    yield from lent.values()
    for claim in (each.claim for each in group if each.claim.id in world.ages and each.claim.id not in lent):
        time, written = world.times.get(claim.id), world.estimates.get(claim.trigger.page)
        found = place(event, time, world.ages[claim.id], written) if time and written else None
        if found:
            yield found


def merge_claims(world: World, sketches: Sequence[Sketch], bonds: Bonds) -> list[Ground]:
    """Join the claims that copy each other, then those that are likely to be about one event; what spoke for it."""
    merging = Merging(sketches, bonds)
    copied = [pair for pair in pair_twins(world) if merging.join(*pair)]
    likely = Likelihood(sketches, world.vectors)
    pages = [sketch.claim.trigger.page for sketch in sketches]
    linkage = Linkage(merging.groups(), likely.odds, LEAST, pages)
    pairs = likely.pairs(frozenset(other.claim.id for _, other in copied))
    found = [ground("case.events.copied/1", 0.0, one, other) for one, other in copied]
    for left, right in linkage.grow(pairs, merging.join_numbers):
        reasons = likely.reasons(left, right).items()
        found += (ground(rule, odds, sketches[left], sketches[right]) for rule, odds in reasons)
    return found


def ground(rule: str, odds: float, one: Sketch, other: Sketch) -> Ground:
    """What a rule says of two claims."""
    return Ground(rule, (one.claim.id, other.claim.id), round(odds, 2))


class Merging:
    """Groups of claims that grow pair by pair, unless they clash or people part them.

    What people make one stays two here, so that no frame has to hold what excludes itself.
    """

    def __init__(self, sketches: Sequence[Sketch], bonds: Bonds) -> None:
        self._sketches, self._bonds = sketches, bonds
        self._parent = {sketch.order: sketch.order for sketch in sketches}
        self._frames = {sketch.order: sketch.frame for sketch in sketches}

    def join(self, one: Sketch, other: Sketch) -> bool:
        """Join the groups of two claims if nothing forbids it; whether it was done."""
        left, right = find_root(self._parent, one.order), find_root(self._parent, other.order)
        if left == right or self._frames[left].clashes(self._frames[right]):
            return False
        if not self._bonds.join(one.claim.id, other.claim.id):
            return False
        self._parent[right] = left
        self._frames[left] = self._frames[left] | self._frames[right]
        return True

    def join_numbers(self, one: int, other: int) -> bool:
        """The same by their numbers."""
        return self.join(self._sketches[one], self._sketches[other])

    def groups(self) -> list[list[int]]:
        """The groups as numbers of claims."""
        found: dict[int, list[int]] = defaultdict(list)
        for number in self._parent:
            found[find_root(self._parent, number)].append(number)
        return list(found.values())


def gather(sketches: Iterable[Sketch], bonds: Bonds) -> list[list[Sketch]]:
    """The groups of claims that were joined, by rules or by people."""
    groups: dict[str, list[Sketch]] = defaultdict(list)
    for sketch in sketches:
        groups[bonds.root(sketch.claim.id)].append(sketch)
    return list(groups.values())


def stage() -> Stage:
    """The events stage."""
    needs = (
        Page,
        Claim,
        Age,
        Attribution,
        Embedding,
        EventTime,
        Entity,
        Mention,
        Story,
        Copies,
        DateEstimate,
        Ruling,
    )
    return Stage(
        "events",
        scope="case",
        needs=needs,
        gives=(Event, EventTime),
        run=merge_events,
        knowledge=means_fingerprint(),
    )
