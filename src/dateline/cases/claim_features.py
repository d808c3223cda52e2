"""Claims as the whole case sees them: entities instead of mentions, days instead of words."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import chain
from operator import attrgetter

from dateline.cases.compatibility import FIRST, LAST, TURNS, Frame, days
from dateline.cases.indexes import by_member, every, ids_by_member
from dateline.cases.parties import CONTENT, NOBODY, STATES, Parties, make_party, make_stranger
from dateline.cases.predicates import MUTUAL
from dateline.cases.vectors import Vectors
from dateline.model import (
    SECOND,
    Age,
    Argument,
    Attribution,
    Claim,
    Copies,
    DateEstimate,
    Embedding,
    Entity,
    EntityType,
    Event,
    EventTime,
    Label,
    Mention,
    MentionKind,
    Page,
    Role,
    Span,
    Story,
    Tense,
)
from dateline.stage import Notes
from dateline.vocabulary import word_list, word_pattern

ROOT = 5
"""Letters of a root."""
POINTING_BACK = word_pattern("en.features.pointing_back")
KNOWN_ALREADY = re.compile(rf"{POINTING_BACK}\b", re.IGNORECASE)
BEFORE_PLURAL = word_pattern("en.features.before_plural")
SEVERAL = re.compile(rf"\b(?:{BEFORE_PLURAL}|\d+)\s+(?:[\w-]+\s+)?$", re.IGNORECASE)
ONE_BY_MANY = word_list("en.features.plurals_of_one_event")
EMPTY = word_list("en.features.empty")
SAYING, SPEECH = word_list("en.features.saying"), word_list("en.features.speech")
ANAPHORIC = word_pattern("en.features.anaphoric_determiners")
ANAPHOR = re.compile(rf"\b{ANAPHORIC}\s+$", re.IGNORECASE)
NAME = re.compile(r"[A-ZÀ-ÖØ-Þ]")
MATTER = (Role.THEME, Role.INSTRUMENT)
PRESENT = timedelta(days=366)
"""How far back the present of a page may reach."""
NOMINAL = "status.noun"
"""The rule of claims whose event word is a noun and that nothing else decides."""
BEFORE = 40
"""Characters before an event word in which articles and numbers stand."""


@dataclass(frozen=True, eq=False)
class Sketch:
    """A claim as the whole case sees it; what it says is read when it is asked for, and kept.

    `order` is its number among all in text order, pages in the order of their content.
    """

    claim: Claim
    world: World
    order: int

    @cached_property
    def agents(self) -> Parties:
        """Who acts."""
        return self.world.parties(self.arguments(Role.AGENT))

    @cached_property
    def recipients(self) -> Parties:
        """Whom it is done to or with."""
        return self.world.parties(self.arguments(Role.RECIPIENT))

    @property
    def parties(self) -> Parties:
        """Agents and recipients together."""
        return self.agents | self.recipients

    @cached_property
    def place(self) -> Parties:
        """Where it happens, as a party: the place's country may be the host."""
        entity = self.world.entity_of.get(self.claim.place) if self.claim.place else None
        return self.world.party_of[entity.id] if entity else NOBODY

    @cached_property
    def earliest(self) -> str | None:
        """The first day on which it may happen."""
        time = self.world.times.get(self.claim.id)
        return time.earliest if time else None

    @cached_property
    def latest(self) -> str | None:
        """The last day on which it may happen."""
        time = self.world.times.get(self.claim.id)
        return time.latest if time else None

    @property
    def long_over(self) -> int:
        """Days from when it was over to when its page was written; 0 where either is open, or it is no memory."""
        written = self.world.written.get(self.claim.trigger.page)
        return max(0, days(self.latest, written)) if written and self.latest else 0

    @cached_property
    def since(self) -> str:
        """The first day to look for it: what is told as present is not long past when the page is written."""
        written = self.world.written.get(self.claim.trigger.page)
        if self.earliest or self.latest or not written or self.claim.status.time != Tense.PRESENT:
            return self.earliest or FIRST
        return (date.fromisoformat(written) - PRESENT).isoformat()

    @cached_property
    def frame(self) -> Frame:
        """What the claim says of who, where, when and about what."""
        mutual = self.claim.predicate in MUTUAL
        return Frame(
            self.agents,
            self.recipients,
            self.place,
            self.since,
            self.latest or LAST,
            mutual=mutual,
            matter=frozenset() if mutual else self.matter,
            turns=frozenset({TURNS[self.claim.lemma]} if self.claim.lemma in TURNS else ()),
            objects=frozenset() if mutual else self.objects,
        )

    @cached_property
    def objects(self) -> frozenset[str]:
        """Whom or what by name it is done to, but places of known countries: ids, and the words of names."""
        parts = {part.mention: part.span for part in self.arguments(Role.RECIPIENT, Role.THEME)}
        heads = (each for each in self.world.within(parts.values()) if each.id in parts)
        named = self.world.entities_of(each for each in heads if each.kind is MentionKind.NAME)
        known = [each for each in named if not is_known_place(each)]
        words = chain.from_iterable(CONTENT.findall(each.name.lower()) for each in known)
        return frozenset(each.id for each in known).union(words)

    @cached_property
    def matter(self) -> frozenset[str]:
        """What its theme is about: the words of it, and that it is a weapon."""
        return self.words | self.kinds & {EntityType.WEAPON}

    @cached_property
    def named(self) -> frozenset[str]:
        """Everybody named in its arguments, as entity ids."""
        mentions = self.world.within(argument.span for argument in self.claim.arguments)
        return frozenset(entity.id for entity in self.world.entities_of(mentions))

    @cached_property
    def sides(self) -> frozenset[str]:
        """The sides of everybody named in its arguments, and of where it happens."""
        return self.place.sides.union(*(self.world.party_of[entity].sides for entity in self.named))

    @cached_property
    def part_sides(self) -> frozenset[str]:
        """The sides of everybody named in its arguments other than its place."""
        parts = (argument for argument in self.claim.arguments if argument.role != Role.PLACE)
        entities = self.world.entities_of(self.world.within(part.span for part in parts))
        return frozenset[str]().union(*(self.world.party_of[entity.id].sides for entity in entities))

    @cached_property
    def kinds(self) -> frozenset[EntityType]:
        """The kinds of things named in its theme."""
        mentions = self.world.within(argument.span for argument in self.arguments(*MATTER))
        return frozenset(mention.type for mention in mentions)

    @cached_property
    def words(self) -> frozenset[str]:
        """The content words of its theme."""
        texts = (self.world.text(argument.span) for argument in self.arguments(*MATTER))
        words = chain.from_iterable(map(CONTENT.findall, texts))
        return frozenset(strip_plural(word.lower()) for word in words)

    @cached_property
    def roots(self) -> frozenset[str]:
        """The roots of the words in which it is told."""
        return frozenset(chain.from_iterable(roots_of(self.world.text(span)) for span in self.claim.evidence))

    @cached_property
    def lands(self) -> frozenset[str]:
        """The countries in which it is set: where its place lies, else places that its evidence names."""
        if self.place.lands:
            return self.place.lands
        mentions = self.world.within(self.claim.evidence)
        named = self.world.entities_of(mention for mention in mentions if mention.type == EntityType.PLACE)
        return frozenset[str]().union(*(self.world.party_of[entity.id].lands for entity in named))

    @cached_property
    def before(self) -> str:
        """The characters before its event word."""
        trigger = self.claim.trigger
        return self.world.pages[trigger.page].text[max(0, trigger.start - BEFORE) : trigger.start]

    @cached_property
    def points_back(self) -> bool:
        """Whether it is a bare "the visit", which means one told before."""
        bare = all(argument.role == Role.PLACE for argument in self.claim.arguments) and not self.earliest
        return bare and ANAPHOR.search(self.before) is not None

    @cached_property
    def several(self) -> bool:
        """Whether it tells of several events at once, as "some visits" does."""
        return is_several(self.world.text(self.claim.trigger).lower(), self.claim.lemma, self.before)

    @cached_property
    def saying(self) -> bool:
        """Whether its event is that somebody speaks or thinks, whatever is promised or asked for by that.

        It is a cue then, or a word that means no more ("he SAID so", "a STATEMENT on Saturday").
        """
        lemma, told = self.claim.lemma, self.claim.predicate is None
        return (told and lemma in SPEECH) or (
            (told or lemma in SAYING) and self.claim.trigger in self.world.cues
        )

    @property
    def nominal(self) -> bool:
        """Whether its event word is a noun."""
        return self.claim.by.rule == NOMINAL

    @cached_property
    def story(self) -> str:
        """The story of its page."""
        return self.world.story_of.get(self.claim.trigger.page, self.claim.trigger.page)

    @cached_property
    def root(self) -> str:
        """The beginning that a verb shares with its noun, as a rule."""
        return self.claim.lemma[:ROOT]

    @property
    def wording(self) -> tuple[str, str | None, int]:
        """What a copy of the claim shares with it: its word, its type, and how many speak it on."""
        return (self.claim.lemma, self.claim.predicate, len(self.claim.chain))

    @cached_property
    def ahead(self) -> bool:
        """Whether the claim says what is yet to come."""
        return self.claim.status.label == Label.PLANNED or self.claim.status.time == Tense.FUTURE

    def arguments(self, *roles: Role) -> list[Argument]:
        """The arguments that play one of some roles."""
        return [argument for argument in self.claim.arguments if argument.role in roles]


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
    def ranks(self) -> Mapping[str, int]:
        """The places of entities among all, by id."""
        return {entity: rank for rank, entity in enumerate(self.entities)}

    @cached_property
    def entity_of(self) -> Mapping[str, Entity]:
        """The entity of a mention, by mention id."""
        return by_member(self.notes[Entity], lambda entity: entity.mentions)

    @cached_property
    def surnames(self) -> Mapping[tuple[str, str], Entity]:
        """Who a bare surname is, by page and surname, where nobody else on the page bears it."""
        found: dict[tuple[str, str], dict[str, Entity]] = defaultdict(dict)
        for page, article in self.articles.items():
            for mention in article[Mention]:
                entity = self.entity_of.get(mention.id)
                if entity and mention.type == EntityType.PERSON and entity.type == EntityType.PERSON:
                    found[page, entity.name.rpartition(" ")[2]][entity.id] = entity
        return {key: next(iter(bearers.values())) for key, bearers in found.items() if len(bearers) == 1}

    @cached_property
    def party_of(self) -> Mapping[str, Parties]:
        """An entity as a party, by entity id."""
        return {entity.id: make_party(entity) for entity in self.notes[Entity]}

    @cached_property
    def times(self) -> Mapping[str, EventTime]:
        """When a claim's event takes place by what its page tells, by claim id."""
        return {time.claim: time for time in self.notes[EventTime] if time.by.rule not in SECOND}

    @cached_property
    def group_of(self) -> Mapping[str, tuple[str, ...]]:
        """The pages that are one witness with a page, by page id."""
        groups = by_member(self.notes[Copies], lambda copies: copies.pages)
        return {page: copies.pages for page, copies in groups.items()}

    @cached_property
    def story_of(self) -> Mapping[str, str]:
        """The story of every page, by page id."""
        return ids_by_member(self.notes[Story], lambda story: story.pages)

    @cached_property
    def written(self) -> Mapping[str, str]:
        """The first day on which a page may have been written, by page id."""
        return {
            estimate.page: estimate.earliest for estimate in self.notes[DateEstimate] if estimate.earliest
        }

    @cached_property
    def estimates(self) -> Mapping[str, DateEstimate]:
        """When every page was written, by page id."""
        return {estimate.page: estimate for estimate in self.notes[DateEstimate]}

    @cached_property
    def ages(self) -> Mapping[str, Age]:
        """How long before its page the event of a claim is likely to have taken place at most, by claim id."""
        return {age.claim: age for age in every(self.articles, Age)}

    @cached_property
    def pages(self) -> Mapping[str, Page]:
        """Pages by id."""
        return {page.id: page for page in every(self.articles, Page)}

    @cached_property
    def sketches(self) -> Mapping[str, Sketch]:
        """All claims, by id, in text order."""
        ordered = (sorted(layers[Claim], key=attrgetter("trigger")) for layers in self.articles.values())
        claims = {claim.id: claim for claim in chain.from_iterable(ordered)}
        return {claim.id: Sketch(claim, self, number) for number, claim in enumerate(claims.values())}

    @cached_property
    def embeddings(self) -> Mapping[str, Embedding]:
        """What the reader made of a claim's words, by claim id."""
        return {each.claim: each for each in every(self.articles, Embedding)}

    @cached_property
    def vectors(self) -> Vectors:
        """The same as rows, in text order."""
        return Vectors(list(self.sketches), self.embeddings)

    @cached_property
    def cues(self) -> frozenset[Span | None]:
        """Where somebody speaks."""
        return frozenset(attribution.cue for attribution in every(self.articles, Attribution))

    @cached_property
    def cue_ends(self) -> frozenset[tuple[str, int]]:
        """The pages and ends of the words by which somebody speaks; adverbs may stand before their verb."""
        return frozenset((cue.page, cue.end) for cue in self.cues if cue)

    @cached_property
    def mentions_on(self) -> Mapping[str, tuple[list[Mention], list[int]]]:
        """The mentions of every page in order, and where they begin."""
        return {page: in_order(article[Mention]) for page, article in self.articles.items()}

    def inside(self, span: Span) -> list[Mention]:
        """The mentions within a span, by bisection."""
        mentions, starts = self.mentions_on[span.page]
        return [
            mention
            for mention in mentions[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
            if mention.span.end <= span.end
        ]

    def within(self, spans: Iterable[Span]) -> Iterator[Mention]:
        """The mentions within some spans."""
        return chain.from_iterable(map(self.inside, spans))

    def entities_of(self, mentions: Iterable[Mention]) -> Iterator[Entity]:
        """The entities of those mentions that have one."""
        return filter(None, (self.entity_of.get(mention.id) for mention in mentions))

    def parties(self, arguments: Iterable[Argument]) -> Parties:
        """The parties of some arguments; a phrase without an entity is one unless it points back."""
        found = NOBODY
        for argument in arguments:
            words = self.text(argument.span)
            entity = (
                self.entity_of.get(argument.mention)
                if argument.mention
                else self.surnames.get((argument.span.page, words))
            )
            if not KNOWN_ALREADY.match(words) or (entity is not None and NAME.search(entity.name)):
                found |= self.party_of[entity.id] if entity else make_stranger(words)
        return found

    @cached_property
    def event_of(self) -> Mapping[str, Event]:
        """The event of a claim, by claim id."""
        return by_member(self.notes[Event], lambda event: event.claims)

    def known(self, ids: Iterable[str]) -> list[Entity]:
        """The entities among the ids of some parties, in the order of the case."""
        return [self.entities[each] for each in sorted(self.ranks.keys() & ids, key=self.ranks.__getitem__)]

    def witness(self, page: str) -> tuple[str, ...]:
        """The copy group of a page, or the page alone."""
        return self.group_of.get(page, (page,))

    def text(self, span: Span) -> str:
        """The words of a span as they stand on the page."""
        return self.pages[span.page].text[span.start : span.end]


def in_order(mentions: Iterable[Mention]) -> tuple[list[Mention], list[int]]:
    """Mentions in order, and where they begin."""
    ordered = sorted(mentions, key=attrgetter("span"))
    return ordered, [mention.span.start for mention in ordered]


def roots_of(text: str) -> frozenset[str]:
    """The roots of the words of a text that say something."""
    words = (word.lower() for word in CONTENT.findall(text))
    return frozenset(word[:ROOT] for word in words if word not in EMPTY)


def is_known_place(entity: Entity) -> bool:
    """Whether an entity is a state, or a place in one."""
    return entity.type in STATES and entity.country is not None


def strip_plural(word: str) -> str:
    """A word without the -s of a plural."""
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def is_several(word: str, lemma: str, before: str) -> bool:
    """Whether an event word is a plural: "some visits", "his trips", but not "their talks"."""
    return (
        word.endswith("s")
        and not lemma.endswith("s")
        and word not in ONE_BY_MANY
        and SEVERAL.search(before) is not None
    )
