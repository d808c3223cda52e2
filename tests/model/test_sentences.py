"""Sentences as columns: what lies where."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from dateline.model import Sentence, Span, Zone


def sentence(*tokens: tuple[int, int]) -> Sentence:
    """A sentence of tokens at (start, end)."""
    same = ("x",) * len(tokens)
    return Sentence(
        "art-0",
        0,
        0,
        Zone.BODY,
        tuple(start for start, _ in tokens),
        tuple(end for _, end in tokens),
        same,
        same,
        same,
        same,
        same,
        tuple(range(len(tokens))),
        same,
    )


@given(st.lists(st.integers(0, 30), min_size=1, max_size=12), st.integers(0, 30), st.integers(1, 30))
def test_the_tokens_of_a_span_are_those_that_begin_in_it(starts: list[int], start: int, length: int) -> None:
    found = sentence(*((at, at + 1) for at in sorted(starts)))
    span = Span("art-0", start, start + length)
    assert list(found.tokens(span)) == [
        token for token, at in enumerate(found.starts) if span.start <= at < span.end
    ]


def test_children_are_found_by_relation_and_word() -> None:
    """ "boats of the port of Lorn left", where "boats" and "port" have an "of" each."""
    words = ("boats", "of", "the", "port", "of", "Lorn", "left")
    deps = ("nsubj", "prep", "det", "pobj", "prep", "pobj", "ROOT")
    found = replace(
        sentence(*((at, at + 1) for at in range(7))), words=words, deps=deps, heads=(6, 0, 3, 1, 3, 4, 6)
    )
    assert list(found.children_of((3, 0), "prep")) == [4, 1]
    assert list(found.children_of(found.children_of((0, 3), "prep"), "pobj")) == [3, 5]
    assert found.has_child(3, {"the"})
    assert found.has_child(3, {"the"}, "det", "prep")
    assert not found.has_child(3, {"the"}, "prep")
