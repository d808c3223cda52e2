"""Every PLOVER type is known by its traits."""

from __future__ import annotations

from dateline.cases.predicates import MUTUAL, SINGULAR, TRAITS, types_that_are
from dateline.rules import load_pack


def test_the_types_are_those_of_the_pack() -> None:
    families = {name.split(".")[1].upper() for name in load_pack("plover").rules}
    assert set(TRAITS) == families - {"CLASS", "NONE", "OTHER"}


def test_a_type_is_mutual_or_directed() -> None:
    assert types_that_are("mutual") ^ types_that_are("directed") == set(TRAITS)
    assert {trait for traits in TRAITS.values() for trait in traits.split()} == {
        "mutual",
        "directed",
        "singular",
    }


def test_sides_meet_mutually_and_a_story_tells_one_assault() -> None:
    assert "CONSULT" in MUTUAL
    assert "ASSAULT" not in MUTUAL
    assert {"ASSAULT", None} <= SINGULAR
    assert "CONSULT" not in SINGULAR
