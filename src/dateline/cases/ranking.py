"""How much a reader of the affair must know of each event: its place among all events of the case."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain
from math import log

from dateline.cases.claim_features import Sketch, World
from dateline.cases.repeats import REPEATED, repeats
from dateline.cases.sameness import Comparison
from dateline.model import (
    Attribution,
    By,
    Claim,
    Copies,
    DateEstimate,
    Embedding,
    Entity,
    Event,
    EventTime,
    Ground,
    Label,
    Mention,
    Page,
    Rank,
    Story,
)
from dateline.reader.files import means_fingerprint
from dateline.stage import Notes, Stage
from dateline.weights import weight, weight_row, weight_table

WEIGHTS, TYPES = weight_table("en.ranking.event"), weight_table("en.ranking.type")
LEAST = weight("en.ranking.least")
"""Points below which an event is background."""
OLD = weight("en.ranking.old")
"""Days after which what was over when its page was written is history."""
FIRST = 100
"""Events of which those that tell the same are set apart: more than the longest first screen shows."""
AGAIN, SLIGHT = weight_row("en.ranking.again")
"""Points of an event that tells the same as one before it, times how likely it does, and from when on that counts."""
TOLD_BEFORE = "case.ranking.again/1"
"""The rule of what tells the same as one before it."""
RETOLD = "case.ranking.retold/1"
"""The rule of what stands in a sentence that tells nothing new."""
SUPPOSED = frozenset({Label.HYPOTHETICAL, Label.NEGATED})


def rank_events(articles: Mapping[str, Notes], notes: Notes) -> Iterator[Rank]:
    """The rank of every event: the most points first, then in text order."""
    desk = Desk(World(articles, notes))
    weighed = [Weighed(event, tuple(grounds_of(desk.traits(event)))) for event in notes[Event]]
    ranked = sorted(weighed, key=lambda each: (-each.points, desk.order(each.event)))
    first = desk.retold([*desk.varied(ranked[:FIRST])])
    for place, each in enumerate(chain(first, ranked[FIRST:]), 1):
        told = each.points >= LEAST
        rule = "case.ranking.told/1" if told else "case.ranking.background/1"
        grounds = (*each.grounds, *again(each))
        yield Rank(each.event.id, place if told else None, By(rule, 1.0, each.event.claims[:1], grounds))


@dataclass(frozen=True, slots=True)
class Weighed:
    """An event, what weighs for and against it, and how likely one before it tells the same, from 0 to 1.

    `before` is the claim on which that one stands, `retold` that whose sentence most likely tells what its sentence
    tells, as far as it matters here.
    """

    event: Event
    grounds: tuple[Ground, ...]
    told_before: float = 0.0
    before: str = ""
    retold: str = ""

    @property
    def points(self) -> float:
        """What weighs for it, less what weighs against it, whatever is told before."""
        return sum(each.weight for each in self.grounds)


def again(weighed: Weighed) -> Iterator[Ground]:
    """What weighs against an event that one before it tells, too; and where a sentence before it tells its own."""
    if points := round(AGAIN * weighed.told_before, 2):
        yield Ground(TOLD_BEFORE, (weighed.before,), points)
    if weighed.retold:
        yield Ground(RETOLD, (weighed.retold,), 0.0)


@dataclass(frozen=True, slots=True)
class Traits:
    """What an event is: its type, the logarithms of two counts, a share, a count, and what is so or not."""

    type: str
    claims: float
    pages: float
    parts: float
    time: float
    day: float
    planned: float
    alleged: float
    supposed: float
    saying: float
    noun: float
    old: float
    late: float


def grounds_of(traits: Traits) -> Iterator[Ground]:
    """What weighs for an event and against it."""
    for rule, points in (
        ("case.ranking.type/1", TYPES.get(traits.type, 0.0)),
        *amounts(traits),
        *manner(traits),
    ):
        if points:
            yield Ground(rule, (), round(points, 2))


def amounts(traits: Traits) -> tuple[tuple[str, float], ...]:
    """What weighs in an event how often, where, and how fully it is told."""
    return (
        ("case.ranking.claims/1", WEIGHTS["claims"] * traits.claims),
        ("case.ranking.pages/1", WEIGHTS["pages"] * traits.pages),
        ("case.ranking.parts/1", WEIGHTS["parts"] * traits.parts),
        ("case.ranking.time/1", WEIGHTS["time"] * traits.time),
        ("case.ranking.day/1", WEIGHTS["day"] * traits.day),
    )


def manner(traits: Traits) -> tuple[tuple[str, float], ...]:
    """What weighs in an event how it is told."""
    return (
        ("case.ranking.planned/1", WEIGHTS["planned"] * traits.planned),
        ("case.ranking.alleged/1", WEIGHTS["alleged"] * traits.alleged),
        ("case.ranking.supposed/1", WEIGHTS["supposed"] * traits.supposed),
        ("case.ranking.saying/1", WEIGHTS["saying"] * traits.saying),
        ("case.ranking.noun/1", WEIGHTS["noun"] * traits.noun),
        ("case.ranking.old/1", WEIGHTS["old"] * traits.old),
        ("case.ranking.late/1", WEIGHTS["late"] * traits.late),
    )


class Desk:
    """A case with what weighs for an event: its type, who tells of it and how, on how many pages."""

    def __init__(self, world: World) -> None:
        self.world, self.comparison = world, Comparison(world)

    @cached_property
    def texts(self) -> int:
        """How many pages there are, copies counted once."""
        return len({self.text_of(page) for page in self.world.pages})

    def text_of(self, page: str) -> str:
        """The first of a page and its copies."""
        return min(self.world.group_of.get(page, (page,)))

    def share(self, pages: Iterable[str]) -> float:
        """The share of the other pages on which an event is told, too, copies counted once."""
        return (len(set(map(self.text_of, pages))) - 1) / max(1, self.texts - 1)

    def varied(self, ranked: Sequence[Weighed]) -> Iterator[Weighed]:
        """Events by rank, each as far behind as it tells what one before it tells.

        Maximal marginal relevance (Carbonell and Goldstein 1998): always the one next of which most is left.
        """
        left = dict(enumerate(ranked))
        while left:
            at = max(left, key=lambda each: (left[each].points + AGAIN * left[each].told_before, -each))
            best = left.pop(at)
            yield best
            for other, each in left.items():
                anchor = self.anchor(best.event)
                likely = self.comparison.likely(anchor, self.anchor(each.event))
                if likely > max(SLIGHT, each.told_before):
                    left[other] = replace(each, told_before=likely, before=anchor.claim.id)

    def retold(self, ranked: Sequence[Weighed]) -> Iterator[Weighed]:
        """The same events, those that a better one's sentence tells again with that one's anchor.

        Compared are those before it of which the same is not so.
        """
        anchors = [self.anchor(each.event) for each in ranked]
        likely = repeats(self.world, self.comparison, anchors)
        kept: list[int] = []
        for at, each in enumerate(ranked):
            best = max(kept, key=lambda other: likely[other, at], default=at)
            if likely[best, at] >= REPEATED:
                yield replace(each, retold=anchors[best].claim.id)
            else:
                kept.append(at)
                yield each

    def anchor(self, event: Event) -> Sketch:
        """The claim on which an event stands."""
        return self.world.sketches[event.anchor or event.claims[0]]

    def order(self, event: Event) -> int:
        """Where an event is first told."""
        return min(self.world.sketches[claim].order for claim in event.claims)

    def traits(self, event: Event) -> Traits:
        """What an event is."""
        claims = [self.world.sketches[claim] for claim in event.claims]
        labels = {each.claim.status.label for each in claims}
        return Traits(
            type=event.predicate or "",
            claims=log(len(claims)),
            pages=self.share(each.claim.trigger.page for each in claims),
            parts=max(len(each.claim.arguments) for each in claims),
            time=bool(event.earliest or event.latest),
            day=event.earliest is not None and event.earliest == event.latest,
            planned=labels == {Label.PLANNED},
            alleged=Label.ALLEGED in labels,
            supposed=labels <= SUPPOSED,
            saying=all(each.saying for each in claims),
            noun=all(each.nominal for each in claims),
            old=all(each.long_over > OLD for each in claims),
            late=log(1 + min(each.claim.sentence for each in claims)),
        )


def stage() -> Stage:
    """The ranking stage."""
    needs = (
        Page,
        Claim,
        Attribution,
        Embedding,
        EventTime,
        Entity,
        Mention,
        Story,
        Copies,
        DateEstimate,
        Event,
    )
    return Stage(
        "ranking", scope="case", needs=needs, gives=(Rank,), run=rank_events, knowledge=means_fingerprint()
    )
