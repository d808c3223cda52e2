"""The day of an event reaches the claims that tell the same and name none, and no others."""

from __future__ import annotations

import pytest

from dateline.model import LENT, EventTime
from tests.lab import build_case, make_page

TOLD = "Gunmen killed the mayor of Bergen, Ole Lund{day}."


def times_of(*days: str) -> list[EventTime]:
    """The times of the killing as pages of some days tell it, those that count."""
    pages = [
        make_page(TOLD.format(day=day), ref=f"page-{number}", published=f"2024-06-0{number + 5}")
        for number, day in enumerate(days)
    ]
    case = build_case(pages)
    return [case.time_of[claim.id] for claim in case.claims if claim.lemma == "kill"]


def test_a_claim_without_a_day_has_that_of_its_event() -> None:
    own, lent = sorted(times_of(" on June 3, 2024", ""), key=lambda time: time.by.rule == LENT)
    assert (own.by.rule, lent.by.rule) == ("case.when.named/1", LENT)
    assert (lent.earliest, lent.latest, lent.timex) == ("2024-06-03", "2024-06-03", None)
    assert lent.by.premises == (own.claim,)


@pytest.mark.parametrize("days", [("", ""), (" in June 2024", "")])
def test_an_event_that_is_not_known_to_the_day_lends_none(days: tuple[str, ...]) -> None:
    assert LENT not in {time.by.rule for time in times_of(*days)}
