"""The grammar of time expressions: every token is one letter for its classes, and patterns match letters.

A sentence of n tokens is a string of n characters, so a match's offsets are token indexes, a pattern never
sees what it cannot mean, and matching takes time linear in the number of tokens however long a line is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache, partial
from itertools import chain, product

from dateline.errors import PackError
from dateline.model import Sentence
from dateline.rules import Pack, Rule

WORDS, SHAPES, PARTS, RULES = "en.time.word", "en.time.shape", "en.time.part", "en.time"
OTHER = ("alias", "tagged")
"""The tables that give words, or their parts of speech, the name of another class."""

PLAIN = " "
"""The letter of every token that no pattern names."""

FIRST_LETTER = 0xE000
"""Letters are private-use characters: they mean nothing in a regular expression."""

DAY_OR_YEAR = re.compile(r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?|(?:1\d|20)\d\d|'\d\d")
MOST_TOKENS = 20_000
"""Tokens of a line that are read: no sentence has more, and a megabyte of dates must not hold up a build."""

PLACE = re.compile(r"\{([a-z_]+)\}")


@dataclass(frozen=True, eq=False)
class TimeRule:
    """A pattern over letters.

    `sources` are, by class that it names, the ids of the word table or shape and of the parts that say so.

    Every match holds a letter of `core`.
    """

    rule: Rule
    pattern: re.Pattern[str]
    core: frozenset[str]
    sources: Mapping[str, tuple[str, ...]]


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


def classes_by_letter(
    classes: Mapping[str, frozenset[str]], letters: Mapping[str, str], forms: tuple[str, ...]
) -> dict[str, frozenset[str]]:
    """The classes that every letter stands for."""
    return {letters[word]: names for word, names in classes.items()} | {
        letters[f"#{name}"]: frozenset((name,)) for name in forms
    }


def required(rule: Rule) -> re.Pattern[str]:
    """The pattern of a rule that must have one."""
    if rule.pattern is None:
        raise PackError(
            f"rule {rule.id} has no pattern.",
            advice="A shape, a part and a rule that is read need one.",
            rule=rule.id,
        )
    return rule.pattern


def literals(
    words: Mapping[str, Rule], shapes: Mapping[str, Rule], parts: Mapping[str, Rule], rules: list[Rule]
) -> frozenset[str]:
    """The names in braces that are no class, shape or part, so that they stand for themselves."""
    aliases = chain.from_iterable(words[table].words.values() for table in OTHER)
    named = chain.from_iterable(places_in(rule) for rule in (*parts.values(), *rules))
    return frozenset(named).difference(words, shapes, parts, aliases)


def places_in(rule: Rule) -> list[str]:
    """The names in braces in a rule's pattern."""
    return PLACE.findall(required(rule).pattern)


def classes_of(words: Mapping[str, Rule], alone: frozenset[str]) -> dict[str, frozenset[str]]:
    """The classes of every word: its tables, its alias, and itself where a pattern names it."""
    found: dict[str, set[str]] = {word: {word} for word in alone}
    for name, rule in words.items():
        for word, meaning in rule.words.items():
            if name not in ("guarded", "tagged"):
                found.setdefault(word, set()).add(meaning if name == "alias" else name)
    return {word: frozenset(names) for word, names in found.items()}


def letters_of(classes: Mapping[str, frozenset[str]], shapes: tuple[str, ...]) -> dict[str, str]:
    """One letter for every set of classes of some word, and for every shape or part of speech (`#name`)."""
    sets = sorted({tuple(sorted(names)) for names in classes.values()})
    letter = {names: chr(FIRST_LETTER + i) for i, names in enumerate(sets)}
    return {word: letter[tuple(sorted(names))] for word, names in classes.items()} | {
        f"#{name}": chr(FIRST_LETTER + len(sets) + i) for i, name in enumerate(shapes)
    }


def members_of(
    classes: Mapping[str, frozenset[str]], letters: Mapping[str, str], shapes: tuple[str, ...]
) -> dict[str, str]:
    """The letters of every class, as a set of a regular expression."""
    found: dict[str, set[str]] = {name: {letters[f"#{name}"]} for name in shapes}
    for word, names in classes.items():
        for name in names:
            found.setdefault(name, set()).add(letters[word])
    return {name: f"[{''.join(sorted(marks))}]" for name, marks in found.items()}


def compile_rule(
    rule: Rule, *, parts: Mapping[str, Rule], members: Mapping[str, str], known: Mapping[str, Rule]
) -> TimeRule:
    """A rule with its parts filled in and its classes turned into sets of letters."""
    text = fill(required(rule).pattern, parts)
    try:
        pattern = re.compile(PLACE.sub(lambda place: members[place[1]], text), re.VERBOSE)
    except (re.error, KeyError) as error:
        raise PackError(
            f"rule {rule.id} does not compile over its classes: {error}.",
            advice="Check the names in braces.",
            rule=rule.id,
        ) from error
    used = [part for name, part in parts.items() if required(part).pattern in text]
    core = frozenset("".join(members[name].strip("[]") for name in rule.words))
    return TimeRule(
        rule,
        pattern,
        core,
        {name: sources_of(name, used, known) for name in sorted(set(PLACE.findall(text)))},
    )


def fill(text: str, parts: Mapping[str, Rule]) -> str:
    """A pattern with its parts in place of their names; parts may hold parts, a few levels deep."""
    for _ in range(4):
        text = PLACE.sub(
            lambda place: f"(?:{required(parts[place[1]]).pattern})" if place[1] in parts else place[0], text
        )
    return text


def sources_of(name: str, used: Sequence[Rule], known: Mapping[str, Rule]) -> tuple[str, ...]:
    """The ids of what stands behind a class: its table or shape, and the parts in use that name it."""
    own = (
        (known[name].id,)
        if name in known
        else tuple(known[table].id for table in OTHER if name in known[table].words.values())
    )
    return (*own, *(part.id for part in used if name in places_in(part)))


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
