"""Merge claims of all pages into events."""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from functools import partial
from itertools import chain

from dateline.cases.bonds import Bonds, by_people
from dateline.cases.claim_features import Sketch, World
from dateline.cases.compatibility import FIRST, LAST, Frame, Parties, days
from dateline.cases.events import scoring
from dateline.cases.events.copied_claims import pair_twins
from dateline.cases.events.scoring import ENOUGH, features, likeness
from dateline.cases.union_find import find_root
from dateline.model import (
    Attribution,
    By,
    Claim,
    Copies,
    DateEstimate,
    Entity,
    EntityType,
    Event,
    EventTime,
    Ground,
    Mention,
    Page,
    Ruling,
    Story,
)
from dateline.stage import Notes, Stage

SAYS = {
    "case.events.merge/1": "The claims name the same kind of event, and nothing in who, where and when they say tells them apart.",
    "case.events.copied/1": "One page repeats the passage of another in which the claim stands.",
    **scoring.SAYS,
    "case.events.alone/1": "No other claim speaks of this event as far as its words, actors and days tell.",
}
WINDOW = 8
"""Claims of a block that a claim is compared with: on its page those before it, else of days before."""
EXTENT = 31
"""Days that one event may last; a longer stretch is when it lies."""

JUDGED = "judgement.time/1"
"""The rule of times that people give."""

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


def describe(world: World, group: Sequence[Sketch], grounds: Sequence[Ground]) -> Event:
    """An event from its claims and what joined them."""
    claims = tuple(sketch.claim.id for sketch in group)
    actors = rank_parties(world, (sketch.agents for sketch in group))
    recipients = rank_parties(world, (sketch.recipients for sketch in group))
    times = times_of(world, group)
    earliest, latest = find_days(times)
    predicate, mode = likeliest(
        (sketch.claim.predicate, sketch.claim.mode or "") for sketch in group if sketch.claim.predicate
    )
    place = find_place(world, group)
    rule = "case.events.merge/1" if len(group) > 1 else "case.events.alone/1"
    return Event(
        claims,
        predicate or None,
        mode or None,
        label=make_label(world, group, actors, recipients or ((place,) if place else ())),
        actors=actors,
        recipients=tuple(entity for entity in recipients if entity not in actors),
        value=find_value(times, (earliest, latest)),
        earliest=earliest,
        latest=latest,
        place=place,
        by=By(rule, holding(grounds), claims, tuple(grounds)),
    )


def holding(grounds: Iterable[Ground]) -> float:
    """How well the weakest pair holds an event: its points as a share of themselves and the threshold.

    1 where nothing had to be weighed. It is no probability.
    """
    points: dict[tuple[str, ...], float] = defaultdict(float)
    for each in grounds:
        if each.weight:
            points[each.facts] += each.weight
    least = min(points.values(), default=None)
    return 1.0 if least is None else round(least / (least + ENOUGH), 4)


def rank_parties(world: World, parties: Iterable[Parties]) -> tuple[str, ...]:
    """The entities in one part of an event, each once, the most frequent first, else in order."""
    known = chain.from_iterable(world.known(each.ids) for each in parties)
    times = Counter(entity.id for entity in known)
    return tuple(entity for entity, _ in times.most_common())


def likeliest(found: Iterable[tuple[str, str]]) -> tuple[str, str]:
    """The most frequent type, with its most frequent mode if it has any."""
    pairs = Counter(found)
    types = Counter(predicate for predicate, _ in pairs.elements())
    predicate = min(types, key=lambda each: (-types[each], each), default="")
    modes = {mode: times for (each, mode), times in pairs.items() if each == predicate and mode}
    return predicate, min(modes, key=lambda mode: (-modes[mode], mode), default="")


def find_place(world: World, group: Iterable[Sketch]) -> str | None:
    """Where it happens: the place that most claims name, a town rather than a country."""
    places = Counter(chain.from_iterable(sketch.place.ids for sketch in group))
    return min(
        places,
        key=lambda entity: (world.entities[entity].type == EntityType.COUNTRY, -places[entity]),
        default=None,
    )


def times_of(world: World, group: Iterable[Sketch]) -> list[EventTime]:
    """The times of its claims; where people say when it was, only what they say."""
    times = [time for sketch in group if (time := world.times.get(sketch.claim.id))]
    return [time for time in times if time.by.rule == JUDGED] or times


def find_days(times: Sequence[EventTime]) -> tuple[str | None, str | None]:
    """The days over which its claims say that it stretches, else those that all of them allow.

    Where people made one of what is told of several days, all of these.
    """
    extents = [
        (time.earliest, time.latest) for time in times if time.earliest and time.latest and is_extent(time)
    ]
    if extents:
        return min(first for first, _ in extents), max(last for _, last in extents)
    firsts = [time.earliest for time in times if time.earliest]
    lasts = [time.latest for time in times if time.latest]
    if firsts and lasts and max(firsts) > min(lasts):
        return min(firsts), max(lasts)
    return max(firsts, default=None), min(lasts, default=None)


def is_extent(time: EventTime) -> bool:
    """Whether a time is the days of an event from first to last, by its own clause and not its sentence."""
    return (
        time.by.rule != "case.when.sentence/1"
        and time.value is not None
        and "/" in time.value
        and 0 < days(time.earliest or FIRST, time.latest or LAST) <= EXTENT
    )


def find_value(times: Iterable[EventTime], stretch: tuple[str | None, str | None]) -> str | None:
    """The TIMEX3 value of the days that it stretches over, else of the claim that knows the days best."""
    valued = [time for time in times if time.value]
    exact = [time for time in valued if (time.earliest, time.latest) == stretch]
    best = min(valued, key=width, default=None)
    over = best is not None and None not in stretch and days(stretch[0] or "", stretch[1] or "") > width(best)
    if over or any(map(is_extent, valued)):
        return min((time.value for time in exact if time.value), default=f"{stretch[0]}/{stretch[1]}")
    return best.value if best else None


def width(time: EventTime) -> int:
    """How many days a time leaves open."""
    return days(time.earliest or FIRST, time.latest or LAST)


def make_label(world: World, group: Sequence[Sketch], actors: Sequence[str], others: Sequence[str]) -> str:
    """Who, what, with whom: "Ilse Brandt – visit – Tolland"."""
    word = Counter(sketch.claim.lemma for sketch in group).most_common(1)[0][0]
    rest = [other for other in others if other not in actors]
    return " – ".join(filter(None, (name_some(world, actors), word, name_some(world, rest))))


def name_some(world: World, entities: Sequence[str]) -> str:
    """The names of the first two of some entities."""
    return ", ".join(world.entities[entity].name for entity in entities[:2])


def stage() -> Stage:
    """The events stage."""
    needs = (Page, Claim, Attribution, EventTime, Entity, Mention, Story, Copies, DateEstimate, Ruling)
    return Stage("events", scope="case", needs=needs, gives=(Event,), run=merge_events, says=SAYS)
