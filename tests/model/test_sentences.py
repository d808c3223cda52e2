"""Sentences as columns: what lies where."""

from __future__ import annotations

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
