"""The statuses of an event are those of its voices."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dateline.model import Case, Label, Stance
from dateline.views.positions import each_once, status_of, statuses_on, take_sides, voices_on
from tests.factories import affair
from tests.lab import build_case, make_page


def test_the_statuses_of_an_event_are_those_of_its_voices(demo: Case) -> None:
    for case in (demo, affair()):
        for event in case.events:
            assert statuses_on(case, event) == tuple(voice.status for voice in voices_on(case, event))


def test_officials_and_the_state_for_which_they_speak_are_one_voice() -> None:
    case = build_case([make_page("Norwegian officials said that rebels attacked the fort.")])
    (event,) = (
        event for event in case.events if "attack" in {case.by_id[each].lemma for each in event.claims}
    )
    assert [voice.sources for voice in voices_on(case, event)] == [("Norwegian officials",)]


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (["One witness", "Vess", "one witness", "Jonna Vess"], ("One witness", "Jonna Vess")),
        (["Velm", "Bank of Velm"], ("Velm", "Bank of Velm")),
        (["Jonna Vess", "Per Vess"], ("Jonna Vess", "Per Vess")),
    ],
)
def test_a_voice_is_named_once_and_as_fully_as_can_be(given: list[str], told: tuple[str, ...]) -> None:
    assert each_once(given) == told


def test_an_outlet_that_alleges_names_nobody_and_is_not_told_to_state_it() -> None:
    case = build_case(
        [
            make_page("Lorn allegedly burned the barge in Velm.", ref="herald"),
            make_page("The barge in Velm was allegedly burned by Lorn. Lorn burned the barge.", ref="post"),
        ]
    )
    (event,) = (
        event for event in case.events if {case.by_id[each].lemma for each in event.claims} == {"burn"}
    )
    (voice,) = voices_on(case, event)
    assert (voice.status, voice.sources) == ("alleged", ("an unnamed source in post and herald",))


def test_an_outlet_that_denies_in_its_own_words_only_says_that_it_is_not_so() -> None:
    case = affair()
    (denial,) = (each for each in case.positions if each.stance == Stance.DENIES)
    assert status_of(case, denial) == "denied"
    own = tuple(replace(each, chain=()) for each in case.claims if each.id in denial.claims)
    outlet = replace(case, claims=(*case.claims, *own))
    assert status_of(outlet, replace(denial, claims=tuple(each.id for each in own))) == "negated"


def sources_of(page: str, lemma: str) -> dict[str, tuple[str, ...]]:
    """Who takes which stance on the event of a word in a page, which is the Herald's."""
    case = build_case([make_page(page, ref="Herald")])
    (event,) = (event for event in case.events if lemma in {case.by_id[each].lemma for each in event.claims})
    return {voice.status: voice.sources for voice in voices_on(case, event)}


@pytest.mark.parametrize(
    ("page", "told"),
    [
        ("The guards support the tax, according to a new poll.", ("new poll",)),
        ("A Kessel poll suggests that the guards support the tax.", ("Kessel poll",)),
        ("“The guards support the tax,” it read.", ("an unnamed source in Herald",)),
        ("The guards support the tax.", ("Herald",)),
    ],
)
def test_who_is_quoted_without_a_name_is_named_in_the_words_of_the_page(
    page: str, told: tuple[str, ...]
) -> None:
    assert sources_of(page, "support") == {"stated": told}


def test_who_tells_an_event_and_denies_it_stands_where_the_event_does() -> None:
    spoken = {status: dict[str, None]() for status in Label}
    spoken[Label.STATED] = {"Lorn": None, "Vess": None}
    spoken[Label.NEGATED] = {"Lorn": None}
    take_sides(spoken, against=False)
    assert (list(spoken[Label.STATED]), list(spoken[Label.NEGATED])) == (["Lorn", "Vess"], [])
    spoken[Label.NEGATED] = {"Lorn": None}
    take_sides(spoken, against=True)
    assert (list(spoken[Label.STATED]), list(spoken[Label.NEGATED])) == (["Vess"], ["Lorn"])
