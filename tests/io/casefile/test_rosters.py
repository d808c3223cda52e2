"""Sums over a case are what adding up the whole case gives."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from dateline.cases.speakers import name_of, says_who, speech
from dateline.io.casefile import rosters
from dateline.io.casefile.casefile import save_case
from dateline.io.casefile.queries import entity_rows, open_stored
from dateline.io.casefile.rosters import (
    events_near,
    events_with,
    pages_naming,
    source_rows,
    spoken,
    statuses_of,
    tie_rows,
    types_told,
    undated,
)
from dateline.io.casefile.stored import StoredCase
from dateline.io.casefile.voices import pages_told_by, speaker_rows
from dateline.model import Case
from dateline.views.network import actors, ties
from dateline.views.sources import sources
from dateline.views.timeline import timeline
from dateline.views.words import type_of
from tests.factories import affair
from tests.io.casefile.generated import generated


@pytest.fixture(scope="module")
def stored(demo: Case, tmp_path_factory: pytest.TempPathFactory) -> Iterator[StoredCase]:
    path: Path = tmp_path_factory.mktemp("rosters") / "demo.dateline"
    save_case(demo, path)
    with open_stored(path) as case:
        yield case


@pytest.fixture(scope="module", params=["affair", "demo", "generated"])
def both(
    request: pytest.FixtureRequest, demo: Case, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Case, StoredCase]]:
    whole = {"affair": affair, "demo": lambda: demo, "generated": lambda: generated(40, 400)}[request.param]()
    path = tmp_path_factory.mktemp("both") / "x.dateline"
    save_case(whole, path)
    with open_stored(path) as case:
        yield whole, case


def test_speakers_are_the_sources_of_the_whole_case(both: tuple[Case, StoredCase]) -> None:
    whole, stored = both
    rows = speaker_rows(stored)
    told = [(row.name, row.kind, row.entity, row.claims, row.statuses) for row in rows]
    every = sources(whole)
    assert told == [(each.name, each.kind, each.entity, each.claims, each.statuses) for each in every]
    for row, each in zip(rows, every, strict=True):
        assert [name_of(whole, page) for page in pages_told_by(stored, row)] == list(each.pages)


def test_ties_are_those_of_the_whole_case(both: tuple[Case, StoredCase]) -> None:
    whole, stored = both
    told = [
        (whole.by_id[row.left].name, row.relation, whole.by_id[row.right].name, row.events)
        for row in tie_rows(stored)
    ]
    assert told == [(tie.left, tie.relation, tie.right, tie.events) for tie in ties(whole)]


@pytest.mark.parametrize("many", [0.0, 2.0])
def test_the_first_pages_of_an_actor_are_found_either_way(
    both: tuple[Case, StoredCase], monkeypatch: pytest.MonkeyPatch, many: float
) -> None:
    whole, stored = both
    monkeypatch.setattr(rosters, "MANY", many)
    for actor in actors(whole)[:40]:
        (row,) = entity_rows(stored, [actor.id])
        found = [name_of(whole, page) for page in pages_naming(stored, row, limit=3)]
        assert found == list(actor.pages[:3])
        assert row.pages == len(actor.pages)


def test_sources_are_counted_as_the_ledger_names_them(stored: StoredCase, demo: Case) -> None:
    outlets = {says_who(demo, claim)[0] for claim in demo.claims}
    spoken_by: dict[str, Counter[str]] = defaultdict(Counter)
    for claim in demo.claims:
        chain = says_who(demo, claim)
        for name in dict.fromkeys(chain):
            if len(chain) == 1 or name not in outlets:
                spoken_by[name][str(claim.status.label)] += 1
    found = source_rows(stored)
    assert {row.name: row.statuses for row in found} == {name: dict(told) for name, told in spoken_by.items()}
    assert [row.claims for row in found] == sorted((row.claims for row in found), reverse=True)
    assert {row.name for row in found if row.outlet} <= outlets


def test_events_of_somebody_are_in_order_of_time(stored: StoredCase, demo: Case) -> None:
    order = [moment.id for moment in timeline(demo)]
    for entity in demo.entities[:10]:
        found = events_with(stored, entity.id)
        assert list(found) == sorted(found, key=order.index)
        parts = {event.id for event in demo.events if entity.id in (*event.actors, *event.recipients)}
        assert parts <= set(found)


def test_events_near_one_share_somebody_with_it(stored: StoredCase, demo: Case) -> None:
    event = next(each for each in demo.events if each.actors and demo.rank_of.get(each.id))
    found = events_near(stored, event.id, event.actors, limit=5)
    assert len(found) == len(set(found)) <= 5
    assert event.id not in found
    near = {each for actor in event.actors for each in events_with(stored, actor)}
    assert set(found) <= near & set(demo.rank_of)


def test_the_rest_is_what_the_case_has(stored: StoredCase, demo: Case) -> None:
    assert undated(stored) == sum(each.how == "unknown" for each in demo.estimates)
    assert list(types_told(stored)) == sorted({told for claim in demo.claims if (told := type_of(claim))})
    hidden = speech(demo)
    for page in demo.pages:
        own = {claim.id for claim in demo.on_page(page.id, "claims")}
        assert spoken(stored, page.id) == own & hidden
    event = demo.events[0]
    statuses = {str(demo.by_id[claim].status.label) for claim in event.claims}
    assert statuses_of(stored, [event.id]) == sorted(statuses)
