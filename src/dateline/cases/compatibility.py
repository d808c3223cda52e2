"""Who, where and when: what claims may agree on, and what tells two events apart."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from dateline.cases.parties import Parties
from dateline.vocabulary import word_table

TURNS = word_table("en.features.turns")
"""What a word does that another undoes: a sign and what it is about ("+hold", "-hold")."""
FIRST, LAST = "0001-01-01", "9999-12-31"
"""Days that leave an interval open."""
NARROW = 3
"""Days within which what one side does to another is one deed, whatever its matter is called."""


@dataclass(frozen=True)
class Frame:
    """What the claims of an event so far agree on: who, where, about what, and the days all of them allow.

    `turns` are what its words do, as `TURNS` has it, `objects` by which names it is known whom or what it is done to.
    Not a slots class: `everybody` is cached.
    """

    agents: Parties
    recipients: Parties
    place: Parties
    earliest: str
    latest: str
    mutual: bool
    matter: frozenset[str] = frozenset()
    turns: frozenset[str] = frozenset()
    objects: frozenset[str] = frozenset()

    @cached_property
    def everybody(self) -> Parties:
        """All who take part in a mutual event; with the host country where nobody else is known there."""
        named = self.agents | self.recipients
        return named | self.place if self.place.lands and len(named.sides) < 2 else named

    def clashes(self, other: Frame) -> bool:
        """Whether nothing can be both: other days, another country, other people or things, the reverse."""
        if self.earliest > other.latest or other.earliest > self.latest:
            return True
        if self.place.lands and other.place.lands and not self.place.lands & other.place.lands:
            return True
        if any(reverse_of(turn) in other.turns for turn in self.turns):
            return True
        return (
            clash_mutual(self, other)
            if self.mutual or other.mutual
            else clash_directed(self, other) or clash_objects(self, other) or clash_matter(self, other)
        )

    def __or__(self, other: Frame) -> Frame:
        return Frame(
            self.agents | other.agents,
            self.recipients | other.recipients,
            self.place | other.place,
            max(self.earliest, other.earliest),
            min(self.latest, other.latest),
            self.mutual or other.mutual,
            self.matter | other.matter,
            self.turns | other.turns,
            self.objects | other.objects,
        )


def reverse_of(turn: str) -> str:
    """What undoes a turn."""
    return ("-" if turn.startswith("+") else "+") + turn[1:]


def clash_directed(one: Frame, other: Frame) -> bool:
    """Whether the same part is played by others."""
    return are_others(one.agents, other.agents) or are_others(one.recipients, other.recipients)


def clash_objects(one: Frame, other: Frame) -> bool:
    """Whether both name whom or what it is done to, and no name has a word of the other's."""
    return bool(one.objects and other.objects) and one.objects.isdisjoint(other.objects)


def are_others(mine: Parties, theirs: Parties) -> bool:
    """Whether both are known well enough to say that they are not the same, or cannot be."""
    return (mine.firm and theirs.firm and not mine.meets(theirs)) or mine.clashes(theirs)


def clash_mutual(one: Frame, other: Frame) -> bool:
    """Whether the sides are others, in whichever part; a place stands for its host beside a single side."""
    mine, theirs = one.everybody, other.everybody
    if mine.clashes(theirs):
        return True
    if not (mine.firm and theirs.firm):
        return False
    shared = len(mine.sides & theirs.sides) or len(mine.names & theirs.names)
    return shared + count_open(mine, theirs) < min(len(mine.sides), len(theirs.sides), 2)


def count_open(mine: Parties, theirs: Parties) -> int:
    """How many people of unknown country may act for a side that the other names without people."""
    if mine.sides <= theirs.sides or theirs.sides <= mine.sides:
        return 0
    return max(count_unplaced(some, others) for some, others in ((mine, theirs), (theirs, mine)))


def count_unplaced(some: Parties, others: Parties) -> int:
    """How many people of unknown country there are, at most one for each unmatched state of the others."""
    unplaced = {person for side, person in some.people if side == person}
    return min(len(unplaced), len(others.states - some.sides - {side for side, _ in others.people}))


def clash_matter(one: Frame, other: Frame) -> bool:
    """Whether the matters of two deeds have nothing in common, and no day forces them to be one."""
    if not (one.recipients and other.recipients and one.matter and other.matter) or one.matter & other.matter:
        return False
    return not is_narrow(one) or not is_narrow(other)


def is_narrow(frame: Frame) -> bool:
    """Whether the days of a frame are few."""
    if frame.earliest == FIRST or frame.latest == LAST:
        return False
    return frame.earliest == frame.latest or days(frame.earliest, frame.latest) <= NARROW


def days(earliest: str, latest: str) -> int:
    """How many days lie between two."""
    return (date.fromisoformat(latest) - date.fromisoformat(earliest)).days
