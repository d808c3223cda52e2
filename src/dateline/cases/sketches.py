"""Claims as the whole case sees them: entities instead of mentions, days instead of words."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from dateline.cases.frames import FIRST, LAST, NOBODY, Frame, Parties
from dateline.model import Argument, Attribution, Claim, Copies, Entity, EntityType, Event, EventTime, Label, Mention, Page, Role, Span, Story, Tense
from dateline.stage import Notes

ROOT = 5
"""Letters of a root."""
MUTUAL = frozenset({"CONSULT", "COOPERATE", "AGREE"})
"""PLOVER types that join two sides, whoever is named first."""
STATES = frozenset({EntityType.COUNTRY, EntityType.PLACE})
"""Entities that stand for whoever acts for their country."""
KNOWN_ALREADY = re.compile(r"(?:the|both|these|those|this|that|each|all|they|them|their|his|her|its|it|he|she|who|which|whom|we|our|us|you|i|my)\b", re.IGNORECASE)
"""How a phrase begins that points back: whom it means without an entity is open, where "a string of officials" is surely someone else."""
SEVERAL = re.compile(r"\b(?:his|her|its|their|our|some|many|several|few|more|most|other|these|those|two|three|four|five|\d+)\s+(?:[\w-]+\s+)?$", re.IGNORECASE)
"""What stands before a plural: a word that ends in -s may be a verb elsewhere."""
ONE_BY_MANY = frozenset({"talks", "negotiations", "elections", "hostilities", "relations", "sanctions", "charges"})
"""Plurals that name one event."""
ANAPHOR = re.compile(r"\b(?:the|this|that|these)\s+$", re.IGNORECASE)
NAME = re.compile(r"[A-ZÀ-ÖØ-Þ]")
FULL_NAME = re.compile(r"(?:[A-ZÀ-ÖØ-Þ][\w.’'-]+ ?){2,4}$")
CONTENT = re.compile(r"[^\W\d_]{4,}")


@dataclass(frozen=True)
class Sketch:
    """A claim with its parties, place, days, the words and kinds of its theme, and everybody named in its arguments.

    `points_back` tells a bare "the visit", which means one told before; `several` "some visits"; `saying` a cue, whose event is that somebody speaks.
    Not a slots class: the frame is cached.
    """

    claim: Claim
    agents: Parties
    recipients: Parties
    place: Parties
    named: frozenset[str]
    kinds: frozenset[EntityType]
    words: frozenset[str]
    earliest: str | None
    latest: str | None
    points_back: bool
    several: bool
    saying: bool
    story: str

    @cached_property
    def frame(self) -> Frame:
        """What the claim says of who, where and when."""
        return Frame(self.agents, self.recipients, self.place, self.earliest or FIRST, self.latest or LAST, mutual=self.claim.predicate in MUTUAL)

    @property
    def root(self) -> str:
        """The beginning that a verb shares with its noun, as a rule."""
        return self.claim.lemma[:ROOT]

    @property
    def order(self) -> tuple[str, int, str]:
        """Text order, pages by id."""
        return (self.claim.trigger.page, self.claim.trigger.start, self.claim.id)

    @property
    def ahead(self) -> bool:
        """Whether the claim says what is yet to come."""
        return self.claim.status.label == Label.PLANNED or self.claim.status.time == Tense.FUTURE

    @property
    def parties(self) -> Parties:
        """Agents and recipients together."""
        return self.agents | self.recipients


@dataclass(frozen=True)
class World:
    """What stages look up across pages; not a slots class: the indexes are cached."""

    articles: Mapping[str, Notes]
    notes: Notes

    @cached_property
    def entities(self) -> Mapping[str, Entity]:
        """Entities by id."""
        return {entity.id: entity for entity in self.notes[Entity]}

    @cached_property
    def entity_of(self) -> Mapping[str, Entity]:
        """The entity of a mention, by mention id."""
        return {mention: entity for entity in self.notes[Entity] for mention in entity.mentions}

    @cached_property
    def party_of(self) -> Mapping[str, Parties]:
        """An entity as a party, by entity id."""
        return {entity.id: make_party(entity) for entity in self.notes[Entity]}

    @cached_property
    def times(self) -> Mapping[str, EventTime]:
        """When a claim's event takes place, by claim id."""
        return {time.claim: time for time in self.notes[EventTime]}

    @cached_property
    def group_of(self) -> Mapping[str, tuple[str, ...]]:
        """The pages that are one witness with a page, by page id."""
        return {page: tuple(sorted(copies.pages)) for copies in self.notes[Copies] for page in copies.pages}

    @cached_property
    def story_of(self) -> Mapping[str, str]:
        """The story of every page, by page id."""
        return {page: story.id for story in self.notes[Story] for page in story.pages}

    @cached_property
    def pages(self) -> Mapping[str, Page]:
        """Pages by id."""
        return {page.id: page for layers in self.articles.values() for page in layers[Page]}

    @cached_property
    def sketches(self) -> Mapping[str, Sketch]:
        """All claims, by id, in text order."""
        return {sketch.claim.id: sketch for page in sorted(self.articles) for sketch in sketch_page(self, self.articles[page])}

    def lands_of(self, sketch: Sketch) -> frozenset[str]:
        """The countries in which a claim is set: where its place lies, else those of the towns and regions that its evidence names."""
        return sketch.place.lands or frozenset(land for entity in self.places_named(sketch.claim) for land in self.party_of[entity].lands)

    def places_named(self, claim: Claim) -> Iterator[str]:
        """The towns and regions in a claim's evidence, as entity ids."""
        for mention in self.articles[claim.trigger.page][Mention]:
            if mention.type == EntityType.PLACE and mention.id in self.entity_of and any(span.covers(mention.span) for span in claim.evidence):
                yield self.entity_of[mention.id].id

    @cached_property
    def event_of(self) -> Mapping[str, Event]:
        """The event of a claim, by claim id."""
        return {claim: event for event in self.notes[Event] for claim in event.claims}

    def witness(self, page: str) -> tuple[str, ...]:
        """The copy group of a page, or the page alone."""
        return self.group_of.get(page, (page,))

    def text(self, span: Span) -> str:
        """The words of a span as they stand on the page."""
        return self.pages[span.page].text[span.start : span.end]


def make_party(entity: Entity) -> Parties:
    """One entity as a party."""
    side, person = entity.country or entity.id, entity.type == EntityType.PERSON
    states = frozenset({side}) if entity.type in STATES else frozenset[str]()
    people = frozenset({(side, entity.id)}) if person else frozenset[tuple[str, str]]()
    words = [word.lower() for word in CONTENT.findall(entity.name)]
    names = frozenset[str]() if entity.key else frozenset(words[-1:] if person else words)
    return Parties(frozenset({entity.id}), frozenset({side}), states, people, names, firm=entity.key is not None or (person and FULL_NAME.match(entity.name) is not None))


def sketch_page(world: World, article: Notes) -> Iterator[Sketch]:
    """The claims of a page as sketches, in text order."""
    mentions = sorted(article[Mention], key=lambda mention: mention.span)
    starts = [mention.span.start for mention in mentions]
    cues = {attribution.cue for attribution in article[Attribution]}
    for claim in sorted(article[Claim], key=lambda claim: (claim.trigger, claim.id)):
        yield sketch_claim(world, claim, mentions, starts, cues)


def sketch_claim(world: World, claim: Claim, mentions: list[Mention], starts: list[int], cues: Container[Span | None]) -> Sketch:
    """A claim as a sketch; `mentions` are those of its page in order, `starts` where they begin, `cues` where somebody speaks."""
    matter = [argument for argument in claim.arguments if argument.role in (Role.THEME, Role.INSTRUMENT)]
    inner = [mention for argument in claim.arguments for mention in inside(argument.span, mentions, starts)]
    things = [mention for argument in matter for mention in inside(argument.span, mentions, starts)]
    time = world.times.get(claim.id)
    agents, recipients = (parties_of(world, claim, role) for role in (Role.AGENT, Role.RECIPIENT))
    before = world.pages[claim.trigger.page].text[max(0, claim.trigger.start - 40) : claim.trigger.start]
    return Sketch(
        claim,
        agents=agents,
        recipients=recipients,
        place=place_of(world, claim),
        named=frozenset(entity.id for mention in inner if (entity := world.entity_of.get(mention.id))),
        kinds=frozenset(mention.type for mention in things),
        words=frozenset(word.lower() for argument in matter for word in CONTENT.findall(world.text(argument.span))),
        earliest=time.earliest if time else None,
        latest=time.latest if time else None,
        points_back=not (agents or recipients or matter or time) and ANAPHOR.search(before) is not None,
        several=is_several(world.text(claim.trigger).lower(), claim.lemma, before),
        saying=claim.predicate is None and claim.trigger in cues,
        story=world.story_of.get(claim.trigger.page, claim.trigger.page),
    )


def is_several(word: str, lemma: str, before: str) -> bool:
    """Whether an event word is a plural: "some visits", "his trips", but not "their talks"."""
    return word.endswith("s") and not lemma.endswith("s") and word not in ONE_BY_MANY and SEVERAL.search(before) is not None


def inside(span: Span, mentions: list[Mention], starts: list[int]) -> Iterable[Mention]:
    """The mentions within a span, by bisection."""
    first = bisect_left(starts, span.start)
    return (mention for mention in mentions[first : bisect_left(starts, span.end)] if mention.span.end <= span.end)


def parties_of(world: World, claim: Claim, role: Role) -> Parties:
    """Everybody who plays a role."""
    return merge_parties(world, (argument for argument in claim.arguments if argument.role == role))


def merge_parties(world: World, arguments: Iterable[Argument]) -> Parties:
    """The parties of some arguments; a phrase without an entity is a party of its own unless it points back."""
    found = NOBODY
    for argument in arguments:
        words = world.text(argument.span)
        entity = world.entity_of.get(argument.mention) if argument.mention else None
        if KNOWN_ALREADY.match(words) and (entity is None or not NAME.search(entity.name)):
            continue
        found |= world.party_of[entity.id] if entity else make_stranger(words)
    return found


def make_stranger(words: str) -> Parties:
    """Somebody whom only words describe."""
    name = f"“{words.casefold()}”"
    return Parties(frozenset({name}), frozenset({name}), names=frozenset(word.lower() for word in CONTENT.findall(words)))


def place_of(world: World, claim: Claim) -> Parties:
    """Where it happens, as a party: the place's country may be the host."""
    entity = world.entity_of.get(claim.place) if claim.place else None
    return world.party_of[entity.id] if entity else NOBODY
