"""Which claim tells an event best: no memory of long ago, unless nothing else is told."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from dateline.cases.events.telling import TELLING, is_past

WRITTEN = {"news": "1993-10-15"}


def told(latest: str | None, page: str = "news") -> Any:
    """What is asked of a claim: the page that tells it, and the last day of its event."""
    claim = SimpleNamespace(trigger=SimpleNamespace(page=page))
    return SimpleNamespace(claim=claim, latest=latest, world=SimpleNamespace(written=WRITTEN))


@pytest.mark.parametrize(
    ("latest", "past"), [("1985-12-31", True), ("1993-02-01", False), ("1994-01-31", False), (None, False)]
)
def test_what_was_long_over_when_its_page_was_written_is_told_to_compare(
    latest: str | None, *, past: bool
) -> None:
    assert is_past(told(latest)) is past


def test_on_a_page_of_no_known_day_nothing_is_long_over() -> None:
    assert not is_past(told("1985-12-31", page="undated"))


def test_that_it_is_long_over_counts_more_than_that_it_has_a_day() -> None:
    assert TELLING["past"] + TELLING["dated"] < 0
