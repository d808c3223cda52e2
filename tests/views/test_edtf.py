"""Intervals of days as EDTF."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.views.edtf import read_edtf, render_edtf


@pytest.mark.parametrize(
    ("earliest", "latest", "edtf"),
    [
        (None, None, None),
        ("2024-06-18", None, "2024-06-18/.."),
        (None, "2024-06-18", "../2024-06-18"),
        ("2024-06-18", "2024-06-18", "2024-06-18"),
        ("2024-02-01", "2024-02-29", "2024-02"),
        ("2023-02-01", "2023-02-27", "2023-02-01/2023-02-27"),
        ("2008-04-01", "2008-06-30", "2008-34"),
        ("2024-01-01", "2024-12-31", "2024"),
        ("1980-01-01", "1989-12-31", "198X"),
        ("1900-01-01", "1999-12-31", "19XX"),
        ("1981-01-01", "1989-12-31", "1981-01-01/1989-12-31"),
        ("2023-12-01", "2024-02-29", "2023-12-01/2024-02-29"),
    ],
)
def test_an_interval(earliest: str | None, latest: str | None, edtf: str | None) -> None:
    assert render_edtf(earliest, latest) == edtf


days = st.dates(date(1000, 1, 1), date(2999, 12, 31)).map(date.isoformat)


@given(st.tuples(st.none() | days, st.none() | days))
def test_what_is_written_is_read(ends: tuple[str | None, str | None]) -> None:
    earliest, latest = sorted(ends) if None not in ends else ends  # type: ignore[type-var]
    text = render_edtf(earliest, latest)
    assert read_edtf(text or "") == (None if text is None else (earliest, latest))


@pytest.mark.parametrize("text", ["2024-02", "2008-34", "2024", "198X", "19XX", "2024-02/2024-03", "../2024"])
def test_what_is_not_a_day_is_read_as_its_days(text: str) -> None:
    assert render_edtf(*read_edtf(text) or ()) in {text, "2024-02-01/2024-03-31", "../2024-12-31"}


@pytest.mark.parametrize(
    "text",
    ["", "..", "../..", "yesterday", "2024-13", "2024-02-30", "2024-06-20/2024-06-18", "2024-W12", "24"],
)
def test_what_is_no_interval(text: str) -> None:
    assert read_edtf(text) is None


def test_the_uncertain_beginning_of_a_stretch_is_a_day() -> None:
    assert read_edtf("2024-06-10?/2024-06-17") == ("2024-06-10", "2024-06-17")
