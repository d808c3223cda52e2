"""The case: everything that was read, found and merged, in one frozen noun."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from functools import cached_property
from itertools import chain, repeat
from typing import Any, TypeVar, get_args, get_type_hints

from dateline.model.articles import Edit, Language, Passage
from dateline.model.claims import Attribution, Claim, EventTime, Trigger
from dateline.model.clusters import Copies, Credit, Entity, Event, Origin, Position, Rank, Story
from dateline.model.days import DateEstimate
from dateline.model.ids import make_id
from dateline.model.judgements import Judgement, JudgementKind, Ruling
from dateline.model.links import Link, Problem, Run
from dateline.model.mentions import Coreference, Expression, Mention, Timex
from dateline.model.pages import Page
from dateline.model.refs import shorten

Fact = TypeVar("Fact")


def id_of_pages(pages: Iterable[str]) -> str:
    """The id of the case of some pages, given by theirs, in any order."""
    return make_id("case", *sorted(pages))


def grouped(facts: Iterable[tuple[str, Fact]]) -> Mapping[str, tuple[Fact, ...]]:
    """Facts by what is given with each, in their order."""
    found: dict[str, list[Fact]] = defaultdict(list)
    for key, fact in facts:
        found[key].append(fact)
    return {key: tuple(group) for key, group in found.items()}


def by_member(facts: Iterable[tuple[Iterable[str], Fact]]) -> Mapping[str, Fact]:
    """Facts by what each was merged from; the last one of what is in several."""
    found: dict[str, Fact] = {}
    for members, fact in facts:
        found |= dict.fromkeys(members, fact)
    return found


@dataclass(frozen=True)
class Case:
    """A case file in memory: every field but `run` is a tuple of nouns, and look-ups are cached."""

    run: Run
    pages: tuple[Page, ...] = ()
    passages: tuple[Passage, ...] = ()
    languages: tuple[Language, ...] = ()
    edits: tuple[Edit, ...] = ()
    credits: tuple[Credit, ...] = ()
    expressions: tuple[Expression, ...] = ()
    timexes: tuple[Timex, ...] = ()
    mentions: tuple[Mention, ...] = ()
    coreferences: tuple[Coreference, ...] = ()
    triggers: tuple[Trigger, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    claims: tuple[Claim, ...] = ()
    estimates: tuple[DateEstimate, ...] = ()
    event_times: tuple[EventTime, ...] = ()
    copies: tuple[Copies, ...] = ()
    stories: tuple[Story, ...] = ()
    origins: tuple[Origin, ...] = ()
    entities: tuple[Entity, ...] = ()
    events: tuple[Event, ...] = ()
    positions: tuple[Position, ...] = ()
    links: tuple[Link, ...] = ()
    ranks: tuple[Rank, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    rulings: tuple[Ruling, ...] = ()
    problems: tuple[Problem, ...] = ()

    @cached_property
    def id(self) -> str:
        """The id of the case: of its pages alone, so that better rules keep it."""
        return id_of_pages(page.id for page in self.pages)

    @cached_property
    def by_id(self) -> Mapping[str, Any]:
        """Every fact that has an id, by it."""
        layers = (getattr(self, field.name) for field in fields(self) if field.name != "run")
        return {fact.id: fact for fact in chain.from_iterable(layers) if hasattr(fact, "id")}

    @cached_property
    def short_refs(self) -> Mapping[str, str]:
        """What people may call every page, by its id: a long ref is cut where no other one begins so, too."""
        refs = sorted(page.ref for page in self.pages)
        return {page.id: shorten(page.ref, refs) for page in self.pages}

    @cached_property
    def estimate_of(self) -> Mapping[str, DateEstimate]:
        """The publication day of every page, by page id."""
        return {estimate.page: estimate for estimate in self.estimates}

    @cached_property
    def language_of(self) -> Mapping[str, Language]:
        """The language of every page, by page id."""
        return {language.page: language for language in self.languages}

    @cached_property
    def time_of(self) -> Mapping[str, EventTime]:
        """The time of every claim's event, by claim id."""
        return {time.claim: time for time in self.event_times}

    @cached_property
    def timex_of(self) -> Mapping[str, Timex]:
        """The resolved time of every time expression, by expression id."""
        return {timex.expression: timex for timex in self.timexes}

    @cached_property
    def entity_of(self) -> Mapping[str, Entity]:
        """The entity of every mention that has one, by mention id."""
        return by_member((entity.mentions, entity) for entity in self.entities)

    @cached_property
    def coreferences_of(self) -> Mapping[str, tuple[Coreference, ...]]:
        """What every mention that refers back refers to, by mention id."""
        return grouped((coreference.mention, coreference) for coreference in self.coreferences)

    @cached_property
    def event_of(self) -> Mapping[str, Event]:
        """The event of every merged claim, by claim id."""
        return by_member((event.claims, event) for event in self.events)

    @cached_property
    def positions_on(self) -> Mapping[str, tuple[Position, ...]]:
        """The positions on every event, by event id."""
        return grouped((position.event, position) for position in self.positions)

    @cached_property
    def ranking_of(self) -> Mapping[str, Rank]:
        """What is known of the rank of every event, by event id."""
        return {rank.event: rank for rank in self.ranks}

    @cached_property
    def rank_of(self) -> Mapping[str, int]:
        """The places of the events that are no background, by event id."""
        return {rank.event: rank.place for rank in self.ranks if rank.place is not None}

    @cached_property
    def found_as(self) -> Mapping[str, str]:
        """What rules called the claims to which people gave another source, by the ids they have now."""
        given = (ruling for ruling in self.rulings if ruling.holds and ruling.kind is JudgementKind.SOURCE)
        return {ruling.members[0]: self.by_id[ruling.judgement].members[0] for ruling in given}

    @cached_property
    def ruling_of(self) -> Mapping[str, Ruling]:
        """What every judgement comes to, by its id."""
        return {ruling.judgement: ruling for ruling in self.rulings}

    @cached_property
    def rulings_on(self) -> Mapping[str, tuple[Ruling, ...]]:
        """The rulings in force that name a member, by it."""
        holding = (ruling for ruling in self.rulings if ruling.holds)
        return grouped(chain.from_iterable(zip(each.members, repeat(each)) for each in holding))

    def on_page(self, page: str, name: str) -> tuple[Any, ...]:
        """The facts of field `name` (passages, mentions, claims …) that stand on a page, in text order."""
        return self._by_page[name].get(page, ())

    @cached_property
    def _by_page(self) -> Mapping[str, Mapping[str, tuple[Any, ...]]]:
        spanned = ("passages", "edits", "credits", "expressions", "timexes", "mentions")
        return {name: self._spanned_by_page(name) for name in spanned} | {
            "claims": grouped((claim.trigger.page, claim) for claim in self.claims),
            "attributions": grouped((each.page, each) for each in self.attributions),
        }

    def _spanned_by_page(self, name: str) -> Mapping[str, tuple[Any, ...]]:
        return grouped((fact.span.page, fact) for fact in getattr(self, name))

    def size(self, name: str) -> int:
        """How many facts a field has."""
        return len(getattr(self, name))

    def links_at(self, ends: Iterable[str]) -> tuple[Link, ...]:
        """The links that have one of some claims or events on a side, in the order of the case."""
        some = set(ends)
        return tuple(link for link in self.links if link.left in some or link.right in some)

    def foremost(self, rows: int) -> tuple[str, ...]:
        """The events that a reader must know first, so many, in order of time."""
        kept = set(sorted(self.rank_of, key=self.rank_of.__getitem__)[:rows])
        ordered = sorted(self.events, key=lambda event: event.order)
        return tuple(event.id for event in ordered if event.id in kept)

    def page_named(self, name: str) -> Page | None:
        """The first page with a name, whole or short."""
        return next((page for page in self.pages if name in {page.ref, self.short_refs[page.id]}), None)

    def ids_from(self, beginning: str) -> list[str]:
        """The ids that begin so, in order."""
        return sorted(known for known in self.by_id if known.startswith(beginning))

    def witnesses(self, event: str) -> int:
        """How many independent groups of pages tell of an event: copies of one text count once (law 6)."""
        return len({position.pages for position in self.positions_on.get(event, ())})

    def entities_of(self, mentions: tuple[str, ...]) -> Iterator[Entity]:
        """The entities of some mentions, each once, in order."""
        seen: set[str] = set()
        for mention in mentions:
            entity = self.entity_of.get(mention)
            if entity and entity.id not in seen:
                seen.add(entity.id)
                yield entity


LAYERS: Mapping[str, type] = {
    name: get_args(hint)[0]
    for name, hint in get_type_hints(Case).items()
    if name not in {"run", "pages", "judgements", "rulings"}
}
"""The fields of a case that stages fill, with the noun of each; nouns only name earlier ones."""
