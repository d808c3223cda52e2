"""A case that stays in its file answers as the whole case does; a row that was changed is seen when it is read."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from dateline.app.sentences import rule_sentences
from dateline.errors import DatelineError, StoreError
from dateline.io.casefile import casefile, migrations, seals, writing
from dateline.io.casefile.indexing import INDEXES
from dateline.io.casefile.queries import StoredCase, open_stored, search_claims
from dateline.io.casefile.tables import NOUNS, columns_of, quoted, row_of
from dateline.model import Case
from dateline.views.brief import write_brief
from dateline.views.chapters import chapters, first_screen, rows_for
from dateline.views.copies import copy_groups
from dateline.views.datings import datings
from dateline.views.decisions import decisions
from dateline.views.denials import denials_of, denials_on
from dateline.views.events import event_detail
from dateline.views.finding import find_fact
from dateline.views.hints import origin_hints
from dateline.views.ledger import ledger
from dateline.views.network import actors, ties
from dateline.views.sources import grid, sources
from dateline.views.timeline import timeline
from dateline.views.why import why
from tests.factories import affair
from tests.io.casefile.generated import generated

LOOK_UPS = (
    *("short_refs", "estimate_of", "language_of", "time_of", "timex_of", "entity_of", "event_of"),
    *("coreferences_of", "positions_on", "rank_of", "found_as", "ruling_of", "rulings_on"),
)
MANY = 150
"""Ids of a case that are tried, spread over all."""


@pytest.fixture(scope="module", params=["affair", "demo", "generated"])
def both(
    request: pytest.FixtureRequest, demo: Case, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Case, StoredCase]]:
    """A case as a whole, and the same in its file."""
    whole = {"affair": affair, "demo": lambda: demo, "generated": lambda: generated(12, 120)}[request.param]()
    path = tmp_path_factory.mktemp("stored") / "x.dateline"
    casefile.save_case(whole, path)
    with ExitStack() as opened:
        stored = opened.enter_context(open_stored(path))
        assert stored.sealed
        yield whole, stored


def some(ids: list[str]) -> list[str]:
    """Ids that are tried."""
    return ids[:: max(1, len(ids) // MANY)]


def test_every_field_is_read_as_it_was_written(both: tuple[Case, StoredCase]) -> None:
    whole, stored = both
    for name in ("pages", *NOUNS):
        assert getattr(stored, name) == getattr(whole, name)
        assert stored.size(name) == whole.size(name)
    assert stored.run == whole.run
    assert stored.id == whole.id
    with pytest.raises(KeyError):
        stored.size("nothing")


@pytest.mark.parametrize("name", LOOK_UPS)
def test_look_ups_answer_as_those_of_the_whole_case(both: tuple[Case, StoredCase], name: str) -> None:
    whole, stored = (dict(getattr(case, name)) for case in both)
    assert stored == whole
    assert "nothing" not in getattr(both[1], name)


def test_every_id_leads_to_its_fact(both: tuple[Case, StoredCase]) -> None:
    whole, stored = both
    stored.fetch(list(whole.by_id)[:20])
    assert {known: stored.by_id[known] for known in stored.by_id} == dict(whole.by_id)
    assert len(stored.by_id) == len(whole.by_id)
    assert stored.by_id.get("clm-0") is None
    assert stored.by_id.get("") is None


def test_what_stands_on_a_page_is_the_same(both: tuple[Case, StoredCase]) -> None:
    whole, stored = both
    for page in whole.pages:
        for name in (
            "passages",
            "edits",
            "credits",
            "expressions",
            "timexes",
            "mentions",
            "claims",
            "attributions",
        ):
            assert stored.on_page(page.id, name) == whole.on_page(page.id, name)


def test_names_and_beginnings_mean_the_same(both: tuple[Case, StoredCase]) -> None:
    whole, stored = both
    for page in whole.pages:
        for name in (page.ref, whole.short_refs[page.id]):
            assert stored.page_named(name) == whole.page_named(name)
    assert stored.page_named("no such page") is None
    for known in some(list(whole.by_id)):
        for size in (3, 5, 8, 12, 20):
            assert stored.ids_from(known[:size]) == whole.ids_from(known[:size])
    assert stored.ids_from("\udcff") == []


def test_links_and_first_events_are_the_same(both: tuple[Case, StoredCase]) -> None:
    whole, stored = both
    assert all(stored.foremost(rows) == whole.foremost(rows) for rows in (0, 1, 2, 15, 10_000))
    known = denials_of(whole)
    for event in whole.events:
        ends = (event.id, *event.claims)
        assert stored.links_at(ends) == whole.links_at(ends)
        assert denials_on(stored, event) == denials_on(whole, event) == known.get(event.id, ())


def test_views_tell_the_same(both: tuple[Case, StoredCase]) -> None:
    whole, stored = both
    says = rule_sentences()
    for view in (timeline, ledger, sources, actors, ties, decisions, copy_groups, origin_hints, first_screen):
        assert view(stored) == view(whole)  # type: ignore[operator]
    assert datings(stored, says) == datings(whole, says)
    assert write_brief(stored, markdown=True) == write_brief(whole, markdown=True)
    assert grid(stored, stored.foremost(9)) == grid(whole, whole.foremost(9))


def test_a_first_screen_is_the_timeline_without_its_background(both: tuple[Case, StoredCase]) -> None:
    whole, _ = both
    told, all_of_it = first_screen(whole), chapters(timeline(whole), rows_for(len(whole.pages)))
    assert (told.first, told.shown, told.further) == (all_of_it.first, all_of_it.shown, all_of_it.further)
    assert all_of_it.further == len(all_of_it.background)


def test_events_and_reasons_are_the_same(both: tuple[Case, StoredCase]) -> None:
    whole, stored = both
    says = rule_sentences()
    for event in some([event.id for event in whole.events]):
        assert event_detail(stored, event) == event_detail(whole, event)
    for known in some(list(whole.by_id)):
        assert why(stored, known, says) == why(whole, known, says)


@pytest.mark.parametrize(
    "given", ["", "c", "clm-", "evt-zz", "art", "01-harbor", "Gazette", "\udcff", "%", "a_"]
)
def test_what_names_nothing_is_told_alike(both: tuple[Case, StoredCase], given: str) -> None:
    assert outcome(both[0], given) == outcome(both[1], given)


def outcome(case: Case, given: str) -> Any:
    """What an id means, or what is said where it means nothing."""
    try:
        return find_fact(case, given)
    except DatelineError as error:
        return str(error)


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A case whose tables all count as large, so that rows are only compared when they are read."""
    monkeypatch.setattr(seals, "FEW", 0)
    found = tmp_path / "x.dateline"
    casefile.save_case(affair(), found)
    return found


def change(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(statement)


@pytest.mark.parametrize(
    ("statement", "table"),
    [
        ("UPDATE claims SET label = 'stated' WHERE label = 'denied'", "claims"),
        ("UPDATE pages SET nr = nr + 7", "pages"),
        ("UPDATE sightings SET site = 'Gazette'", "sightings"),
        ("UPDATE events SET label = 'x'", "events"),
        ("UPDATE ranks SET place = 7 WHERE place = 1", "ranks"),
        ("UPDATE links SET explanation = ''", "links"),
    ],
)
def test_a_row_of_a_large_table_that_was_changed_is_seen_when_it_is_read(
    path: Path, statement: str, table: str
) -> None:
    change(path, statement)
    with open_stored(path) as case:
        assert case.sealed
        with pytest.raises(StoreError, match=f"changed outside dateline: {table}"):
            getattr(case, table if table != "sightings" else "pages")
    with open_stored(path, whole=True) as case:
        assert not case.sealed
        assert table in case.doubts[0].message
        assert case.size("claims") == 5


@pytest.mark.parametrize("table", ["links", "entries", "problems", "stories", "speakers", "ranks"])
def test_a_row_that_is_taken_away_is_missed_at_once(path: Path, table: str) -> None:
    change(path, f"DELETE FROM {table} WHERE nr = 1")
    with open_stored(path) as case:
        assert table in case.doubts[0].message


def test_a_case_whose_facts_do_not_fit_together_any_more_is_not_opened(path: Path) -> None:
    change(path, "DELETE FROM events WHERE nr = 1")
    with pytest.raises(StoreError, match="changed outside dateline: events"), open_stored(path):
        pass


def test_an_index_that_names_another_fact_is_seen(path: Path) -> None:
    case = affair()
    change(path, f"UPDATE entries SET event = '{case.events[2].id}'")
    change(path, f"UPDATE identities SET entity = '{case.entities[3].id}'")
    with open_stored(path) as stored:
        with pytest.raises(StoreError, match="entries"):
            stored.event_of[case.claims[0].id]
        with pytest.raises(StoreError, match="identities"):
            stored.entity_of[case.mentions[0].id]


def test_words_of_an_index_that_do_not_stand_on_the_page_are_seen(path: Path) -> None:
    change(path, "UPDATE claim_search SET words = 'sending flowers' WHERE rowid = 2")
    with open_stored(path) as case, pytest.raises(StoreError, match="full-text index"):
        search_claims(case, "flowers")
    with open_stored(path, whole=True) as case:
        assert "claim_search" in case.doubts[0].message
        assert search_claims(case, "flowers").total == 0


def test_small_tables_are_compared_when_the_file_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "x.dateline"
    casefile.save_case(affair(), path)
    with open_stored(path) as case:
        seen = case.seen
    change(path, "UPDATE entries SET words = 'x'")
    for known in (None, seen):
        with open_stored(path, seen=known) as case:
            assert "entries" in case.doubts[0].message


def test_what_was_looked_at_is_not_looked_at_again(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_stored(path) as case:
        seen = case.seen
    monkeypatch.setattr("dateline.io.casefile.opening.suspects", lambda connection: pytest.fail("looked"))
    with open_stored(path, seen=seen) as case:
        assert case.size("pages") == 2


def test_a_case_without_seals_and_one_of_an_older_schema_answer_too(path: Path) -> None:
    change(path, "DELETE FROM seals")
    change(path, "DELETE FROM settings")
    with open_stored(path) as case:
        assert not case.sealed
        assert timeline(case) == timeline(affair())


def write_as_then(connection: sqlite3.Connection, table: str, facts: Iterable[Any]) -> None:
    """Facts in the columns that their table has in the schema of a file."""
    there = {name for _, name, *_ in connection.execute(f"PRAGMA table_info({table})")}
    columns = columns_of(NOUNS[table])
    chosen = [column for column in columns if column.name in there]
    places = ", ".join("?" for _ in chosen)
    for fact in facts:
        row = dict(zip((column.name for column in columns), row_of(fact), strict=True))
        connection.execute(
            f"INSERT INTO {table} ({quoted(chosen)}) VALUES ({places})", [row[each.name] for each in chosen]
        )


def test_a_case_that_an_older_dateline_wrote_answers_as_it_lies(tmp_path: Path) -> None:
    told = affair()
    bare = tuple(replace(claim, clause=()) for claim in told.claims)
    path, whole = tmp_path / "old.dateline", replace(told, claims=bare)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        migrations.take_steps(connection, 7)
        connection.execute("INSERT INTO runs VALUES ('1', '[]')")
        connection.execute("INSERT INTO settings VALUES ('generation', '1')")
        writing.write_pages(connection, whole.pages)
        for table in NOUNS:
            write_as_then(connection, table, getattr(whole, table))
        writing.index_words(connection, whole)
        for table in seals.SEALED.keys() - set(INDEXES):
            upto = 1 if table == "judgements" else 0
            connection.execute(
                "INSERT INTO seals VALUES (?, ?, ?)", (table, upto, seals.digest(connection, table, upto))
            )
    before = path.read_bytes()
    with open_stored(path) as case:
        assert case.sealed
        assert timeline(case) == timeline(whole)
        assert ledger(case) == ledger(whole)
    assert path.read_bytes() == before
    change(path, "UPDATE claims SET label = 'stated'")
    with open_stored(path) as case:
        assert "claims" in case.doubts[0].message


def test_a_first_build_that_is_unfinished_says_so(tmp_path: Path) -> None:
    path = tmp_path / "young.dateline"
    with casefile.change_store(path, command="build", create=True):
        pass
    with pytest.raises(StoreError, match="not finished"), open_stored(path):
        pass


def test_a_later_build_that_is_unfinished_is_told(path: Path) -> None:
    with casefile.change_store(path, command="add") as connection:
        casefile.begin_build(connection)
    with open_stored(path) as case:
        assert case.building
