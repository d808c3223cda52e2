"""Hand-made claims on hand-made pages, without a parser: who did what to whom, where and when."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.cases.agreement.agreement import weigh_agreement
from dateline.cases.events.events import merge_events
from dateline.model import (
    Argument,
    Attribution,
    Claim,
    Copies,
    Entity,
    EntityType,
    Event,
    EventTime,
    Label,
    Link,
    Manner,
    Mention,
    MentionKind,
    Page,
    Position,
    Role,
    Ruling,
    Story,
    Tense,
)
from dateline.stage import Notes
from tests.factories import at, by, page, status

WORLD = {
    "Orvia": (EntityType.COUNTRY, "ORV"),
    "Tolland": (EntityType.COUNTRY, "TOL"),
    "Brenn": (EntityType.COUNTRY, "BRE"),
    "Karsk": (EntityType.PERSON, "ORV"),
    "Halvard": (EntityType.PERSON, "TOL"),
    "Ilmari": (EntityType.PERSON, "TOL"),
    "Jonna Vess": (EntityType.PERSON, "ORV"),
    "Per Vess": (EntityType.PERSON, "ORV"),
    "Merrin": (EntityType.PLACE, "TOL"),
    "Quill": (EntityType.PLACE, "ORV"),
    "Sorel": (EntityType.PLACE, "BRE"),
    "rifles": (EntityType.WEAPON, None),
    "shells": (EntityType.WEAPON, None),
}
"""Invented states, people, towns and things: type and country."""


class Desk:
    """Pages with claims on them, to be merged and weighed."""

    def __init__(self, **texts: str) -> None:
        self.pages = {ref: page(text, ref=ref) for ref, text in texts.items()}
        self.mentions: dict[str, list[Mention]] = {ref: [] for ref in texts}
        self.claims: dict[str, list[Claim]] = {ref: [] for ref in texts}
        self.attributions: dict[str, list[Attribution]] = {ref: [] for ref in texts}
        self.times: list[EventTime] = []
        self.rulings: list[Ruling] = []

    def mention(self, ref: str, name: str) -> Mention:
        found = Mention(
            at(self.pages[ref], name), MentionKind.NAME, WORLD[name][0], name, 0, 0, 0, 0, (), by()
        )
        if found not in self.mentions[ref]:
            self.mentions[ref].append(found)
        return found

    def tell(
        self,
        ref: str,
        word: str,
        *,
        lemma: str = "",
        agent: str = "",
        to: str = "",
        theme: str = "",
        place: str = "",
        days: tuple[str, str] | str = "",
        label: Label = Label.STATED,
        code: tuple[str | None, str | None] = (None, None),
        source: str = "",
        sentence: int = 0,
    ) -> str:
        """Add a claim whose trigger is `word`; the id of it."""
        where, trigger = self.pages[ref], at(self.pages[ref], word)
        parts = [(Role.AGENT, agent), (Role.RECIPIENT, to), (Role.THEME, theme), (Role.PLACE, place)]
        arguments = tuple(
            Argument(
                trigger.page,
                role,
                at(where, name),
                0,
                self.mention(ref, name).id if name in WORLD else None,
                by(),
            )
            for role, name in parts
            if name
        )
        chain = (self.attribute(ref, source, word),) if source else ()
        status_ = status(label, time=Tense.FUTURE if label == Label.PLANNED else Tense.PAST)
        where_ = self.mention(ref, place).id if place else None
        claim = Claim(
            trigger,
            lemma or word,
            code[0],
            code[1],
            arguments,
            None,
            where_,
            chain,
            status_,
            (at(where, where.text),),
            sentence,
            0,
            by(),
        )
        self.claims[ref].append(claim)
        if days:
            first, last = (days, days) if isinstance(days, str) else days
            self.times.append(
                EventTime(claim.id, first if first == last else f"{first}/{last}", first, last, None, by())
            )
        return claim.id

    def attribute(self, ref: str, source: str, word: str, *, kind: str = "say") -> str:
        """An attribution of a claim's word to a named source."""
        where = self.pages[ref]
        found = Attribution(
            at(where, source),
            None,
            (at(where, word),),
            Manner.INDIRECT,
            kind,
            (self.mention(ref, source).id,),
            None,
            0,
            by(),
        )
        self.attributions[ref].append(found)
        return found.id

    def entities(self) -> Iterable[Entity]:
        named: dict[str, list[str]] = {}
        for mention in (mention for ref in sorted(self.mentions) for mention in self.mentions[ref]):
            named.setdefault(mention.name, []).append(mention.id)
        return [
            Entity(f"test/{name}", name, *WORLD[name], None, (), tuple(ids), by())
            for name, ids in sorted(named.items())
        ]

    def articles(self) -> dict[str, Notes]:
        return {
            found.id: Notes(
                {
                    Page: [found],
                    Mention: self.mentions[ref],
                    Claim: self.claims[ref],
                    Attribution: self.attributions[ref],
                }
            )
            for ref, found in sorted(self.pages.items(), key=lambda item: item[1].order)
        }

    def notes(self, *, copies: Iterable[Iterable[str]] = ()) -> Notes:
        groups = [
            Copies(tuple(sorted(self.pages[ref].id for ref in group)), None, (), by()) for group in copies
        ]
        story = Story(tuple(sorted(found.id for found in self.pages.values())), by())
        return Notes(
            {
                Entity: self.entities(),
                EventTime: self.times,
                Story: [story],
                Copies: groups,
                Ruling: self.rulings,
            }
        )

    def events(self) -> list[Event]:
        found = merge_events(self.articles(), self.notes())
        return [each for each in found if isinstance(each, Event)]

    def together(self, *claims: str) -> bool:
        """Whether one event holds all these claims."""
        return any(set(claims) <= set(event.claims) for event in self.events())

    def weigh(
        self, *, copies: Iterable[Iterable[str]] = ()
    ) -> tuple[list[Event], list[Position], list[Link]]:
        """Events, positions and links."""
        articles, notes = self.articles(), self.notes(copies=copies)
        notes = notes.plus(merge_events(articles, notes), (Event, EventTime))
        found = list(weigh_agreement(articles, notes))
        return (
            list(notes[Event]),
            [each for each in found if isinstance(each, Position)],
            [each for each in found if isinstance(each, Link)],
        )
