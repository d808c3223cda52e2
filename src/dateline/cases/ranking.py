"""How much a reader of the affair must know of each event: its place among all events of the case."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from math import log

from dateline.cases.claim_features import Sketch, World
from dateline.model import (
    Attribution,
    By,
    Claim,
    Copies,
    DateEstimate,
    Entity,
    Event,
    EventTime,
    Ground,
    Label,
    Mention,
    Page,
    Passage,
    Position,
    Rank,
    Story,
    Zone,
)
from dateline.stage import Notes, Stage
from dateline.weights import weight, weight_table

WEIGHTS = weight_table("en.ranking.event")
LEAST = weight("en.ranking.least")
"""Points below which an event is background."""
LEAD = 2
"""Passages of a body that are its lead."""
DISPUTED = frozenset({Label.ALLEGED, Label.DENIED})
SUPPOSED = frozenset({Label.HYPOTHETICAL, Label.NEGATED})


def rank_events(articles: Mapping[str, Notes], notes: Notes) -> Iterator[Rank]:
    """The rank of every event: the most points first, then in text order."""
    desk = Desk(World(articles, notes))
    weighed = [(event, tuple(grounds_of(desk.traits(event)))) for event in notes[Event]]
    points = {event.id: sum(each.weight for each in grounds) for event, grounds in weighed}
    ranked = sorted(weighed, key=lambda each: (-points[each[0].id], desk.order(each[0])))
    for place, (event, grounds) in enumerate(ranked, 1):
        told = points[event.id] >= LEAST
        rule = "case.ranking.told/1" if told else "case.ranking.background/1"
        yield Rank(event.id, place if told else None, By(rule, 1.0, event.claims[:1], grounds))


@dataclass(frozen=True, slots=True)
class Traits:
    """What an event is: logarithms of counts, the share of its pages that lead with it, and what is so or not."""

    claims: float
    witnesses: float
    lead: float
    agent: float
    other: float
    disputed: float
    supposed: float
    saying: float
    noun: float


def grounds_of(traits: Traits) -> Iterator[Ground]:
    """What weighs for an event and against it."""
    weighed = (
        ("case.ranking.claims/1", WEIGHTS["claims"] * traits.claims),
        ("case.ranking.witnesses/1", WEIGHTS["witnesses"] * traits.witnesses),
        ("case.ranking.lead/1", WEIGHTS["lead"] * traits.lead),
        ("case.ranking.agent/1", WEIGHTS["agent"] * traits.agent),
        ("case.ranking.other/1", WEIGHTS["other"] * traits.other),
        ("case.ranking.disputed/1", WEIGHTS["disputed"] * traits.disputed),
        ("case.ranking.supposed/1", WEIGHTS["supposed"] * traits.supposed),
        ("case.ranking.saying/1", WEIGHTS["saying"] * traits.saying),
        ("case.ranking.noun/1", WEIGHTS["noun"] * traits.noun),
    )
    yield from (Ground(rule, (), round(points, 2)) for rule, points in weighed if points)


class Desk:
    """A case with what weighs for an event: where it stands, on how many pages, who takes part, who disputes it."""

    def __init__(self, world: World) -> None:
        self.world = world

    @cached_property
    def positions(self) -> Mapping[str, list[Position]]:
        """The positions on every event, by its id."""
        found: dict[str, list[Position]] = {event.id: [] for event in self.world.notes[Event]}
        for position in self.world.notes[Position]:
            found[position.event].append(position)
        return found

    @cached_property
    def leads(self) -> Mapping[str, int]:
        """Where the lead of every page ends, by page id."""
        return {page: lead_of(article) for page, article in self.world.articles.items()}

    def order(self, event: Event) -> int:
        """Where an event is first told."""
        return min(self.world.sketches[claim].order for claim in event.claims)

    def traits(self, event: Event) -> Traits:
        """What an event is."""
        claims = [self.world.sketches[claim] for claim in event.claims]
        pages = {sketch.claim.trigger.page for sketch in claims}
        witnesses = {position.pages for position in self.positions[event.id]}
        leading = sum(any(map(self.in_lead, on_page(claims, page))) for page in pages)
        labels = {each.claim.status.label for each in claims}
        return Traits(
            claims=log(len(claims)),
            witnesses=log(max(1, len(witnesses))),
            lead=leading / len(pages),
            agent=bool(event.actors),
            other=bool(event.recipients),
            disputed=bool(labels & DISPUTED),
            supposed=labels <= SUPPOSED,
            saying=all(each.saying for each in claims),
            noun=all(each.nominal for each in claims),
        )

    def in_lead(self, sketch: Sketch) -> bool:
        """Whether a claim stands in the headline or the lead of its page."""
        return sketch.claim.trigger.start < self.leads[sketch.claim.trigger.page]


def on_page(claims: Iterable[Sketch], page: str) -> Iterator[Sketch]:
    """The claims that stand on a page."""
    return (each for each in claims if each.claim.trigger.page == page)


def lead_of(article: Notes) -> int:
    """Where the lead of a page ends: with its second passage of body, or its headline."""
    body = sorted(each.span for each in article[Passage] if each.zone is Zone.BODY)
    return body[:LEAD][-1].end if body else 0


def stage() -> Stage:
    """The ranking stage."""
    needs = (
        Page,
        Passage,
        Claim,
        Attribution,
        EventTime,
        Entity,
        Mention,
        Story,
        Copies,
        DateEstimate,
        Event,
        Position,
    )
    return Stage("ranking", scope="case", needs=needs, gives=(Rank,), run=rank_events)
