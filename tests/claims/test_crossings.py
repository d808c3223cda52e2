"""Features are found by the values of their columns as by their names."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.claims.crossings import Families, cross, grouped, named
from dateline.claims.slots import fill

FAMILIES: Families = {"a": ("left",), "b": ("left", "right"), "c": ("right", "middle", "left")}
VALUE = st.sampled_from(["x", "y", "zebra", ""])
NAMES = ["a x", "a", "a ", "b x y", "b y x", "b x", "c zebra x y", "d x", "c  x y"]


@settings(max_examples=50, deadline=None)
@given(st.lists(st.tuples(VALUE, st.none() | VALUE, VALUE), min_size=1, max_size=4))
def test_places_are_those_of_the_names(rows: list[tuple[str, str | None, str]]) -> None:
    crossings = cross(FAMILIES, grouped(NAMES), len(NAMES))
    left, middle, right = map(list, zip(*rows, strict=True))
    table = {"left": left, "middle": middle, "right": right, "unused": left}
    wanted = [[NAMES.index(name) for name in names if name in NAMES] for names in named(FAMILIES, table)]
    found = crossings.find(crossings.keys({"left": left, "right": right}) + crossings.keys({"middle": middle}))
    assert [[place for place in column if place < len(NAMES)] for column in found.T.tolist()] == wanted


def test_a_column_of_one_value_stands_for_all_rows() -> None:
    crossings = cross(FAMILIES, grouped(NAMES), len(NAMES))
    found = crossings.find(crossings.keys({"left": ["x"], "right": ["y", "x"]}))
    assert found[:2].tolist() == [[0, 0], [3, len(NAMES)]]


@pytest.mark.parametrize("families", [{}, {"q": ("left",)}], ids=["no families", "no names"])
def test_families_without_names_find_nothing(families: Families) -> None:
    crossings = cross(families, grouped(NAMES), len(NAMES))
    assert set(crossings.find(crossings.keys({"left": ["x"]} if families else {})).ravel().tolist()) <= {len(NAMES)}


@settings(max_examples=50, deadline=None)
@given(st.dictionaries(st.integers(0, 2**50), st.integers(0, 1000), max_size=60), st.lists(st.integers(0, 2**50)))
def test_slots_find_what_a_mapping_holds(numbers: dict[int, int], others: list[int]) -> None:
    asked = [*numbers, *others]
    slots = fill(np.array([*numbers], np.int64), np.array([*numbers.values()], np.intp), 7)
    assert slots.find(np.array(asked, np.int64)).tolist() == [numbers.get(key, 7) for key in asked]
