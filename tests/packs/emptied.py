"""What a list of words decides, seen by its absence: emptied where a module or pattern holds it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from types import MappingProxyType, ModuleType
from typing import Any

import pytest

from dateline.shapes import patterns
from dateline.shapes.nodes import Node
from dateline.shapes.patterns import Pattern, load_patterns
from dateline.shapes.shapes import shape, shape_part
from dateline.vocabulary import WordList, word_list, word_table


def held_by_modules() -> Iterator[tuple[ModuleType, str, Any]]:
    """Everything that a module of ours holds: the module, the name and the thing."""
    for path, module in list(sys.modules.items()):
        if path.startswith("dateline."):
            yield from ((module, name, value) for name, value in list(vars(module).items()))


def empty_modules(each: WordList, patch: pytest.MonkeyPatch) -> int:
    """Empty a list wherever a module holds it; how often that is."""
    held = [
        (module, name, value)
        for module, name, value in held_by_modules()
        if value is word_list(each.id) or value is word_table(each.id)
    ]
    for module, name, value in held:
        patch.setattr(
            module, name, MappingProxyType({}) if isinstance(value, MappingProxyType) else frozenset()
        )
    return len(held)


def empty_patterns(each: WordList, patch: pytest.MonkeyPatch) -> int:
    """Empty a list in the patterns that ask for it, and match all of them anew; how many ask."""
    full, known = load_patterns("en"), matches()
    asking = [pattern for pattern in full.values() if each.id in pattern.lists]
    if asking:
        changed = {**full, **{pattern.id: without(pattern, each) for pattern in asking}}
        patch.setattr(patterns, "load_patterns", lambda pack: changed)
        forget()
        for module, name, value in held_by_modules():
            if callable(value) and value in known:
                make, pattern = known[value]
                patch.setattr(module, name, make(pattern))
    return len(asking)


@cache
def matches() -> Mapping[Any, tuple[Callable[[str], Any], str]]:
    """How each match that a module can hold was made, before anything is forgotten."""
    every = load_patterns("en").values()
    made: list[tuple[Callable[[str], Any], str]] = [(shape, each.id) for each in every]
    made += [(shape_part, each.id) for each in every if each.gives]
    return {make(name): (make, name) for make, name in made}


def forget() -> None:
    """Forget all matches, those that patterns have of one another, too."""
    shape.cache_clear()
    shape_part.cache_clear()


def without(pattern: Pattern, each: WordList) -> Pattern:
    """A pattern without the words of a list."""
    return replace(pattern, ways=tuple(tuple(bare(node, each) for node in way) for way in pattern.ways))


def bare(node: Node, each: WordList) -> Node:
    """A node without the words of a list."""
    words = frozenset(each.words)
    tests = (replace(test, values=frozenset()) if test.values == words else test for test in node.tests)
    return replace(node, tests=tuple(tests))
