"""What was weighed for a fact and against it, in words for people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

from dateline.cases.speakers import name_of, quote
from dateline.model import By, Case, Claim, Coreference, DateEstimate, Event, Ground, Link, Mention

NAMES: Mapping[str, str] = {
    "case.date.shared_event/1": "an event of another page",
    "case.date.weekday/1": "a weekday with its date",
    "case.date.written/1": "the days written out",
    "case.date.named/1": "the weekdays named",
    "case.date.year/1": "the years",
    "case.date.story/1": "pages on its story",
    "case.events.trigger/1": "the very same words",
    "case.events.meaning/1": "the word or its type",
    "case.events.time/1": "the days",
    "case.events.parties/1": "the parties",
    "case.events.place/1": "the place",
    "case.events.matter/1": "the matter",
    "case.events.passage/1": "standing close together",
    "case.events.again/1": "told again",
    "case.events.polarity/1": "so in one, not so in the other",
    "case.events.word/1": "the words as read",
    "case.events.clause/1": "the clauses as read",
    "case.events.denied/1": "denied",
    "case.events.beginning/1": "few are one",
    "case.agreement.event/1": "one event",
    "case.agreement.sides/1": "the sides",
    "case.agreement.matter/1": "the matter",
    "case.agreement.word/1": "the word or its type",
    "case.agreement.answer/1": "how likely it answers the charge",
    "case.agreement.happening/1": "likelihood of the charge that tells the happening",
}
"""What people call that which a rule weighs."""

PAIRS = 12
"""Pairs of claims that are told of one event."""


def rules_of(by: By, says: Mapping[str, str]) -> tuple[str, ...]:
    """Every rule that had a part in a fact, its own first; `says` has the sentences of rules."""
    others = (*(premise for premise in by.premises if premise in says), *(each.rule for each in by.grounds))
    return tuple(dict.fromkeys((by.rule, *others)))


def weighed(case: Case, fact: Any) -> Iterator[str]:
    """What was weighed for a fact, a line for whatever was compared; none where nothing was."""
    match fact:
        case Event():
            yield from joined(case, fact.by.grounds)
        case DateEstimate() | Link():
            yield from (f"weighed: {words}" for words in [balance(fact.by.grounds)] if words)
        case Coreference():
            yield from rivals(case, fact.by.grounds)


def balance(grounds: Iterable[Ground]) -> str:
    """Weights with their signs, what speaks for a fact first."""
    told = sorted((ground for ground in grounds if ground.weight), key=lambda ground: -ground.weight)
    return ", ".join(f"{NAMES[ground.rule]} {ground.weight:+.1f}" for ground in told)


def joined(case: Case, grounds: Sequence[Ground]) -> Iterator[str]:
    """What made two claims one event, pair by pair."""
    pairs: dict[tuple[str, ...], list[Ground]] = {}
    for ground in grounds:
        pairs.setdefault(ground.facts, []).append(ground)
    for claims, found in list(pairs.items())[:PAIRS]:
        both = " and ".join(words_of(case, case.by_id[claim]) for claim in claims)
        yield f"{both} are one: {balance(found) or 'one page copies the other there'}"
    if len(pairs) > PAIRS:
        yield f"{len(pairs) - PAIRS} more pairs"


def words_of(case: Case, claim: Claim) -> str:
    """The event word of a claim, with its page."""
    return f"“{quote(case, claim.trigger)}” ({name_of(case, claim.trigger.page)})"


def rivals(case: Case, grounds: Sequence[Ground]) -> Iterator[str]:
    """How far in front the text puts each of those that a pronoun may mean."""
    told = list(chain.from_iterable(rivals_in(case, ground) for ground in grounds))
    if told:
        yield f"weighed: {', '.join(told)}"


def rivals_in(case: Case, ground: Ground) -> Iterator[str]:
    """The mentions that a ground is about, each with how much it says for it."""
    for mention in map(case.by_id.__getitem__, ground.facts):
        if isinstance(mention, Mention):
            yield f"“{quote(case, mention.span)}” {ground.weight:+.1f}"
