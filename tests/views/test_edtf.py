"""Intervals of days as EDTF."""

from __future__ import annotations

import pytest

from dateline.views.edtf import render_edtf


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
