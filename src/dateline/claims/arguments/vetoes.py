"""Where a word list knows better than what was learned: whose event a noun is, which side of an exchange."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.claims.arguments.labelled import Labelled
from dateline.claims.arguments.labeller import AGENT, OTHER, PATIENT
from dateline.claims.arguments.scenes import Scene, is_party
from dateline.claims.grammar import PARTIES
from dateline.model import Trigger

OWNED = frozenset({"N>poss", "N>prep>pobj"})
"""Paths to whose event it is, by possessive or by "of"."""
BEFORE = frozenset({"N>compound", "N>nmod", "N>amod"})
"""Paths to what is named before a noun."""


def corrected(scene: Scene, trigger: Trigger, parties: Sequence[Labelled]) -> list[Labelled]:
    """The parties of an event word, with other labels where a list says so."""
    grammar = scene.grammar
    if trigger.lemma in grammar.unaccusative:
        return owned_as(parties, AGENT, grammar.unaccusative.id)
    if trigger.lemma in grammar.suffered:
        return owned_as(parties, PATIENT, grammar.suffered.id)
    if trigger.predicate and trigger.lemma in grammar.inverse:
        return turned(scene, trigger, parties)
    return named_before(scene, [taking_part(scene, trigger, party) for party in parties])


def taking_part(scene: Scene, trigger: Trigger, party: Labelled) -> Labelled:
    """A party that stands behind "between" a mutual event's noun acts in it ("talks between Norland and Sudria")."""
    behind = party.weighed.candidate.prepositions[-1:]
    between = any(scene.grammar.noun.words.get(word) == "parties" for word in behind)
    if trigger.lemma not in scene.grammar.mutual or not between or "^" in party.weighed.candidate.path:
        return party
    return replace(party, label=AGENT, rule=scene.grammar.mutual.id)


def owned_as(parties: Sequence[Labelled], label: int, rule: str) -> list[Labelled]:
    """The parties, whoever owns the event with a label, unless another has it."""
    told = any(party.label == label for party in parties)
    return [
        replace(party, label=label, rule=rule)
        if is_owner(party) and not (told and is_possessor(party))
        else party
        for party in parties
    ]


def is_possessor(party: Labelled) -> bool:
    """Whether a possessive tells whose event it is."""
    return party.weighed.candidate.path == "N>poss"


def is_owner(party: Labelled) -> bool:
    """Whether it is told whose event it is, by possessive or by "of"."""
    found = party.weighed.candidate
    return found.path in OWNED and set(found.prepositions) <= {"of"}


def named_before(scene: Scene, parties: Sequence[Labelled]) -> list[Labelled]:
    """The parties, a state or organization before a noun as who does it, rather than one of its clause."""
    before = [party for party in parties if party.label != AGENT and is_before(scene, party)]
    told = any(party.label == AGENT and "^" not in party.weighed.candidate.path for party in parties)
    if not before or told:
        return list(parties)
    others = [party for party in parties if party.label != AGENT and party not in before]
    return [replace(party, label=AGENT, rule="arguments.modifier") for party in before] + others


def is_before(scene: Scene, party: Labelled) -> bool:
    """Whether somebody is named right before the noun of the event ("UN monitoring")."""
    return party.weighed.candidate.path in BEFORE and scene.kinds.get(party.head) in PARTIES


def turned(scene: Scene, trigger: Trigger, parties: Sequence[Labelled]) -> list[Labelled]:
    """The parties where a host receives a visitor, or somebody gets from a giver; both must be told."""
    acting = PATIENT if trigger.predicate == "CONSULT" else OTHER
    if not any(party.label == acting and is_party(scene, party.head) for party in parties):
        return list(parties)
    labels, rule = {AGENT: OTHER, acting: AGENT}, scene.grammar.inverse.id
    return [
        replace(party, label=labels[party.label], rule=rule) if party.label in labels else party
        for party in parties
    ]
