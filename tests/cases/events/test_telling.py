"""Which claim tells an event best: no memory of long ago, unless nothing else is told."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from dateline.cases.claim_features import Sketch
from dateline.cases.events.telling import LONG_AGO, TELLING

WRITTEN = {"news": "1993-10-15"}


def told(latest: str | None, page: str = "news") -> Sketch:
    """A claim of what was over on a day, on a page."""
    claim: Any = SimpleNamespace(id="claim", trigger=SimpleNamespace(page=page))
    world: Any = SimpleNamespace(written=WRITTEN, times={"claim": SimpleNamespace(latest=latest)})
    return Sketch(claim, world, 0)


@pytest.mark.parametrize(
    ("latest", "past"), [("1985-12-31", True), ("1993-02-01", False), ("1994-01-31", False), (None, False)]
)
def test_what_was_long_over_when_its_page_was_written_is_told_to_compare(
    latest: str | None, *, past: bool
) -> None:
    assert (told(latest).long_over > LONG_AGO) is past


def test_on_a_page_of_no_known_day_nothing_is_long_over() -> None:
    assert told("1985-12-31", page="undated").long_over == 0


def test_that_it_is_long_over_counts_more_than_that_it_has_a_day() -> None:
    assert TELLING["past"] + TELLING["dated"] < 0
