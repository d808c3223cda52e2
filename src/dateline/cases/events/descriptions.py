"""What an event is, by the claims about it: who, what, where and when."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from itertools import chain
from math import exp
from operator import attrgetter

from dateline.cases.claim_features import Sketch, World
from dateline.cases.compatibility import FIRST, LAST, days
from dateline.cases.events.scoring import LEAST
from dateline.cases.events.telling import best_told
from dateline.cases.parties import Parties
from dateline.model import By, EntityType, Event, EventTime, Ground

EXTENT = 31
"""Days that one event may last; a longer stretch is when it lies."""

JUDGED = "judgement.time/1"
"""The rule of times that people give."""


def describe(
    world: World, group: Sequence[Sketch], grounds: Sequence[Ground], told: Sequence[Sketch]
) -> Event:
    """An event from its claims and what joined them: what its anchor tells, and others that tell the same (`told`)."""
    claims = tuple(sketch.claim.id for sketch in group)
    anchor = best_told(group)
    predicate, mode = likeliest((sketch.claim.predicate or "", sketch.claim.mode or "") for sketch in told)
    coded = [sketch for sketch in told if (sketch.claim.predicate or "") == predicate]
    actors = rank_parties(world, coded, anchor, attrgetter("agents"))
    recipients = rank_parties(world, coded, anchor, attrgetter("recipients"))
    times = times_of(world, group, told, anchor)
    earliest, latest = find_days(times)
    place = find_place(world, told)
    rule = "case.events.merge/1" if len(group) > 1 else "case.events.alone/1"
    return Event(
        claims,
        predicate or None,
        mode or None,
        label=make_label(world, told, actors, recipients or ((place,) if place else ())),
        actors=actors,
        recipients=tuple(entity for entity in recipients if entity not in actors),
        value=find_value(times, (earliest, latest)),
        earliest=earliest,
        latest=latest,
        place=place,
        by=By(rule, holding(grounds), claims, tuple(grounds)),
        anchor=anchor.claim.id,
    )


def holding(grounds: Iterable[Ground]) -> float:
    """How far the weakest pair that holds an event is above what suffices, from 0.5 to 1; it is no probability."""
    odds: dict[tuple[str, ...], float] = defaultdict(float)
    for each in grounds:
        if each.weight:
            odds[each.facts] += each.weight
    least = min(odds.values(), default=None)
    return 1.0 if least is None else round(1 / (1 + exp(LEAST - least)), 4)


def rank_parties(
    world: World, coded: Sequence[Sketch], anchor: Sketch, part: Callable[[Sketch], Parties]
) -> tuple[str, ...]:
    """The entities in one part of an event, each once, the most frequent first, else in order.

    They are those in the claim that tells it best, if that is one of its type (`coded`) and names any, else those in
    most claims of its type: whoever dies in one claim did not kill in another, and what one party did is not laid on
    another where claims were made one by mistake.
    """
    known = {sketch.order: named_in(world, part(sketch)) for sketch in coded}
    times, most = Counter(chain.from_iterable(known.values())), sum(map(bool, known.values())) / 2
    own = known.get(anchor.order, ())
    return tuple(entity for entity, count in times.most_common() if (entity in own if own else count > most))


def named_in(world: World, party: Parties) -> tuple[str, ...]:
    """The entities of a party, each once."""
    return tuple(dict.fromkeys(entity.id for entity in world.known(party.ids)))


def likeliest(found: Iterable[tuple[str, str]]) -> tuple[str, str]:
    """The most frequent type, with its most frequent mode if it has any; without a type the class."""
    pairs = Counter(found)
    types = Counter(predicate for predicate, _ in pairs.elements() if predicate)
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


def times_of(
    world: World, group: Iterable[Sketch], told: Iterable[Sketch], anchor: Sketch
) -> list[EventTime]:
    """The times of the claims that tell what its anchor tells; where people say when it was, only what they say.

    A day that only one claim tells, and not the anchor, is none of the event: claims are made one by their words, and
    what one page says of "2006" or "last week" dates nothing else. That a claim is told as past bounds what its own
    page tells; other pages only where that one has no time. Where people made one of what excludes itself, all count.
    """
    times = [time for sketch in group if (time := world.times.get(sketch.claim.id))]
    judged = [time for time in times if time.by.rule == JUDGED]
    if judged or exclude_each_other(times):
        return judged or times
    page = {sketch.claim.id: sketch.claim.trigger.page for sketch in told}
    times = [time for time in times if time.claim in page and (time.earliest or time.latest)]
    sure = [time for time in times if time.claim == anchor.claim.id or any(map(partial(agree, time), times))]
    bounds = [time for time in times if not time.value and time not in sure]
    beside = [time for time in bounds if page[time.claim] == anchor.claim.trigger.page]
    return [*sure, *(beside if sure or beside else bounds)]


def agree(one: EventTime, other: EventTime) -> bool:
    """Whether the times of two claims have a day in common, by what both say themselves."""
    return (
        one.claim != other.claim
        and bool(one.value and other.value)
        and (one.earliest or FIRST) <= (other.latest or LAST)
        and (other.earliest or FIRST) <= (one.latest or LAST)
    )


def find_days(times: Sequence[EventTime]) -> tuple[str | None, str | None]:
    """The days over which its claims say that it stretches, else those that all of them allow.

    Where people made one of what is told of several days, all of these.
    """
    extents = [
        (time.earliest, time.latest) for time in times if time.earliest and time.latest and is_extent(time)
    ]
    if extents:
        return min(first for first, _ in extents), max(last for _, last in extents)
    firsts, lasts = bounds(times)
    if exclude_each_other(times):
        return min(firsts), max(lasts)
    return max(firsts, default=None), min(lasts, default=None)


def bounds(times: Iterable[EventTime]) -> tuple[list[str], list[str]]:
    """The first and the last days of times, as far as they have any."""
    found = list(times)
    return [each.earliest for each in found if each.earliest], [each.latest for each in found if each.latest]


def exclude_each_other(times: Sequence[EventTime]) -> bool:
    """Whether no day is in all times."""
    firsts, lasts = bounds(times)
    return bool(firsts and lasts) and max(firsts) > min(lasts)


def is_extent(time: EventTime) -> bool:
    """Whether a time is the days of an event from first to last."""
    return (
        time.value is not None
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
