"""The statuses of an event are those of its voices."""

from __future__ import annotations

from dateline.model import Case
from dateline.views.positions import statuses_on, voices_on
from tests.factories import affair


def test_the_statuses_of_an_event_are_those_of_its_voices(demo: Case) -> None:
    for case in (demo, affair()):
        for event in case.events:
            assert statuses_on(case, event) == tuple(voice.status for voice in voices_on(case, event))
