"""Who plays which part.

All persons, states and firms are invented, or states and towns that no sentence says anything true about.
"""

from __future__ import annotations

from functools import cache

import pytest

from dateline.model import Argument, Trigger
from tests.lab import make_page, read_page

Parts = frozenset[tuple[str, str]]


@cache
def parts(text: str) -> dict[str, Parts]:
    """(role, phrase) of every argument, by the words of its trigger."""
    page = make_page(text, published="2024-05-10")
    notes = read_page(page)
    words = {trigger.id: page.text[trigger.span.start : trigger.span.end] for trigger in notes[Trigger]}
    found = [
        (words[each.trigger], (str(each.role), page.text[each.span.start : each.span.end]))
        for each in notes[Argument]
    ]
    return {word: frozenset(part for other, part in found if other == word) for word in words.values()}


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        (
            "Norway sent weapons to Estonia.",
            "sent",
            {("agent", "Norway"), ("theme", "weapons"), ("recipient", "Estonia")},
        ),
        ("The weapons were sent by Norway.", "sent", {("agent", "Norway"), ("theme", "The weapons")}),
        (
            "Norway gave the mayor a medal.",
            "gave",
            {("agent", "Norway"), ("recipient", "the mayor"), ("theme", "a medal")},
        ),
        (
            "Norway received weapons from Estonia.",
            "received",
            {("recipient", "Norway"), ("theme", "weapons"), ("agent", "Estonia")},
        ),
        ("The mayor accused Norway of theft.", "accused", {("agent", "The mayor"), ("recipient", "Norway")}),
        ("Norway lifted sanctions on Estonia.", "lifted", {("agent", "Norway"), ("recipient", "Estonia")}),
        (
            "The premier of Norway met President Orlov in Tallinn.",
            "met",
            {("recipient", "President Orlov"), ("place", "Tallinn")},
        ),
        ("Norway and Estonia signed a treaty.", "signed", {("agent", "Norway"), ("agent", "Estonia")}),
    ],
)
def test_verbs_have_their_parties(text: str, word: str, expected: set[tuple[str, str]]) -> None:
    assert expected <= parts(text)[word]


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        (
            "President Orlov's visit to Norway surprised the council.",
            "visit",
            {("agent", "President Orlov"), ("recipient", "Norway"), ("place", "Norway")},
        ),
        (
            "Talks between Norway and Estonia failed.",
            "Talks",
            {("agent", "Norway"), ("agent", "Estonia"), ("recipient", "Estonia")},
        ),
        ("A visit by President Orlov was cancelled.", "visit", {("agent", "President Orlov")}),
        ("The arrival of President Orlov calmed the town.", "arrival", {("agent", "President Orlov")}),
        (
            "President Orlov paid a visit to Norway.",
            "visit",
            {("agent", "President Orlov"), ("recipient", "Norway")},
        ),
        ("The council feared UN monitoring.", "monitoring", {("agent", "UN")}),
        ("Norway began an offensive.", "offensive", {("agent", "Norway")}),
    ],
)
def test_nouns_have_their_parties(text: str, word: str, expected: set[tuple[str, str]]) -> None:
    assert expected <= parts(text)[word]


@pytest.mark.parametrize(
    ("text", "word", "agent"),
    [
        ("President Orlov plans to visit Norway.", "visit", "President Orlov"),
        ("The queen urged President Orlov to visit Norway.", "visit", "President Orlov"),
        ("The mayor accused Norway of sending weapons to Estonia.", "sending", "Norway"),
        ("President Orlov, who visited Norway, fell ill.", "visited", "President Orlov"),
        ("President Orlov left Oslo and visited Tallinn.", "visited", "President Orlov"),
    ],
)
def test_a_missing_subject_is_found(text: str, word: str, agent: str) -> None:
    assert ("agent", agent) in parts(text)[word]


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        (
            "Norland is willing to release the banker.",
            "willing",
            {("agent", "Norland"), ("recipient", "the banker")},
        ),
        (
            "Norland said it will release the banker.",
            "said",
            {("agent", "Norland"), ("recipient", "the banker")},
        ),
    ],
)
def test_a_commitment_has_the_parties_of_its_deed(
    text: str, word: str, expected: set[tuple[str, str]]
) -> None:
    assert parts(text)[word] == expected


def test_the_visitor_acts_and_the_host_receives() -> None:
    assert {("agent", "Premier Talbot"), ("recipient", "King Olaf")} <= parts(
        "King Olaf hosted Premier Talbot."
    )["hosted"]


def test_a_relative_clause_acts_on_its_noun() -> None:
    assert ("theme", "The weapons") in parts("The weapons that Norway sent were old.")["sent"]


@pytest.mark.parametrize(
    ("text", "word", "time"),
    [
        ("Norway sent weapons to Estonia in March.", "sent", "March"),
        ("In March, Norway used its veto.", "veto", "March"),
        ("The two sides held talks on Monday.", "talks", "Monday"),
        (
            "President Orlov shook hands with the king during a meeting in Oslo on 3 May 2024.",
            "shook",
            "3 May 2024",
        ),
        ("The visit is on Tuesday.", "visit", "Tuesday"),
        ("In April, Norway arrested a baker and freed two sailors.", "freed", "April"),
    ],
)
def test_a_time_goes_to_its_event(text: str, word: str, time: str) -> None:
    assert time in {phrase for role, phrase in parts(text)[word] if role == "time"}


def test_a_time_inside_a_noun_dates_the_noun_only() -> None:
    assert not {
        phrase for role, phrase in parts("Norway praised the 2008 budget.")["praised"] if role == "time"
    }


def test_conjuncts_are_arguments_of_their_own() -> None:
    assert {("agent", "Norway"), ("agent", "Estonia")} <= parts("Norway and Estonia accused the mayor.")[
        "accused"
    ]
    assert ("agent", "Norway and Estonia") not in parts("Norway and Estonia accused the mayor.")["accused"]


def test_arguments_rest_on_their_trigger() -> None:
    notes = read_page(make_page("Norway sent weapons to Estonia in March."))
    ids = {trigger.id for trigger in notes[Trigger]}
    assert all(each.trigger in ids and each.by.premises for each in notes[Argument])


def test_a_state_before_what_happens_is_no_place_of_it() -> None:
    told = parts("The miller was killed in a U.S. air raid.")
    assert not [role for found in told.values() for role, _ in found if role == "place"]
