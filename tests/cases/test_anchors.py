"""Anchoring: symbols seen from a day, from an interval, from a time named before; and the calendar below."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.cases.anchors import Standpoint, count_from, resolve
from dateline.cases.calendar import days_of, easter, shift, weekday_near
from dateline.model import Symbol

DAY = date(2024, 6, 17)
DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    ("symbol", "direction", "value"),
    [
        ("2024-06-18", 0, "2024-06-18"),
        ("now+1D", 1, "2024-06-18"),
        ("now-1W", -1, "2024-W24"),
        ("now-1M", -1, "2024-05"),
        ("now-24Y", -1, "2000"),
        ("now+0Y", -1, "2024"),
        ("now+0DTMO", 0, "2024-06-17TMO"),
        ("XXXX-WXX-2", 1, "2024-06-18"),
        ("XXXX-WXX-2", -1, "2024-06-11"),
        ("XXXX-WXX-1", -1, "2024-06-17"),
        ("XXXX-WXX-1<now", -1, "2024-06-10"),
        ("XXXX-WXX-3T22:00", 1, "2024-06-19T22:00"),
        ("XXXX-09", -1, "2023-09"),
        ("XXXX-09", 1, "2024-09"),
        ("XXXX-05<now", 0, "2024-05"),
        ("XXXX-06-18/2", 1, "2024-06-18"),
        ("XXXX-06-18..19", 1, "2024-06-18/2024-06-19"),
        ("XXXX-01=now+1Y", 1, "2025-01"),
        ("XXXX-WXX-1=now-1W", -1, "2024-06-10"),
        ("XXXX-WXX-1<now-7D", -1, "2024-06-10"),
        ("now-8TH", -1, "2024-06-17"),
        ("now-40TM", -1, "2024-06-17"),
        ("now-24TH", -1, "2024-06-16"),
        ("now-50TH", -1, "2024-06-15"),
        ("XXXX-WXX-5<now-7D", -1, "2024-06-07"),
        ("XXXX-WXX-5<now-8D", 1, "2024-06-07"),
        ("XXXX-WXX-1<now-8D", -1, "2024-06-03"),
        ("XXXX-WXX-WE<now-9D", -1, "2024-W23-WE"),
        ("XXXX-WXX-5<now-11D", -1, "2024-05-31"),
        ("XXXX-WXX-5>now+7D", -1, "2024-06-28"),
        ("XXXX-WXX-1>now+7D", 1, "2024-06-24"),
        ("XXXX-WXX-1>now+8D", 1, "2024-07-01"),
        ("XXXX-WXX-1TMO<now-11D", -1, "2024-06-03TMO"),
        ("XXXX-Q1", 0, "2024-Q1"),
        ("XXXX-SU>now", 0, "2025-SU"),
        ("XX9X", 0, "199"),
        ("XXXX-EA", -1, "2024-03-31"),
        ("XXXX-11-4x4", 1, "2024-11-28"),
        ("P9M>event", 0, "P9M"),
        ("XXXX-09-1x1", 1, "2024-09-02"),
        ("XXXX-05-5x1", -1, "2024-05-27"),
        ("XXXX-EA-2", -1, "2024-03-29"),
        ("XXXX-XX-20", -1, "2024-05-20"),
        ("XXXX-07-04^", 1, "2024-07-03"),
        ("2024-01-01^", 0, "2023-12-31"),
        ("XXXX-EA^", -1, "2024-03-30"),
        ("XXXX-Q3<now", 0, "2023-Q3"),
        ("XXXX-XX-20", 1, "2024-06-20"),
        ("like-1Y", -1, "2023"),
        ("then+0Q", -1, "2024-Q1"),
        ("PRESENT_REF", 0, "PRESENT_REF"),
        ("2026-12-25>now", 0, "2026-12-25"),
        ("1915-04-13..15", 0, "1915-04-13/1915-04-15"),
        ("2023/2024", 0, "2023/2024"),
        ("XXXX-Q1", 1, "2024-Q1"),
        ("XXXX-06<now", 0, "2023-06"),
        ("XXXX-06>now", 0, "2025-06"),
        ("XXXX-WXX-WE>now", 0, "2024-W25-WE"),
        ("XXXX-WXX-WE=now-1W", 0, "2024-W24-WE"),
    ],
)
def test_a_symbol_seen_from_a_monday(symbol: str, direction: int, value: str) -> None:
    assert resolve(Symbol.parse(symbol), direction, standpoint=Standpoint(DAY)) == value


@pytest.mark.parametrize(
    ("symbol", "value"),
    [
        ("then+2D", "2003-06-05"),
        ("then+0M", "2003-06"),
        ("then-1Y", "2002"),
        ("XXXX-WXX-5>then", "2003-06-06"),
    ],
)
def test_a_symbol_seen_from_a_time_named_before(symbol: str, value: str) -> None:
    named = {grain: date(2003, 6, 3) for grain in "DMY"}
    assert resolve(Symbol.parse(symbol), 0, standpoint=Standpoint(DAY, named)) == value


def test_figures_are_compared_with_the_same_quarter() -> None:
    assert (
        resolve(
            Symbol.parse("like-1Y"),
            -1,
            standpoint=Standpoint(DAY, {"P": date(2024, 1, 1), "Y": date(2024, 1, 1)}),
        )
        == "2023-Q1"
    )


@pytest.mark.parametrize(
    ("symbol", "value"),
    [
        ("then+2Y", "BC0478"),
        ("then+1DE", "BC047"),
        ("XXXX-SP", "BC0480-SP"),
        ("then+2D", None),
        ("then+0DTNI", "BC0480"),
        ("XXXX-04-13..15/2", "BC0480-04-13/BC0480-04-15"),
    ],
)
def test_years_before_the_year_one_run_down(symbol: str, value: str | None) -> None:
    assert resolve(Symbol.parse(symbol), 0, standpoint=Standpoint(DAY, narrative=True, ancient=480)) == value


@pytest.mark.parametrize(
    ("symbol", "value"),
    [("then+4D", "1915-XX-XX"), ("then+1W", "1915-WXX"), ("then+1TH", None), ("then+0DT22:00", None)],
)
def test_a_known_year_is_better_than_nothing(symbol: str, value: str | None) -> None:
    assert (
        resolve(Symbol.parse(symbol), 0, standpoint=Standpoint(DAY, {"Y": date(1915, 1, 1)}, narrative=True))
        == value
    )


def test_a_tale_counts_months_from_its_own_year() -> None:
    named = {"M": date(1940, 10, 1), "Y": date(1940, 10, 1)}
    assert (
        resolve(Symbol.parse("XXXX-11"), -1, standpoint=Standpoint(DAY, named, narrative=True)) == "1940-11"
    )
    assert (
        resolve(Symbol.parse("XXXX-02"), -1, standpoint=Standpoint(DAY, named, narrative=True)) == "1941-02"
    )


@pytest.mark.parametrize("symbol", ["now+1D", "XXXX-WXX-2", "XXXX-09", "then+1D"])
def test_without_a_day_nothing_relative_resolves(symbol: str) -> None:
    assert resolve(Symbol.parse(symbol), -1, standpoint=Standpoint(None)) is None


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2008-Q2", "2008-04-01", "2008-06-30"),
        ("2024-W24", "2024-06-10", "2024-06-16"),
        ("2024-W24-WE", "2024-06-15", "2024-06-16"),
        ("199", "1990-01-01", "1999-12-31"),
        ("2003-WI", "2003-12-01", "2004-02-29"),
        ("2024-06-18T22:00", "2024-06-18", "2024-06-18"),
        ("2024-06-18/2024-06-19", "2024-06-18", "2024-06-19"),
    ],
)
def test_the_days_of_a_value(value: str, first: str, last: str) -> None:
    days = days_of(value)
    assert days is not None
    assert (days[0].isoformat(), days[1].isoformat()) == (first, last)


@pytest.mark.parametrize("value", ["2024-13", "2024-02-30", "PXY", "BC0490", "PRESENT_REF", "2024-W60"])
def test_what_is_no_day_has_none(value: str) -> None:
    assert days_of(value) is None


@given(DAYS, st.integers(1, 7), st.booleans())
def test_the_nearest_weekday_is_the_nearest(day: date, weekday: int, ahead: bool) -> None:
    found = weekday_near(day, weekday, ahead=ahead)
    days = [day + timedelta(step if ahead else -step) for step in range(7)]
    assert found == next(each for each in days if each.isoweekday() == weekday)


@given(DAYS, st.integers(-150, 150), st.sampled_from(["D", "W", "M", "Q", "Y", "DE"]))
def test_a_step_there_and_back_covers_the_day_again(day: date, amount: int, unit: str) -> None:
    there = shift(day, amount, unit)
    days = days_of(there) if there else None
    assert days is not None
    back = shift(days[0], -amount, unit)
    around = days_of(back) if back else None
    assert around is not None
    assert around[0] <= day <= around[1]


def test_easter() -> None:
    assert [easter(year).isoformat() for year in (1961, 2000, 2019, 2024)] == [
        "1961-04-02",
        "2000-04-23",
        "2019-04-21",
        "2024-03-31",
    ]


@pytest.mark.parametrize(
    ("symbol", "sign", "value"),
    [("P9M>event", -1, "2023-09"), ("P2D<event", 1, "2024-06-19"), ("PXM>event", -1, None)],
)
def test_counting_from_an_event(symbol: str, sign: int, value: str | None) -> None:
    assert count_from(Symbol.parse(symbol), "2024-06-17", sign) == value
