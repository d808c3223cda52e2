"""The statuses of an event are those of its voices."""

from __future__ import annotations

from dateline.model import Case
from dateline.views.positions import statuses_on, voices_on
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
