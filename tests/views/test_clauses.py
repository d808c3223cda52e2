"""A headline in the page's own words: the evidence and what goes on behind it, as far as it is good to read."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dateline.views.clauses import alone, begin, closed, going_on, with_pause
from dateline.views.timeline import timeline
from dateline.vocabulary import LISTS
from tests.factories import affair


def test_the_headline_is_the_clause_of_the_claim_that_an_event_stands_on() -> None:
    case = affair()
    words = {moment.label: moment.words for moment in timeline(case)}
    visits = next(claim for claim in case.claims if claim.id == case.events[0].anchor)
    text = case.by_id[visits.trigger.page].text
    assert words["visit"].split()[0] in text
    assert len(words["visit"].split()) <= 24


def test_an_event_without_an_anchor_is_told_by_its_fullest_claim() -> None:
    case = affair()
    bare = replace(case, events=tuple(replace(event, anchor=None) for event in case.events))
    assert all(moment.words for moment in timeline(bare))


@pytest.mark.parametrize(
    ("rest", "room", "told"),
    [
        (" to leave the port", 4, " to leave the port"),
        (" to leave the port, which had been closed", 5, " to leave the port"),
        (" to leave the port at once", 3, ""),
        (" to leave — he said", 3, " to leave"),
    ],
)
def test_what_goes_on_is_cut_at_a_pause(rest: str, room: int, told: str) -> None:
    assert with_pause(rest, room) == told


@pytest.mark.parametrize(
    ("told", "rest", "more"),
    [
        ("Divers managed", " to free the crew", " to free the crew"),
        ("Divers managed", " to free" + " and feed" * 14, " to free" + " and feed" * 10 + " …"),
        ("Divers of the harbour managed it", " to free" + " and feed" * 14, ""),
        ("Divers managed", ", " + "and feed " * 14, ", " + "and feed " * 10 + "and …"),
    ],
)
def test_few_words_go_on_though_no_pause_is_near(told: str, rest: str, more: str) -> None:
    assert going_on(told, rest) == more


@pytest.mark.parametrize(
    ("before", "kept"),
    [
        ("", ""),
        ("The mayor said that ", "The mayor said that "),
        ("It rained. The mayor said that ", " The mayor said that "),
        ("It rained. Mrs. Oland and J. Berg said that ", " Mrs. Oland and J. Berg said that "),
        ("It rained, and the mayor said that ", " and the mayor said that "),
        ("One two three four five six seven eight nine ten eleven twelve more ", ""),
    ],
)
def test_a_clause_begins_at_a_pause_that_is_near(before: str, kept: str) -> None:
    text = f"{before}the ferry left"
    assert text[begin(text, len(before)) : len(before)] == kept


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("“the ferry left", "the ferry left"),
        ("the ferry” left,", "the ferry left"),
        ("he called it “a lie”", "he called it “a lie”"),
        ('he "left', "he left"),
    ],
)
def test_a_mark_without_its_partner_goes(words: str, told: str) -> None:
    assert closed(words) == told


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("where the ferry lay", "the ferry lay"),
        ("and when the ferry left", "the ferry left"),
        ("But the ferry left", "the ferry left"),
        ("if the ferry left", "if the ferry left"),
        ("before the ferry left", "before the ferry left"),
        ("Andorra left", "Andorra left"),
        ("and", "and"),
    ],
)
def test_a_clause_stands_without_what_ties_it_to_the_one_before(words: str, told: str) -> None:
    assert alone(words) == told


def test_the_list_of_what_ties_clauses_proves_itself() -> None:
    joining = LISTS.find("en.clauses.joining")
    assert joining.fires
    assert all(alone(words) != words for words in joining.fires)
    assert all(alone(words) == words for words in joining.silent)
