"""The grammar of time expressions: every token is one letter for its classes, and patterns match letters.

A sentence of n tokens is a string of n characters, so a match's offsets are token indexes, a pattern never
sees what it cannot mean, and matching takes time linear in the number of tokens however long a line is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache, partial

from dateline.mentions.times.letters import classes_by_letter, classes_of, letters_of, literals, members_of
from dateline.mentions.times.patterns import TimeRule, compile_rule, required
from dateline.model import Sentence
from dateline.rules import Pack

WORDS, SHAPES, PARTS, RULES = "en.time.word", "en.time.shape", "en.time.part", "en.time"

PLAIN = " "
"""The letter of every token that no pattern names."""

DAY_OR_YEAR = re.compile(r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?|(?:1\d|20)\d\d|'\d\d")


@dataclass(frozen=True, eq=False)
class Grammar:
    """Everything that the pack knows about time, made ready for matching."""

    tables: Mapping[str, Mapping[str, str]]
    ids: Mapping[str, str]
    shapes: tuple[tuple[str, re.Pattern[str]], ...]
    guards: Mapping[str, frozenset[str]]
    guard: str
    tagged: Mapping[str, str]
    letters: Mapping[str, str]
    classes: Mapping[str, frozenset[str]]
    rules: tuple[TimeRule, ...]

    def encode(self, sentence: Sentence) -> str:
        """The sentence as one letter a token."""
        letters, guards = self.letters, self.guards
        marks = [letters.get(word) or shape_letter(self, word) for word in sentence.lowers]
        for i, tag in enumerate(sentence.tags):
            if tag in self.tagged and marks[i] == PLAIN:
                marks[i] = self.tagged[tag]
        for i, word in enumerate(sentence.lowers):
            if word in guards and not (allowed(sentence, i, guards[word]) or beside_number(sentence, i)):
                marks[i] = PLAIN
        return "".join(marks)

    def meaning(self, table: str, word: str) -> str:
        """What a table says of a word; "" when it says nothing."""
        return self.tables[table].get(word, "")


def allowed(sentence: Sentence, token: int, tags: frozenset[str]) -> bool:
    """Whether a guarded word has a right tag; a word that must be a name must also be written as one."""
    tag = sentence.tags[token]
    return tag in tags and (not tag.startswith("NNP") or sentence.words[token][0].isupper())


def beside_number(sentence: Sentence, token: int) -> bool:
    """Whether a neighbour of a token can be a day or year: so in "may 4", not in "march 286 miles".

    Whatever the tagger thinks of the word.
    """
    words = sentence.words
    return any(
        DAY_OR_YEAR.fullmatch(word)
        for word in (*words[max(0, token - 1) : token], *words[token + 1 : token + 2])
    )


@lru_cache(maxsize=65536)
def shape_letter(grammar: Grammar, word: str) -> str:
    """The letter of a token's shape; words without a digit have none."""
    if not any(map(str.isdigit, word)) and "½" not in word:
        return PLAIN
    return next(
        (grammar.letters[f"#{name}"] for name, shape in grammar.shapes if shape.fullmatch(word)), PLAIN
    )


@cache
def load_grammar(pack: Pack) -> Grammar:
    """The grammar of a pack; built once a process."""
    words, shapes, parts = map(pack.named, (WORDS, SHAPES, PARTS))
    rules = [rule for rule in pack.under(RULES) if rule.read]
    guarded, tagged = words["guarded"], words["tagged"].words
    forms = (*shapes, *tagged.values())
    classes = classes_of(words, literals(words, shapes, parts, rules))
    letters = letters_of(classes, forms)
    compiled = partial(
        compile_rule,
        parts=parts,
        members=members_of(classes, letters, forms),
        known=words | shapes | parts,
    )
    return Grammar(
        tables={name: rule.words for name, rule in words.items()},
        ids={name: rule.id for name, rule in words.items()},
        shapes=tuple((name, required(rule)) for name, rule in shapes.items()),
        guards={word: frozenset(tags.split()) for word, tags in guarded.words.items()},
        guard=guarded.id,
        tagged={tag: letters[f"#{name}"] for tag, name in tagged.items()},
        letters=letters,
        classes=classes_by_letter(classes, letters, forms),
        rules=tuple(map(compiled, rules)),
    )
