"""The statuses of an event are those of its voices."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dateline.model import Case, Stance
from dateline.views.positions import each_once, status_of, statuses_on, voices_on
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
