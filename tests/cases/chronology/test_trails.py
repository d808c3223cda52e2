"""The trail of a page: which times it has named, and which of them it only looks at in passing."""

from __future__ import annotations

from dateline.cases.chronology.trails import Trail, find_asides, pick_trail
from dateline.model import Expression, Symbol
from tests.lab import make_page, read_page


def dates_of(text: str) -> tuple[Expression, ...]:
    return read_page(make_page(text))[Expression]


def told(*values: str) -> Trail:
    trail = Trail()
    for value in values:
        trail.note(value, value)
    return trail


def test_a_year_between_two_closer_ones_is_an_aside() -> None:
    dates = dates_of(
        "It began on 10 March 1975. They had a plan for 1976. It ended on 29 April 1975. The port fell "
        "in 1977."
    )
    assert [str(each.symbol) for each in dates if each.id in find_asides(dates)] == ["1976"]


def test_a_new_year_forgets_the_days_of_another() -> None:
    assert set(told("1975-03-10", "1976").named) == {"Y"}
    assert set(told("1975-03-10", "1975").named) == {"Y", "M", "D"}


def test_a_quarter_is_remembered_beside_years() -> None:
    assert told("2008-Q2", "2008").source == {"Q": "2008-Q2", "P": "2008-Q2", "Y": "2008"}


def test_figures_for_nine_months_are_not_compared_with_a_quarter() -> None:
    assert "P" in told("2008-Q2").named
    assert set(told("2008-Q2", "P9M").named) == {"Y", "Q"}


def test_a_year_bc_is_the_last_one_named_until_another_is() -> None:
    assert told("BC0480").ancient == 480
    assert told("BC0480", "1975").ancient is None


def test_a_bare_date_goes_on_from_a_look_back_or_returns_to_the_story() -> None:
    story, trail = told("1776-03-17"), told("1776-03-17", "1775-09-28")
    asides = frozenset(("1775-09-28",))
    assert pick_trail(Symbol.parse("XXXX-11-02"), trail, story, asides) is trail
    assert pick_trail(Symbol.parse("XXXX-07-15"), trail, story, asides) is story
    assert pick_trail(Symbol.parse("then+1D"), trail, story, asides) is trail
