"""What the arguments of one sentence are read from: its event words, mentions, times, and lists of roles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import Any

from dateline.claims.grammar import PARTIES, acting_verb, parsed_kinds
from dateline.model import EntityType, Expression, Ground, Mention, Role, Sentence, Trigger
from dateline.rules import Pack, Rule
from dateline.stage import Notes

SITES = frozenset({EntityType.PLACE, EntityType.COUNTRY})


@dataclass(frozen=True, slots=True)
class Grammar:
    """The lists that turn slots into roles."""

    verb: Rule
    noun: Rule
    light: Rule
    support: Rule
    mutual: Rule
    control: Rule
    inverse: Rule
    unaccusative: Rule
    suffered: Rule


@cache
def read_grammar(pack: Pack) -> Grammar:
    """The lists of the pack, looked up once a process."""
    verbs = (
        pack[f"en.verbs.{name}"]
        for name in ("light", "support", "mutual", "control", "inverse", "unaccusative", "suffered")
    )
    return Grammar(pack["en.roles.verb"], pack["en.roles.noun"], *verbs)


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence with its event words, mentions by head, entity types by token, times and light verbs.

    A light verb comes with the noun that it carries.
    """

    sentence: Sentence
    grammar: Grammar
    triggers: Mapping[int, Trigger]
    mentions: Mapping[int, Mention]
    kinds: Mapping[int, str]
    expressions: tuple[Expression, ...]
    timed: frozenset[int]
    carriers: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class Found:
    """A role, the head token that plays it, the rule that says so, how surely, and what was weighed."""

    role: Role
    head: int
    rule: str
    score: float = 1.0
    grounds: tuple[Ground, ...] = ()


def by_sentence(facts: Iterable[Any]) -> dict[int, list[Any]]:
    """Facts by the number of their sentence."""
    found: dict[int, list[Any]] = defaultdict(list)
    for fact in facts:
        found[fact.sentence].append(fact)
    return found


def read_scenes(notes: Notes, grammar: Grammar) -> Iterator[Scene]:
    """What the stage knows of every sentence of a page that has event words."""
    triggers, mentions, expressions = (by_sentence(notes[kind]) for kind in (Trigger, Mention, Expression))
    for sentence in notes[Sentence]:
        number = sentence.number
        if number in triggers:
            times = tuple(expressions.get(number, ()))
            yield read_scene(sentence, grammar, triggers[number], mentions.get(number, ()), times)


def read_scene(
    sentence: Sentence,
    grammar: Grammar,
    triggers: Iterable[Trigger],
    mentions: Iterable[Mention],
    expressions: tuple[Expression, ...],
) -> Scene:
    """What the stage knows of one sentence."""
    heads = {mention.head: mention for mention in mentions}
    events = {trigger.token: trigger for trigger in triggers}
    kinds = parsed_kinds(sentence) | {head: mention.type for head, mention in heads.items()}
    timed = frozenset(chain.from_iterable(each.tokens for each in expressions))
    carriers = {
        sentence.heads[token]: token
        for token in sorted(events, reverse=True)
        if carried(sentence, grammar, events, token)
    }
    return Scene(sentence, grammar, events, heads, kinds, expressions, timed, carriers)


def carried(here: Sentence, grammar: Grammar, events: Mapping[int, Trigger], noun: int) -> bool:
    """Whether a light verb that is no event of its own carries this noun."""
    verb = here.heads[noun]
    light = verb not in events and here.lemmas[verb] in grammar.light
    return light and acting_verb(here, noun) is not None


def is_party(scene: Scene, head: int) -> bool:
    """Whether a word stands for somebody: a person, organization, state, a name, a pronoun for people."""
    here, kind = scene.sentence, scene.kinds.get(head)
    named = here.poses[head] == "PROPN"
    return named or kind in PARTIES or (here.tags[head] == "PRP" and here.lowers[head] != "it")


def heads_of(found: Iterable[Found]) -> set[int]:
    """The heads of some parties."""
    return {each.head for each in found}
