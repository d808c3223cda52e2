"""What the points for one event are for: the two cases of a test differ only in what one weight weighs."""

from __future__ import annotations

from typing import Any

import pytest

from dateline.cases.compatibility import FIRST, LAST, Frame
from dateline.cases.events.scoring import ODDS, log_odds
from dateline.cases.parties import NOBODY
from dateline.model import Label
from tests.cases.accounts import Desk

SEIZE, VISIT = ("COERCE", "seize"), ("CONSULT", "visit")
MONTHS = ("2031-06-01", "2031-08-31")


def are_one(left: dict[str, Any], right: dict[str, Any], **both: Any) -> bool:
    """Whether two claims on two pages are one event."""
    scene = Desk(
        one="Karsk of Orvia took boats in Merrin from Halvard of Tolland with Ilmari.",
        two="Karsk of Orvia seized boats or a horse in Merrin or Quill from Halvard of Tolland with Ilmari.",
    )
    claims = scene.tell("one", "took", **left, **both), scene.tell("two", "seized", **right, **both)
    return scene.together(*claims)


@pytest.mark.parametrize(("theme", "one"), [("boats", True), ("a horse", False)])
def test_what_is_taken_tells_two_deeds_of_one_day_apart(theme: str, *, one: bool) -> None:
    both = {"agent": "Karsk", "days": "2031-06-18", "code": SEIZE}
    assert are_one({"theme": "boats"}, {"theme": theme}, **both) is one


@pytest.mark.parametrize(("days", "one"), [("2031-06-18", True), (("2031-01-01", "2031-12-31"), False)])
def test_a_day_in_common_says_more_than_a_year_in_common(days: Any, *, one: bool) -> None:
    assert are_one({}, {}, agent="Karsk", code=SEIZE, days=days) is one


@pytest.mark.parametrize(("place", "one"), [("Merrin", True), ("", False)])
def test_a_place_in_common_makes_up_for_an_unknown_day(place: str, *, one: bool) -> None:
    assert are_one({}, {}, agent="Karsk", code=SEIZE, place=place, days=MONTHS) is one


@pytest.mark.parametrize(("to", "one"), [("Halvard", True), ("", False)])
def test_both_parties_in_common_say_more_than_one(to: str, *, one: bool) -> None:
    assert are_one({}, {}, agent="Karsk", to=to, code=SEIZE) is one


@pytest.mark.parametrize(("code", "one"), [(SEIZE, True), (VISIT, False)])
def test_a_word_told_again_in_a_story_suffices_for_deeds_that_do_not_recur(code: Any, *, one: bool) -> None:
    assert are_one({}, {}, lemma="seize", code=code) is one


@pytest.mark.parametrize(("lemma", "one"), [("seize", True), ("take", False)])
def test_one_word_says_more_than_two_of_one_kind(lemma: str, *, one: bool) -> None:
    assert are_one({"lemma": "seize"}, {"lemma": lemma}, agent="Karsk", code=SEIZE) is one


@pytest.mark.parametrize(("label", "one"), [(Label.STATED, True), (Label.DENIED, False)])
def test_what_one_says_and_another_denies_needs_more_in_common_where_the_words_differ(
    label: Label, *, one: bool
) -> None:
    assert are_one({}, {"label": label}, agent="Karsk", place="Merrin", days=MONTHS, code=SEIZE) is one


@pytest.mark.parametrize(("denied", "weight"), [(0, None), (1, ODDS["denied"]), (2, 2 * ODDS["denied"])])
def test_each_claim_of_a_pair_that_is_denied_speaks_for_one_event(denied: int, weight: float | None) -> None:
    assert log_odds({}, (0.1, 0.2), denied).get("case.events.denied/1") == weight


@pytest.mark.parametrize(("lemma", "one"), [("detain", True), ("release", False), ("free", False)])
def test_a_word_and_its_reverse_are_two_deeds_of_one_day(lemma: str, *, one: bool) -> None:
    both = {"agent": "Karsk", "to": "Halvard", "days": "2031-06-18", "code": SEIZE}
    assert are_one({"lemma": "arrest"}, {"lemma": lemma}, **both) is one


def test_an_event_that_holds_a_word_takes_in_no_reverse_of_it_by_way_of_a_third() -> None:
    arrest, release, unknown = (
        Frame(NOBODY, NOBODY, NOBODY, FIRST, LAST, mutual=False, turns=frozenset(turns))
        for turns in ({"+hold"}, {"-hold"}, ())
    )
    assert not arrest.clashes(unknown)
    assert not unknown.clashes(release)
    assert (arrest | unknown).clashes(release)


def test_two_types_make_one_event_less_likely() -> None:
    alike, apart = (log_odds({}, (0.5, 0.5), 0, apart=each) for each in (False, True))
    assert sum(apart.values()) == pytest.approx(sum(alike.values()) + ODDS["apart"])


def test_without_vectors_rules_alone_count() -> None:
    assert set(log_odds({"case.events.meaning/1": 2.0}, None, 2)) == {
        "case.events.meaning/1",
        "case.events.beginning/1",
    }


def test_deeds_that_are_done_to_others_by_name_are_two() -> None:
    aurora, minna, both, unnamed = (
        Frame(NOBODY, NOBODY, NOBODY, FIRST, LAST, mutual=False, objects=frozenset(objects))
        for objects in ({"aurora"}, {"minna"}, {"aurora", "minna"}, ())
    )
    assert aurora.clashes(minna)
    assert not aurora.clashes(both)
    assert not aurora.clashes(unnamed)
    assert (aurora | unnamed).clashes(minna)
