"""The PLOVER lexicon: which predicate and mode a word has, given the words around it.

A rule of the pack lists words; its `read` is what they mean: "CONSULT/visit", or "@weapon" for a class of
words. A word is a lemma (`visit`, `fire.v`, `talk.n`) and conditions that must all hold: `veto` an object,
`@weapon` an object of the class `plover.class.weapon`, `<country>` an object that is a mention of that type,
`+at` a preposition, `~up` a particle, `+to:@realm` a preposition with such an object, `^@weapon` such a
subject; `*` anything, `a|b` either. Among entries that hold, the one with most conditions wins, words before
types.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property

from dateline.model import NONE, Sentence
from dateline.rules import Pack, Rule
from dateline.shapes.shapes import shape_part

OBJECT, SUBJECT = "<object>", "<subject>"

described_object = shape_part("en.shape.described_object")
counted_by = shape_part("en.shape.counted")


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a word means: PLOVER type and mode, either may be `None`, and the rules that say so.

    Their ids; the word's own first.
    """

    predicate: str | None
    mode: str | None
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Condition:
    """One of `words` (to the rule of its class, or "") fills one of `slots`.

    A slot is OBJECT, SUBJECT or a preposition; without words the preposition is enough.
    """

    slots: tuple[str, ...]
    words: Mapping[str, str]

    @property
    def by_type(self) -> bool:
        """Whether it asks for a type of entity."""
        return any(word.startswith("<") for word in self.words)


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the lexicon; `part` is `v`, `n` or empty for both."""

    part: str
    conditions: tuple[Condition, ...]
    meaning: Meaning


Lexicon = Mapping[str, tuple[Entry, ...]]


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


def precedence(entry: Entry) -> tuple[int, int]:
    """More conditions go first; among as many, those on words before those on types of entities.

    "sent troops" is no person sent.
    """
    return -len(entry.conditions), sum(condition.by_type for condition in entry.conditions)


def is_class(rule: Rule) -> bool:
    """Whether a rule lists a class of words that conditions may name, and no words for events."""
    return rule.read.startswith("@")


def read_meaning(rule: Rule) -> Meaning:
    """What a rule takes its words for: "COERCE/martial-law" is type and mode, "none" is neither."""
    predicate, _, mode = rule.read.partition("/")
    return Meaning(None if predicate == NONE else predicate, mode or None, (rule.id,))


def read_condition(text: str, classes: Mapping[str, Mapping[str, str]]) -> Condition:
    """One condition of an entry."""
    slots, words = OBJECT, text
    if text[0] == "^":
        slots, words = SUBJECT, text[1:]
    elif text[0] == "+":
        slots, _, words = text[1:].partition(":")
    elif text[0] == "~":
        slots, words = "|".join("~" + particle for particle in text[1:].split("|")), ""
    accepted: dict[str, str] = {}
    for word in filter(None, words.split("|")):
        accepted.update(classes[word] if word[0] == "@" else {word: ""})
    return Condition(tuple(slots.split("|")), accepted)


@dataclass(frozen=True)
class Surroundings:
    """The words around one event word, by slot; `kinds` are the entity types of tokens.

    Not a slots class: what is asked for is cached.
    """

    sentence: Sentence
    token: int
    kinds: Mapping[int, str]

    @cached_property
    def objects(self) -> tuple[int, ...]:
        """Tokens acted upon: objects and what is embedded.

        Of a noun its modifiers and its of-phrase; of a participle the noun it describes.
        """
        here, kids = self.sentence, self.sentence.children
        if here.poses[self.token] in ("NOUN", "PROPN"):
            return (*kids(self.token, "compound", "amod", "nmod"), *self.fillers("of"))
        if here.poses[self.token] == "ADJ":
            return kids(here.heads[self.token], "nsubj")
        found = kids(self.token, "dobj", "nsubjpass", "attr", "oprd", "xcomp", "ccomp")
        noun = described_object(here, self.token)
        return found if noun is None else (*found, noun)

    @cached_property
    def subjects(self) -> tuple[int, ...]:
        """Tokens that act: subject or by-phrase; a noun's possessor; the subject above an embedded verb."""
        here, token = self.sentence, self.token
        found = (*here.children(token, "nsubj", "poss"), *self.fillers("by"))
        hops = 0
        while not found and here.deps[token] in ("xcomp", "conj", "advcl") and hops < 4:
            token, hops = here.heads[token], hops + 1
            found = here.children(token, "nsubj")
        return found

    @cached_property
    def links(self) -> Mapping[str, tuple[int, ...]]:
        """The objects of every preposition, nested ones too ("out of"), and `~` with every particle."""
        here = self.sentence
        found: dict[str, tuple[int, ...]] = {
            "~" + here.lowers[kid]: () for kid in here.children(self.token, "prt", "advmod")
        }
        todo = list(here.children(self.token, "prep", "agent", "dative"))
        while todo:
            kid = todo.pop()
            objects = here.children(kid, "pobj", "pcomp")
            found[here.lowers[kid] if objects else "~" + here.lowers[kid]] = objects
            todo += here.children(kid, "prep")
        return found

    def fillers(self, slot: str) -> tuple[int, ...]:
        """The tokens in a slot."""
        return (
            self.objects if slot == OBJECT else self.subjects if slot == SUBJECT else self.links.get(slot, ())
        )

    def names(self, token: int) -> Iterator[str]:
        """What a condition can call a token: anything, its lemma, its word, its entity type.

        Of a quantity also what it counts ("dozens of sailors").
        """
        here = self.sentence
        named: int | None = token
        while named is not None:
            yield from ("*", here.lemmas[named].lower(), here.lowers[named])
            if named in self.kinds:
                yield f"<{self.kinds[named]}>"
            named = counted_by(here, named)


def read_word(lexicon: Lexicon, around: Surroundings) -> Meaning | None:
    """What the word means here, `None` if the lexicon does not know it."""
    here, token = around.sentence, around.token
    part = "n" if here.poses[token] in ("NOUN", "PROPN") else "v"
    for word in spellings(here, token):
        for entry in lexicon.get(word, ()):
            if entry.part in ("", part):
                rules = hold(entry.conditions, around)
                if rules is not None:
                    return (
                        Meaning(entry.meaning.predicate, entry.meaning.mode, (*entry.meaning.rules, *rules))
                        if rules
                        else entry.meaning
                    )
    return None


def spellings(here: Sentence, token: int) -> Iterable[str]:
    """What the lexicon may list a token under: its word, its lemma, its verb ("strained" as strain).

    An adjective in -ed comes from a verb.
    """
    word = here.lowers[token]
    if here.poses[token] == "ADJ":
        return (word[:-2], word[:-1]) if word.endswith("ed") else ()
    return dict.fromkeys((word, here.lemmas[token].lower()))


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
