"""The measures and marks of the metric sets, on cases small enough to count by hand."""

from __future__ import annotations

import pytest

from dateline.model import Span
from tests.metrics.marked import marked
from tests.metrics.scores import b_cubed, brier, f1, pairs_of, set_f1

TWO_AND_ONE = {"a": 1, "b": 1, "c": 2}
ALL = dict.fromkeys("abc", 1)


def test_one_group_for_all_is_complete_and_not_pure() -> None:
    assert b_cubed(ALL, TWO_AND_ONE) == pytest.approx(f1(5 / 9, 1.0))
    assert b_cubed(TWO_AND_ONE, TWO_AND_ONE) == 1.0


def test_pairs_are_those_of_one_group() -> None:
    assert pairs_of(TWO_AND_ONE) == {frozenset("ab")}
    assert set_f1(pairs_of(ALL), pairs_of(TWO_AND_ONE)) == pytest.approx(f1(1 / 3, 1.0))


def test_belief_in_what_is_not_so_costs_its_square() -> None:
    assert brier([(0.9, True), (0.6, False)]) == pytest.approx((0.01 + 0.36) / 2)


def test_marks_are_cut_out_and_found_again() -> None:
    found = marked("gazette | 2031-06-18", "Karsk [left](trip) and [came](return) back.\n")
    assert found.page.text == "Karsk left and came back.\n"
    assert [(found.page.text[span.start : span.end], mark) for span, mark in found.marks] == [
        ("left", "trip"),
        ("came", "return"),
    ]
    assert found.marks[0][0] == Span(found.page.id, 6, 10)
    assert (found.head, found.page.sightings[0].published) == (("2031-06-18",), "2031-06-18")
