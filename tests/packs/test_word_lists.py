"""Every list of words proves itself.

Without it, each of its `fires` reads otherwise, and each of its `silent` the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from dateline.shelves import load
from dateline.vocabulary import LISTS as SHELF
from dateline.vocabulary import WordList
from tests.lab import DAY, ROOT, make_page, read_alone, rule_stages
from tests.packs.emptied import empty_modules, empty_patterns, forget, matches

ON_MANY_PAGES = {"agreement", "clauses", "copies", "dating", "entities", "features", "types"}
"""Themes of lists that decide what several pages tell together, or how it is shown; tests of their modules in
cases/ and views/ prove them."""

FILES = sorted(Path(ROOT / "src" / "dateline" / "packs").glob("*/words/*.toml"))
LISTS = [
    each
    for file in FILES
    if file.stem not in ON_MANY_PAGES
    for each in load(SHELF, file.parent.parent.name, file.stem).values()
]


def reading_of(sentence: str) -> list[str]:
    """All that is read in a sentence that is a page of its own."""
    return sorted(map(repr, read_alone(make_page(sentence, ref="example", published=DAY))))


@cache
def whole_reading(sentence: str) -> list[str]:
    """All that is read with every list."""
    return reading_of(sentence)


@pytest.fixture
def patch(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """What empties lists for one test."""
    matches()
    yield monkeypatch
    monkeypatch.undo()
    forget()


@pytest.mark.parametrize("each", LISTS, ids=lambda each: each.id)
def test_a_list_decides_what_it_says(each: WordList, patch: pytest.MonkeyPatch) -> None:
    assert each.fires
    assert each.silent
    rule_stages()
    before = {sentence: whole_reading(sentence) for sentence in (*each.fires, *each.silent)}
    assert empty_modules(each, patch) + empty_patterns(each, patch)
    changed = {sentence for sentence, read in before.items() if reading_of(sentence) != read}
    assert changed == set(each.fires)


def test_lists_are_there() -> None:
    assert LISTS
    assert {file.stem for file in FILES} > ON_MANY_PAGES
