"""Who says a claim, in names and in words of its page."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dateline.cases.speakers import UNNAMED, bare, best_first, listed, says_who, source_of, speech
from dateline.model import Case
from tests.factories import affair, attribution, claim, page


@pytest.mark.parametrize(
    ("words", "left"),
    [("the palace", "palace"), ("A clerk", "clerk"), ("The", "The"), ("palace", "palace"), ("an", "an")],
)
def test_an_article_is_left_out(words: str, left: str) -> None:
    assert bare(words) == left


@pytest.mark.parametrize(
    ("source", "told"),
    [("They", UNNAMED), ("Which", UNNAMED), ("the harbour clerk", "harbour clerk"), ("others", UNNAMED)],
)
def test_words_that_name_nobody_are_an_unnamed_source(source: str, told: str) -> None:
    where = page(f"{source} said the boat sank.")
    said = attribution(where, source, "said", "the boat sank")
    case = Case(affair().run, (where,), attributions=(said,))
    assert source_of(case, said) == told


def test_the_outlet_comes_first_and_is_no_source_of_its_own() -> None:
    where = page("The Gazette said the boat sank.", site="Gazette")
    said = attribution(where, "The Gazette", "said", "the boat sank")
    told = claim(where, "sank", "the boat sank", chain=(said.id,))
    case = Case(affair().run, (where,), attributions=(said,), claims=(told,))
    assert says_who(case, told) == ("Gazette",)


def test_a_said_that_carries_a_claim_is_mere_speech() -> None:
    where = page("The mayor said the boat sank.")
    said = attribution(where, "The mayor", "said", "the boat sank")
    told, saying = claim(where, "sank", "the boat sank", chain=(said.id,)), claim(where, "said", "said")
    case = Case(affair().run, (where,), attributions=(said,), claims=(told, saying))
    assert speech(case) == {saying.id}
    assert speech(replace(case, claims=(saying,))) == frozenset()


def test_the_anchor_of_an_event_comes_first_then_who_says_most() -> None:
    case = affair()
    tour = case.events[0]
    assert [each.id for each in best_first(case, tour)] == list(tour.claims)
    assert best_first(case, replace(tour, anchor=tour.claims[1]))[0].id == tour.claims[1]


def test_names_are_listed_each_once() -> None:
    assert [listed(names) for names in ([], ["a"], ["a", "a", "b"], ["a", "b", "c"])] == [
        "",
        "a",
        "a and b",
        "a, b and c",
    ]
