"""Within which stretch before its page an event is likely to lie. All towns, guilds and states are invented."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.model import LENT, LIKELY, Age, Case, Claim, EventTime
from dateline.views.claim_records import claim_record
from tests.lab import build_case, make_page, read_page

DAY = "2024-06-17"
NEWS = (
    "Two rockets strike harbour of Morvik\n\n"
    "MORVIK (Quay Wire) - Two rockets struck the harbour of Morvik on Monday, the coast guard said.\n\n"
    "The blast damaged a ferry and injured four sailors, officials said."
)
LORE = (
    "The guild was founded in 1814. Its masters built the mill long before the war and sold it to the monks."
)


def ages(text: str) -> dict[str, int]:
    """The days of the stretches in which the events of a page are placed, by their words."""
    page = make_page(text, published=DAY)
    notes = read_page(page)
    words = {claim.id: page.text[claim.trigger.start : claim.trigger.end] for claim in notes[Claim]}
    return {words[age.claim]: age.days for age in notes[Age]}


def time_of(case: Case, word: str) -> EventTime:
    """The time of the claim of a word."""
    text = case.pages[0].text
    claim = next(each for each in case.claims if text[each.trigger.start : each.trigger.end] == word)
    return case.time_of[claim.id]


def test_news_is_of_late() -> None:
    assert {"damaged": 7, "injured": 7}.items() <= ages(NEWS).items()


def test_what_was_long_ago_is_not_placed() -> None:
    assert ages(LORE) == {}


@pytest.mark.parametrize("word", ["struck", "sell"])
def test_nothing_is_placed_that_names_a_time_or_is_ahead(word: str) -> None:
    assert word not in ages(NEWS + "\n\nThe guild will sell another ferry.")


def test_a_likely_stretch_ends_with_the_page_and_begins_so_many_days_before() -> None:
    time = time_of(build_case([make_page(NEWS, published=DAY)]), "damaged")
    assert (time.by.rule, time.value, time.earliest, time.latest) == (LIKELY, None, "2024-06-10", DAY)
    assert time.by.score >= 0.85


def test_without_a_day_of_the_page_nothing_is_placed() -> None:
    case = build_case([make_page(NEWS.replace("Monday", "the coast"))])
    assert LIKELY not in {time.by.rule for time in case.event_times}


def test_why_shows_what_was_weighed() -> None:
    time = time_of(build_case([make_page(NEWS, published=DAY)]), "damaged")
    rules = [ground.rule for ground in time.by.grounds]
    assert rules == ["ages.form", "ages.told", "ages.place", "ages.times", "ages.alike", "ages.meaning"]


def test_exports_mark_its_beginning_as_uncertain() -> None:
    case = build_case([make_page(NEWS, published=DAY)])
    likely = next(time.claim for time in case.event_times if time.by.rule == LIKELY)
    assert claim_record(case, case.by_id[likely])["time"]["edtf"] == "2024-06-10?/2024-06-17"


def test_nothing_is_placed_where_the_event_has_days_that_exclude_it() -> None:
    pages = [
        make_page(
            "Gunmen killed the mayor of Bergen, Ole Lund, on May 3, 2024.", ref="a", published="2024-05-04"
        ),
        make_page("Gunmen killed the mayor of Bergen, Ole Lund.", ref="b", published=DAY),
    ]
    case = build_case(pages)
    killed = [case.time_of[claim.id] for claim in case.claims if claim.lemma == "kill"]
    assert {time.by.rule for time in killed} <= {"case.when.named/1", LENT}
    assert all(date.fromisoformat(time.latest or DAY) < date(2024, 6, 1) for time in killed)
