"""Whether two claims speak of one event: what tells against it, and how much for it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from dateline.cases.sketches import NOBODY, Parties, Sketch
from dateline.model import EntityType

MUTUAL = frozenset({"CONSULT", "COOPERATE", "AGREE"})
"""PLOVER types that join two sides, whoever is named first."""
ENOUGH = 3.25
"""Points from which on two claims may be one event."""
SOON = 5
"""Sentences within which "the visit" still means the visit told before."""
FIRST, LAST = "0001-01-01", "9999-12-31"


@dataclass(frozen=True, slots=True)
class Frame:
    """What the claims of an event so far agree on: who, where, and the days that all of them allow."""

    agents: Parties
    recipients: Parties
    place: Parties
    earliest: str
    latest: str
    mutual: bool

    def clashes(self, other: Frame) -> bool:
        """Whether nothing can be both: other days, another country, other people, other parts."""
        if self.earliest > other.latest or other.earliest > self.latest:
            return True
        if self.place.lands and other.place.lands and not self.place.lands & other.place.lands:
            return True
        return clash_mutual(self, other) if self.mutual or other.mutual else clash_directed(self, other)

    def __or__(self, other: Frame) -> Frame:
        return Frame(
            self.agents | other.agents,
            self.recipients | other.recipients,
            self.place | other.place,
            max(self.earliest, other.earliest),
            min(self.latest, other.latest),
            self.mutual or other.mutual,
        )


def frame_of(sketch: Sketch) -> Frame:
    """What one claim says."""
    mutual = sketch.claim.predicate in MUTUAL
    return Frame(sketch.agents, sketch.recipients, sketch.place, sketch.earliest or FIRST, sketch.latest or LAST, mutual)


def clash_directed(one: Frame, other: Frame) -> bool:
    """Whether the same part is played by others."""
    return any(are_others(mine, theirs) or mine.clashes(theirs) for mine, theirs in ((one.agents, other.agents), (one.recipients, other.recipients)))


def are_others(mine: Parties, theirs: Parties) -> bool:
    """Whether both are known well enough to say that they are not the same."""
    return mine.firm and theirs.firm and not mine.meets(theirs)


def clash_mutual(one: Frame, other: Frame) -> bool:
    """Whether the sides are others, whichever part they play; a place stands for its host where only one side is named."""
    mine, theirs = (sides(frame) for frame in (one, other))
    if mine.clashes(theirs):
        return True
    if not (mine.firm and theirs.firm):
        return False
    shared = len(mine.sides & theirs.sides) or len(mine.names & theirs.names)
    return shared < min(len(mine.sides), len(theirs.sides), 2)


def sides(frame: Frame) -> Parties:
    """Everybody in a mutual event, with the host country where nobody else is known to be there."""
    named = frame.agents | frame.recipients
    return named | frame.place if frame.place.lands and len(named.sides) < 2 else named


def likeness(one: Sketch, other: Sketch) -> float:
    """Points for two claims being one event, 0 when something tells against it."""
    if one.claim.trigger == other.claim.trigger:
        return 99.0
    meaning = same_meaning(one, other)
    if not meaning or frame_of(one).clashes(frame_of(other)):
        return 0.0
    time = same_time(one, other)
    if not time and (one.ahead != other.ahead or (one.saying and other.saying)):
        return 0.0
    return meaning + time + same_parties(one, other) + same_place(one, other) + same_theme(one, other) + same_passage(one, other)


def same_meaning(one: Sketch, other: Sketch) -> float:
    """Points for words that may name one event, 0 when they may not."""
    a, b = one.claim, other.claim
    if a.lemma == b.lemma:
        return 1.0 if a.predicate != b.predicate else 2.0
    if a.predicate is None or a.predicate != b.predicate:
        return 0.0
    return 1.0 if a.mode == b.mode else 0.5


def same_passage(one: Sketch, other: Sketch) -> float:
    """Points for encounters in one sentence, for a bare "the visit" soon after a visit, and for what both expect."""
    apart = abs(one.claim.sentence - other.claim.sentence) if one.claim.trigger.page == other.claim.trigger.page else SOON
    later = max(one, other, key=lambda sketch: sketch.order)
    points = 0.5 if one.ahead and other.ahead else 0.0
    if not apart and one.claim.predicate in MUTUAL and one.claim.predicate == other.claim.predicate:
        points += 2.5
    elif later.points_back and apart < SOON:
        points += 2.5 - apart / SOON
    return points


def same_parties(one: Sketch, other: Sketch) -> float:
    """Points for everybody who plays a part in both, points off where others do."""
    if one.claim.predicate in MUTUAL or other.claim.predicate in MUTUAL:
        mine, theirs = sides(frame_of(one)), sides(frame_of(other))
        shared = 0.75 * len(mine.sides & theirs.sides) + 0.25 * len(mine.ids & theirs.ids)
        return shared or meeting(mine, theirs)
    return sum(meeting(mine, theirs) for mine, theirs in ((one.agents, other.agents), (one.recipients, other.recipients)))


def meeting(mine: Parties, theirs: Parties) -> float:
    """Points for one part."""
    if mine.ids & theirs.ids:
        return 1.5
    if mine.meets(theirs):
        return 1.0
    return -1.0 if mine and theirs else 0.0


def same_time(one: Sketch, other: Sketch) -> float:
    """Points for days in common: the fewer they are the more they say."""
    if not (one.earliest and one.latest and other.earliest and other.latest):
        return 0.0
    width = max(days(one.earliest, one.latest), days(other.earliest, other.latest))
    return 2.0 if width <= 3 else 1.0 if width <= 31 else 0.25


def days(earliest: str, latest: str) -> int:
    """How many days lie between two."""
    return (date.fromisoformat(latest) - date.fromisoformat(earliest)).days


def same_place(one: Sketch, other: Sketch) -> float:
    """A point for the same place."""
    return 1.0 if one.place.ids & other.place.ids else 0.0


def same_theme(one: Sketch, other: Sketch) -> float:
    """A point for the same matter, points off for another."""
    if not one.words or not other.words:
        return 0.0
    weapons = EntityType.WEAPON in one.kinds & other.kinds
    return 1.0 if weapons or one.words & other.words else -1.5


def merge_frames(frames: Iterable[Frame]) -> Frame:
    """What several frames agree on."""
    merged = Frame(NOBODY, NOBODY, NOBODY, FIRST, LAST, mutual=False)
    for frame in frames:
        merged |= frame
    return merged
