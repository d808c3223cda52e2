"""Every list of words proves itself.

Without it, each of its `fires` reads otherwise, and each of its `silent` the same.
"""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path
from types import MappingProxyType

import pytest

from dateline.vocabulary import WordList, load_lists, word_list, word_table
from tests.lab import DAY, ROOT, make_page, read_alone, rule_stages

ON_MANY_PAGES = {"agreement", "dating", "entities", "features", "types"}
"""Themes of lists that decide what several pages tell together; tests of their modules in cases/ prove them."""

FILES = sorted(Path(ROOT / "src" / "dateline" / "packs").glob("*/words/*.toml"))
LISTS = [
    each
    for file in FILES
    if file.stem not in ON_MANY_PAGES
    for each in load_lists(file.parent.parent.name, file.stem).values()
]


def reading_of(sentence: str) -> list[str]:
    """All that is read in a sentence that is a page of its own."""
    return sorted(map(repr, read_alone(make_page(sentence, ref="example", published=DAY))))


@cache
def whole_reading(sentence: str) -> list[str]:
    """All that is read with every list."""
    return reading_of(sentence)


def empty(each: WordList, patch: pytest.MonkeyPatch) -> int:
    """Empty a list wherever a module holds it; how often that is."""
    held = [
        (module, name)
        for path, module in list(sys.modules.items())
        if path.startswith("dateline.")
        for name, value in vars(module).items()
        if value is word_list(each.id) or value is word_table(each.id)
    ]
    for module, name in held:
        value = getattr(module, name)
        patch.setattr(
            module, name, MappingProxyType({}) if isinstance(value, MappingProxyType) else frozenset()
        )
    return len(held)


@pytest.mark.parametrize("each", LISTS, ids=lambda each: each.id)
def test_a_list_decides_what_it_says(each: WordList, monkeypatch: pytest.MonkeyPatch) -> None:
    assert each.fires
    assert each.silent
    rule_stages()
    before = {sentence: whole_reading(sentence) for sentence in (*each.fires, *each.silent)}
    assert empty(each, monkeypatch)
    changed = {sentence for sentence, read in before.items() if reading_of(sentence) != read}
    assert changed == set(each.fires)


def test_lists_are_there() -> None:
    assert LISTS
    assert {file.stem for file in FILES} > ON_MANY_PAGES
