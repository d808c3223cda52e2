"""Places are counted as the events of the whole case have them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from dateline.io.casefile.casefile import save_case
from dateline.io.casefile.places import place_called, place_rows, placeless, places_told
from dateline.io.casefile.queries import ClaimFilter, EventFilter, find_claims, find_events, open_stored
from dateline.io.casefile.stored import StoredCase
from dateline.model import Case


@pytest.fixture(scope="module")
def stored(demo: Case, tmp_path_factory: pytest.TempPathFactory) -> Iterator[StoredCase]:
    path: Path = tmp_path_factory.mktemp("places") / "demo.dateline"
    save_case(demo, path)
    with open_stored(path) as case:
        yield case


@pytest.mark.parametrize("background", [True, False])
def test_every_event_is_counted_at_its_place_or_as_without_one(
    stored: StoredCase, demo: Case, *, background: bool
) -> None:
    events = [event for event in demo.events if background or event.id in demo.rank_of]
    told = Counter(event.place for event in events if event.place)
    found = place_rows(stored, background=background)
    assert {row.id: row.events for row in found} == told
    assert placeless(stored, background=background) == len(events) - told.total()
    assert [row.events for row in found] == sorted((row.events for row in found), reverse=True)


def test_the_events_of_a_place_or_state_are_found_by_it(stored: StoredCase) -> None:
    found = place_rows(stored, background=True)
    for row in found:
        assert find_events(stored, EventFilter(place=row.id)).total == row.events, row.name
        assert find_events(stored, EventFilter(place=row.id, disputed=True)).total == row.disputed
        assert find_events(stored, EventFilter(place=row.id, witnesses=2)).total == row.witnessed
    for state in {row.state for row in found if row.state}:
        total = sum(row.events for row in found if row.state == state)
        assert find_events(stored, EventFilter(state=state), limit=1000).total == total


def test_only_what_lies_in_a_state_is_located_there(stored: StoredCase, demo: Case) -> None:
    for row in place_rows(stored, background=True):
        entity = demo.by_id[row.id]
        assert row.whole == (entity.type == "country")
        assert row.state == (entity.country if entity.type in {"country", "place"} else None)
        assert row.earliest is None or row.latest is None or row.earliest <= row.latest


def test_places_of_claims_are_offered_by_how_many_claims_they_have(stored: StoredCase, demo: Case) -> None:
    found = places_told(stored, limit=1000)
    counts = [find_claims(stored, ClaimFilter(place=each, speech=True)).total for each, _ in found]
    assert counts == sorted(counts, reverse=True)
    assert min(counts) > 0
    assert [name for _, name in found] == [demo.by_id[each].name for each, _ in found]
    assert places_told(stored, limit=2) == found[:2]


def test_a_place_is_called_by_its_name_or_a_part_of_it(stored: StoredCase) -> None:
    for entity, name in places_told(stored, limit=1000):
        found = {each for each, other in places_told(stored, limit=1000) if other == name}
        assert place_called(stored, name.upper()) in found
        part = place_called(stored, name[1:])
        assert part
        assert name[1:].casefold() in dict(places_told(stored, limit=1000))[part].casefold()
        assert entity in dict(places_told(stored, limit=1000))
    assert place_called(stored, "no such place") is None
    assert place_called(stored, " ") is None
