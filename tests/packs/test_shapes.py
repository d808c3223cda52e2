"""Every pattern proves itself: it holds of the [marked] words of its examples, gives the {marked} ones."""

from __future__ import annotations

from functools import cache

import pytest

from dateline.model import Sentence
from dateline.shapes.patterns import Pattern, load_patterns
from tests.packs.marked import marked, parse, plain

PATTERNS = list(load_patterns("en").values())


@cache
def parsed() -> dict[str, list[Sentence]]:
    """The sentences of all examples."""
    return parse(plain(example) for each in PATTERNS for example in (*each.fires, *each.silent))


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda pattern: pattern.id)
def test_a_pattern_holds_of_the_marked_words_only(pattern: Pattern) -> None:
    shown = {example: marked(plain(example), parsed()[plain(example)], pattern) for example in pattern.fires}
    assert shown == {example: example for example in pattern.fires}
    assert all("[" in example for example in pattern.fires)


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda pattern: pattern.id)
def test_a_pattern_is_silent_where_it_says(pattern: Pattern) -> None:
    shown = {example: marked(example, parsed()[example], pattern) for example in pattern.silent}
    assert shown == {example: example for example in pattern.silent}


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda pattern: pattern.id)
def test_what_a_pattern_says_is_a_sentence(pattern: Pattern) -> None:
    assert pattern.says[0].isupper() or pattern.says[0] in "“\"'"
    assert pattern.says.endswith((".", '".'))
