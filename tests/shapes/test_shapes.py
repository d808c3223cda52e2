"""A pattern matches as a slow, obvious oracle does: the one that tries all tokens for all nodes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.errors import PackError
from dateline.model import Sentence, Zone
from dateline.shapes import patterns
from dateline.shapes.nodes import COLUMNS, Node
from dateline.shapes.patterns import Pattern, read_patterns
from dateline.shapes.shapes import shape, shape_part


def sentence(words: str, deps: str, heads: Sequence[int]) -> Sentence:
    """A sentence whose tags, lemmas and parts of speech are its words."""
    parts, none = tuple(words.split()), ("",) * len(heads)
    places = tuple(range(len(heads)))
    return Sentence(
        "art-0", 0, 0, Zone.BODY, places, places, parts, parts, parts, parts,
        tuple(deps.split()), tuple(heads), none,
    )  # fmt: skip


def stands(here: Sentence, kind: str, token: int, other: int) -> bool:
    """Whether a token stands to another one in a relation, by its definition."""
    return {
        "child_of": here.heads[token] == other != token,
        "head_of": here.heads[other] == token != other,
        "ancestor_of": token in here.ancestors(other),
        "just_before": token + 1 == other,
        "just_after": token == other + 1,
        "before": token < other,
        "after": token > other,
    }[kind]


def suits(here: Sentence, node: Node, token: int, at: Sequence[int], known: dict[str, Pattern]) -> bool:
    """Whether a token is that of a node, given those of the others."""
    for test in node.tests:
        value = getattr(here, COLUMNS[test.key])[token]
        holds = value.endswith(tuple(test.values)) if test.key == "ends" else value in test.values
        if holds != test.wanted:
            return False
    shaped = not node.shape or token in anchors(here, known[node.shape], known)
    return shaped and all(stands(here, kind, token, at[place]) for kind, place in node.relations)


def anchors(here: Sentence, pattern: Pattern, known: dict[str, Pattern]) -> set[int]:
    """The tokens that a pattern holds of, by trying all tokens for all nodes of all its ways."""
    return {at[0] for way in pattern.ways for at in trials(here, way, known)}


def trials(here: Sentence, way: Sequence[Node], known: dict[str, Pattern]) -> Iterator[tuple[int, ...]]:
    places = [place for place, node in enumerate(way) if not node.absent]
    for tried in product(range(len(here)), repeat=len(places)):
        at = [0] * len(way)
        for place, token in zip(places, tried, strict=True):
            at[place] = token
        there = all(suits(here, way[place], at[place], at, known) for place in places)
        gone = (node for node in way if node.absent)
        if there and not any(
            suits(here, node, token, at, known) for node in gone for token in range(len(here))
        ):
            yield tuple(at)


MADE = """
[[pattern]]
id = "en.shape.chain"
says = "A chain."
fires = ["[a]"]
silent = ["b"]
gives = "last"
nodes = [
  { name = "top", dep = ["x", "y"] },
  { name = "kid", child_of = "top", but = { dep = "z" } },
  { name = "last", child_of = "kid", after = "top", lower = ["a", "b"] },
]

[[pattern]]
id = "en.shape.fork"
says = "A fork."
fires = ["[a]"]
silent = ["b"]
nodes = [
  { name = "low", ends = ["a", "c"] },
  { name = "high", ancestor_of = "low", dep = "x" },
  { no = true, child_of = "high", before = "low", lower = "b" },
  { just_after = "low", dep = ["x", "z"] },
]

[[pattern]]
id = "en.shape.ways"
says = "Ways."
fires = ["[a]"]
silent = ["b"]
gives = "other"
either = [
  [{ name = "one", shape = "en.shape.fork" }, { name = "other", just_before = "one", child_of = "one" }],
  [{ name = "one", dep = "y" }, { name = "other", head_of = "one", shape = "en.shape.chain" }],
]
"""


@pytest.fixture(scope="module")
def known() -> Iterator[dict[str, Pattern]]:
    """Patterns of every relation, which take the place of those of the packs."""
    made = {pattern.id: pattern for pattern in read_patterns(MADE, "made.toml")}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(patterns, "load_patterns", lambda pack: made)
        shape.cache_clear()
        shape_part.cache_clear()
        yield made
    shape.cache_clear()
    shape_part.cache_clear()


@st.composite
def parsed(draw: st.DrawFn) -> Sentence:
    """Any tree of one to five tokens."""
    size = draw(st.integers(1, 5))
    order = draw(st.permutations(range(size)))
    heads = [0] * size
    for number, token in enumerate(order):
        heads[token] = order[draw(st.integers(0, number - 1))] if number else token
    words, deps = (
        draw(st.lists(st.sampled_from(letters), min_size=size, max_size=size)) for letters in ("abc", "xyz")
    )
    return sentence(" ".join(words), " ".join(deps), heads)


slowly = settings(max_examples=60, deadline=None)
"""The oracle is slow."""


@slowly
@given(parsed())
def test_a_match_is_that_of_the_oracle(known: dict[str, Pattern], here: Sentence) -> None:
    for name, pattern in known.items():
        assert {token for token in range(len(here)) if shape(name)(here, token)} == anchors(
            here, pattern, known
        )


@slowly
@given(parsed())
def test_what_is_given_is_a_token_of_the_node(known: dict[str, Pattern], here: Sentence) -> None:
    for name in ("en.shape.chain", "en.shape.ways"):
        pattern = known[name]
        found = {(at[0], at[pattern.given(way)]) for way in pattern.ways for at in trials(here, way, known)}
        for token in range(len(here)):
            given_token = shape_part(name)(here, token)
            assert (given_token is None) == (token not in {anchor for anchor, _ in found})
            assert given_token is None or (token, given_token) in found


def test_a_pattern_is_matched_once_a_process(known: dict[str, Pattern]) -> None:
    assert all(shape(name) is shape(name) for name in known)


def test_what_is_not_there_is_refused() -> None:
    with pytest.raises(PackError, match="there is no pattern"):
        shape("en.shape.none")
