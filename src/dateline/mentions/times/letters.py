"""Letters for the classes of words that patterns name: one for every set of classes that some word has."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain

from dateline.mentions.times.patterns import OTHER, places_in
from dateline.rules import Rule

FIRST_LETTER = 0xE000
"""Letters are private-use characters: they mean nothing in a regular expression."""


def literals(
    words: Mapping[str, Rule], shapes: Mapping[str, Rule], parts: Mapping[str, Rule], rules: list[Rule]
) -> frozenset[str]:
    """The names in braces that are no class, shape or part, so that they stand for themselves."""
    aliases = chain.from_iterable(words[table].words.values() for table in OTHER)
    named = chain.from_iterable(places_in(rule) for rule in (*parts.values(), *rules))
    return frozenset(named).difference(words, shapes, parts, aliases)


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


def classes_by_letter(
    classes: Mapping[str, frozenset[str]], letters: Mapping[str, str], forms: tuple[str, ...]
) -> dict[str, frozenset[str]]:
    """The classes that every letter stands for."""
    return {letters[word]: names for word, names in classes.items()} | {
        letters[f"#{name}"]: frozenset((name,)) for name in forms
    }
