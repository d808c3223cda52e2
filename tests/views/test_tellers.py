"""Which claim tells an event, and which events tell a reader nothing that others do not."""

from __future__ import annotations

from functools import cache

import pytest

from dateline.model import Case
from dateline.views.chapters import first_screen
from dateline.views.tellers import is_question, teller_of, told_by_saying, weakness
from dateline.views.timeline import Moment, timeline
from dateline.vocabulary import LISTS
from tests.lab import build_case, make_page

POINTS = "On Monday it was burned by Lorn, a source said. The barge was burned by Lorn on Monday."
NAMES = "Lorn burned the barge on Monday in the harbour of Velm. It was burned by Lorn at night."


@cache
def case_of(*texts: str) -> Case:
    return build_case(
        make_page(text, ref=f"page{number}", published="2026-03-04") for number, text in enumerate(texts)
    )


def moments_of(case: Case, lemma: str) -> list[Moment]:
    named = {claim.id for claim in case.claims if claim.lemma == lemma}
    events = {event.id for event in case.events if named & set(event.claims)}
    return [moment for moment in timeline(case) if moment.id in events]


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("Lorn burned the old barge.", 0),
        ("They burned the old barge.", 1),
        ("Guards burned it.", 1),
        ("Who burned the barge of Velm?", 3),
        ("Has Lorn burned the barge?", 2),
        ("“Who burned the barge of Velm?” the mayor asked.", 3),
    ],
)
def test_a_claim_that_asks_or_points_or_is_short_tells_badly(text: str, faults: int) -> None:
    case = case_of(text)
    claim = next(claim for claim in case.claims if claim.lemma == "burn")
    assert weakness(case, claim) == faults


def test_an_event_is_told_by_a_claim_with_names() -> None:
    case = case_of(NAMES, POINTS)
    for event in case.events:
        claims = [case.by_id[claim] for claim in event.claims]
        assert weakness(case, teller_of(case, event)) <= weakness(
            case, case.by_id[event.anchor or claims[0].id]
        )


def test_what_is_only_asked_for_is_no_row_of_a_first_screen() -> None:
    case = case_of("Has Lorn sold the barge? Velm seized the tugs of Lorn on Monday.")
    (sale,) = moments_of(case, "sell")
    assert sale.telling.asked
    assert sale.id not in {moment.id for moment in first_screen(case).shown}
    assert not is_question(case, [claim for claim in case.claims if claim.lemma == "seize"])


def test_a_row_that_only_says_so_gives_way_to_what_is_said() -> None:
    case = case_of("The Velm Gazette reported on Monday that Velm seized two tugs of Lorn in the harbour.")
    reports = [claim for claim in case.claims if claim.lemma == "report"]
    seizing = next(claim for claim in case.claims if claim.lemma == "seize")
    assert all(case.event_of[seizing.id].id in told_by_saying(case, report) for report in reports)
    assert told_by_saying(case, seizing) == ()
    shown = {moment.id for moment in first_screen(case).shown}
    assert case.event_of[seizing.id].id in shown
    assert all(case.event_of[report.id].id not in shown for report in reports)


@pytest.mark.parametrize("name", ["en.clauses.pointing", "en.clauses.saying"])
def test_the_lists_have_proofs(name: str) -> None:
    found = LISTS.find(name)
    assert found.fires
    assert found.silent
