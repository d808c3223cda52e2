"""The words that do something to the status of an event, and what they do."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from dateline.claims.rejections import Denials, load_denials
from dateline.rules import Pack

EFFECT_RULES = (
    "fixed",
    "intend",
    "open",
    "negate",
    "cancel",
    "exclude",
    "allege",
    "deny",
    "know",
    "imply",
    "attempt",
    "rebuff",
)

SPEECH = ("en.cue.verb.say", "en.cue.noun.say")
"""Rules of the words of saying."""


@dataclass(frozen=True, slots=True)
class Effect:
    """What a word does to an event that stands to it in one of `relations`."""

    name: str
    relations: frozenset[str]
    rule: str


@dataclass(frozen=True)
class Lexicon:
    """The rules `en.status.*`, looked up by word, and the words of saying (`speech`)."""

    effects: Mapping[str, tuple[Effect, ...]]
    lists: Mapping[str, Mapping[str, str]]
    ids: Mapping[str, str]
    denials: Denials
    speech: frozenset[str]

    def effect(self, word: str, *relations: str) -> Effect | None:
        """The effect of a word in the first of some relations that it knows."""
        found = self.effects.get(word, ())
        for relation in relations if found else ():
            for effect in found:
                if relation in effect.relations:
                    return effect
        return None


@cache
def load_lexicon(pack: Pack) -> Lexicon:
    """The status lexicon of a pack."""
    effects: dict[str, list[Effect]] = defaultdict(list)
    lists: dict[str, Mapping[str, str]] = {}
    ids: dict[str, str] = {}
    for rule in pack.under("en.status"):
        name = rule.read
        lists[name], ids[name] = rule.words, rule.id
        for word, relations in rule.words.items() if name in EFFECT_RULES else ():
            effects[word].append(Effect(name, frozenset(relations.split()), rule.id))
    speech = frozenset[str]().union(*(pack[rule].words for rule in SPEECH))
    known = {word: tuple(found) for word, found in effects.items()}
    return Lexicon(known, lists, ids, load_denials(pack), speech)
