"""Who takes part in an event, as far as it tells whether two claims are about one."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dateline.model import Entity, EntityType

STATES = frozenset({EntityType.COUNTRY, EntityType.PLACE})
"""Entities that stand for whoever acts for their country."""

FULL_NAME = re.compile(r"(?:[A-ZÀ-ÖØ-Þ][\w.’'-]+ ?){2,4}$")

CONTENT = re.compile(r"[^\W\d_]{4,}")


@dataclass(frozen=True, slots=True)
class Parties:
    """Entities in one part of an event.

    `ids` are their entity ids; `sides` the countries they act for, else their ids; `states` the sides that
    are named as a state; `lands` the sides that are countries; `people` are (side, id); `names` the words by
    which another page may know them; `firm` tells that the world pack knows one, or that one has a full name.
    """

    ids: frozenset[str] = frozenset()
    sides: frozenset[str] = frozenset()
    states: frozenset[str] = frozenset()
    lands: frozenset[str] = frozenset()
    people: frozenset[tuple[str, str]] = frozenset()
    names: frozenset[str] = frozenset()
    firm: bool = False

    def __bool__(self) -> bool:
        return bool(self.ids)

    def __or__(self, other: Parties) -> Parties:
        if not other or other.ids <= self.ids:
            return self
        if not self:
            return other
        return Parties(
            self.ids | other.ids,
            self.sides | other.sides,
            self.states | other.states,
            self.lands | other.lands,
            self.people | other.people,
            self.names | other.names,
            self.firm or other.firm,
        )

    def meets(self, other: Parties) -> bool:
        """Whether someone is in both; a state and who acts for it are one, as are a surname and a name."""
        return bool(
            self.ids & other.ids
            or self.sides & other.states
            or self.states & other.sides
            or self.names & other.names
        )

    def clashes(self, other: Parties) -> bool:
        """Whether one side is represented by different people."""
        if not self.people or not other.people or self.names & other.names:
            return False
        shared = {side for side, _ in self.people} & {side for side, _ in other.people}
        return any(self.acting_for(side).isdisjoint(other.people) for side in shared)

    def acting_for(self, side: str) -> set[tuple[str, str]]:
        """Its people of one side."""
        return {person for person in self.people if person[0] == side}


NOBODY = Parties()


def make_party(entity: Entity) -> Parties:
    """One entity as a party."""
    side, person = entity.country or entity.id, entity.type == EntityType.PERSON
    states = frozenset({side}) if entity.type in STATES else frozenset[str]()
    people = frozenset({(side, entity.id)}) if person else frozenset[tuple[str, str]]()
    words = [word.lower() for word in CONTENT.findall(entity.name)]
    names = frozenset[str]() if entity.key else frozenset(words[-1:] if person else words)
    lands = frozenset({side}) if entity.country else frozenset[str]()
    firm = entity.key is not None or (person and FULL_NAME.match(entity.name) is not None)
    return Parties(frozenset({entity.id}), frozenset({side}), states, lands, people, names, firm=firm)


def make_stranger(words: str) -> Parties:
    """Somebody whom only words describe."""
    name = f"“{words.casefold()}”"
    return Parties(
        frozenset({name}), frozenset({name}), names=frozenset(word.lower() for word in CONTENT.findall(words))
    )
