"""Where the patterns of a grammar match in a sentence, and what their groups say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, product

from dateline.mentions.times.grammar import Grammar
from dateline.mentions.times.patterns import TimeRule
from dateline.model import Sentence

MOST_TOKENS = 20_000
"""Tokens of a line that are read: no sentence has more, and a megabyte of dates must not hold up a build."""


@lru_cache(maxsize=4096)
def sources_behind(grammar: Grammar, rule: TimeRule, letters: str) -> tuple[str, ...]:
    """The ids of the tables, shapes and parts by which a rule reads some letters."""
    classes = frozenset[str]().union(*(grammar.classes.get(letter, ()) for letter in letters))
    sources = chain.from_iterable(rule.sources.get(name, ()) for name in sorted(classes))
    return tuple(dict.fromkeys(sources))


@dataclass(frozen=True, slots=True)
class Found:
    """A pattern that matched tokens `first`..`last` of a sentence (inclusive) with all its `letters`."""

    grammar: Grammar
    rule: TimeRule
    sentence: Sentence
    match: re.Match[str]
    letters: frozenset[str]

    @property
    def first(self) -> int:
        """The first token."""
        return self.match.start()

    @property
    def last(self) -> int:
        """The last token."""
        return self.match.end() - 1

    def __contains__(self, group: str) -> bool:
        return group in self.match.re.groupindex and self.match[group] is not None

    def words(self, group: str) -> tuple[str, ...]:
        """The words of a group in lower case; none when it did not match."""
        if group not in self:
            return ()
        at, upto = self.match.span(group)
        return self.sentence.lowers[at:upto]

    def text(self, group: str) -> str:
        """The words of a group, joined."""
        return " ".join(self.words(group))

    def mean(self, group: str, *tables: str) -> str:
        """What the first word of a group means in one of `tables` (else the table of its name)."""
        asked = product(self.words(group), tables or (group,))
        meanings = (self.grammar.meaning(table, word) for word, table in asked)
        return next(filter(None, meanings), "")

    @property
    def sources(self) -> tuple[str, ...]:
        """The ids of the rules behind the classes of its tokens, with its groups before and behind it."""
        groups = (group for group in self.match.re.groupindex if self.match[group])
        spans = (self.match.span(), *(self.match.span(group) for group in groups))
        tokens = sorted(set[int]().union(*(range(at, upto) for at, upto in spans)))
        guarded = any(self.sentence.lowers[token] in self.grammar.guards for token in tokens)
        found = sources_behind(self.grammar, self.rule, "".join(self.match.string[token] for token in tokens))
        return (*found, self.grammar.guard) if guarded else found

    @property
    def before(self) -> str:
        """The word before the match, "" at the beginning of the sentence."""
        return self.sentence.lowers[self.first - 1] if self.first else ""

    @property
    def after(self) -> str:
        """The word after the match, "" at the end of the sentence."""
        return self.sentence.lowers[self.last + 1] if self.last + 1 < len(self.sentence) else ""


def matches(grammar: Grammar, sentence: Sentence) -> Iterator[Found]:
    """Every match of every rule in a sentence, in the order of the rules."""
    code = grammar.encode(sentence)[:MOST_TOKENS]
    letters = frozenset(code)
    for rule in grammar.rules:
        if not rule.core.isdisjoint(letters):
            for match in rule.pattern.finditer(code):
                if match[0]:
                    yield Found(grammar, rule, sentence, match, letters)
