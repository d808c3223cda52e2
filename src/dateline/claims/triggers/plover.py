"""The PLOVER lexicon: which predicate and mode a word has, given the words around it.

A rule of the pack lists words; its `read` is what they mean: "CONSULT/visit", or "@weapon" for a class of
words. A word is a lemma (`visit`, `fire.v`, `talk.n`, `willing.a`) and conditions that must all hold: `veto`
an object, `@weapon` an object of the class `plover.class.weapon`, `<country>` an object that is a mention of
that type, `+at` a preposition, `~up` a particle, `+to:@realm` a preposition with such an object, `^@weapon`
such a subject, `-in` a word that governs it; `*` anything, `a|b` either, `^.ice` no name, `<named>` a person
with a name. `~passive` is a passive, `~not` a negation, `+~to:leave` a purpose. A type in capitals
(`AGREE.v`) is any word of that type; `>promise`, `>refusal`, `>threat` and `>demand` are what somebody
undertakes, refuses, threatens or asks for in the clause of the word (`undertakings.py`). Among entries that
hold, the one with most conditions wins; words go before types, those before anything, and that a word means
no event before what else it could mean.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from functools import cache

from dateline.claims.triggers.surroundings import COMMON, NOUNS, OBJECT, SUBJECT, Surroundings
from dateline.model import NONE, Sentence
from dateline.rules import Pack, Rule


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a word means: PLOVER type and mode, either may be `None`, and the rules that say so.

    Their ids; the word's own first. Where PLOVER has no type, the mode is the class of the event, if any.
    """

    predicate: str | None
    mode: str | None
    rules: tuple[str, ...]

    @property
    def only_class(self) -> bool:
        """Whether it is a class of events for which PLOVER has no type."""
        return self.predicate is None and self.mode is not None

    @property
    def kind(self) -> str:
        """It as packs and people write it: "CONSULT", "CONSULT/visit", "none/loss", "none"."""
        return "/".join(filter(None, (self.predicate or NONE, self.mode)))


@dataclass(frozen=True, slots=True)
class Condition:
    """One of `words` (to the rule of its class, or "") fills one of `slots`.

    A slot is OBJECT, SUBJECT or a preposition; without words the preposition is enough.
    """

    slots: tuple[str, ...]
    words: Mapping[str, str]

    @property
    def looseness(self) -> int:
        """How little it asks for: 0 for words, 1 for a type of entity, 2 for anything."""
        return 2 if ANYTHING in self.words else int(any(word.startswith("<") for word in self.words))


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the lexicon; `part` is `v`, `n`, `a` for adjectives, or empty for verbs and nouns."""

    part: str
    conditions: tuple[Condition, ...]
    meaning: Meaning


Lexicon = Mapping[str, tuple[Entry, ...]]

ANYTHING = "*"
VERBAL = frozenset({"", "v"})
"""Parts of speech under which the lexicon lists verbs."""


@cache
def read_lexicon(pack: Pack) -> Lexicon:
    """Entries by lemma, those with most conditions first; compiled once a process."""
    classes = {
        rule.read: dict.fromkeys(rule.words, rule.id) for rule in pack.rules.values() if is_class(rule)
    }
    entries: dict[str, list[Entry]] = defaultdict(list)
    for rule in pack.rules.values():
        if not is_class(rule):
            meaning = read_meaning(rule)
            for line in rule.words:
                lemma, *conditions = line.split()
                word, _, part = lemma.partition(".")
                entries[word].append(
                    Entry(part, tuple(read_condition(each, classes) for each in conditions), meaning)
                )
    return {word: tuple(sorted(found, key=precedence)) for word, found in entries.items()}


def precedence(entry: Entry) -> tuple[bool, int, int, bool]:
    """Classes go last; more conditions go first; among as many, those on words before types of entities.

    "sent troops" is no person sent. Then goes what a word does not mean.
    """
    loose = sum(condition.looseness for condition in entry.conditions)
    meaning = entry.meaning
    return meaning.only_class, -len(entry.conditions), loose, meaning.predicate is not None


def is_class(rule: Rule) -> bool:
    """Whether a rule lists a class of words that conditions may name, and no words for events."""
    return rule.read.startswith("@")


def read_meaning(rule: Rule) -> Meaning:
    """What a rule takes its words for: "COERCE/martial-law" is type and mode, "none/loss" only a class."""
    predicate, _, mode = rule.read.partition("/")
    return Meaning(None if predicate == NONE else predicate, mode or None, (rule.id,))


def read_condition(text: str, classes: Mapping[str, Mapping[str, str]]) -> Condition:
    """One condition of an entry."""
    slots, words = OBJECT, text
    if text[0] == "^":
        slots, words = SUBJECT, text[1:]
    elif text[0] == "+":
        slots, _, words = text[1:].partition(":")
    elif text[0] in "~->":
        slots, words = "|".join(text[0] + word for word in text[1:].split("|")), ""
    common, accepted = COMMON * words.startswith(COMMON), dict[str, str]()
    for word in filter(None, words.removeprefix(COMMON).split("|")):
        accepted |= classes[word] if word[0] == "@" else {word: ""}
    return Condition(tuple(slots.split("|")), {common + word: rule for word, rule in accepted.items()})


def read_word(lexicon: Lexicon, around: Surroundings) -> Meaning | None:
    """What the word means here, `None` if the lexicon does not know it.

    What is listed under its type overrides it: no word of AGREE means that where a thing is said to agree.
    """
    here, token = around.sentence, around.token
    for word, parts in spellings(here, token):
        meaning = first_meaning(lexicon.get(word, ()), parts, around)
        if meaning is not None:
            return first_meaning(lexicon.get(meaning.predicate or "", ()), parts, around) or meaning
    return None


def first_meaning(entries: Iterable[Entry], parts: AbstractSet[str], around: Surroundings) -> Meaning | None:
    """The meaning of the first entry whose conditions hold, with the rules of its classes."""
    for entry in entries:
        rules = hold(entry.conditions, around) if entry.part in parts else None
        if rules is not None:
            return replace(entry.meaning, rules=(*entry.meaning.rules, *rules))
    return None


def spellings(here: Sentence, token: int) -> Iterable[tuple[str, AbstractSet[str]]]:
    """What the lexicon may list a token under, and as which parts of speech: its word, its lemma.

    An adjective in -ed comes from a verb ("strained" from strain).
    """
    word = here.lowers[token]
    if here.poses[token] == "ADJ":
        stems = (word[:-2], word[:-1]) if word.endswith("ed") else ()
        return ((word, {"a"}), *((stem, VERBAL) for stem in stems))
    parts = {"", "n"} if here.poses[token] in NOUNS else VERBAL
    return ((each, parts) for each in dict.fromkeys((word, here.lemmas[token].lower())))


def hold(conditions: Iterable[Condition], around: Surroundings) -> tuple[str, ...] | None:
    """The rules of the classes by which all conditions hold, `None` if one does not."""
    rules: list[str] = []
    for condition in conditions:
        rule = fills(condition, around)
        if rule is None:
            return None
        if rule:
            rules.append(rule)
    return tuple(rules)


def fills(condition: Condition, around: Surroundings) -> str | None:
    """The rule of the class by which something fills the condition.

    "" where no class is asked for, `None` where nothing does.
    """
    for slot in condition.slots:
        if not condition.words and slot in around.links:
            return ""
        for token in around.fillers(slot):
            for name in around.names(token):
                if name in condition.words:
                    return condition.words[name]
    return None
