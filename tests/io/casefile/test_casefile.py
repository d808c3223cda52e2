"""The case file: what goes in comes out, damage is told, judgements stay."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from dataclasses import fields, replace
from pathlib import Path

import pytest

from dateline.errors import StoreError
from dateline.io.casefile import casefile
from dateline.io.casefile import databases as connections
from dateline.io.casefile.migrations import MIGRATIONS
from dateline.io.casefile.notebook import Notebook, pack, unpack
from dateline.io.casefile.tables import NOUNS, SIGHTING, columns_of
from dateline.model import Case, Judgement, JudgementKind, Run
from dateline.model.marks import APPLICATION
from dateline.stage import Notes
from dateline.views.jsonl import render_jsonl
from tests.factories import affair, page


@pytest.fixture
def path(tmp_path: Path) -> Path:
    found = tmp_path / "affair.dateline"
    casefile.save_case(affair(), found)
    return found


def sql(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(statement)
    connection.close()


def test_a_case_comes_back_equal(path: Path) -> None:
    assert casefile.load_case(path) == affair()


def test_its_export_comes_back_byte_for_byte(path: Path) -> None:
    assert render_jsonl(casefile.load_case(path)) == render_jsonl(affair())


def test_every_noun_of_a_case_has_its_table() -> None:
    assert {field.name for field in fields(Case)} - {"run", "pages"} == set(NOUNS)


@pytest.mark.parametrize("table", sorted(NOUNS))
def test_the_columns_of_a_table_are_the_columns_of_its_noun(path: Path, table: str) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        names = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
    assert sorted(names) == sorted(["nr", *(column.name for column in columns_of(NOUNS[table]))])


def test_the_columns_of_sightings_are_those_of_the_noun(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        names = [row[1] for row in connection.execute("PRAGMA table_info(sightings)")]
    assert names == ["nr", "page", *(column.name for column in SIGHTING)]


def test_the_affair_fills_every_table() -> None:
    assert [name for name in NOUNS if not getattr(affair(), name)] == []


def test_the_file_is_a_marked_and_versioned_database(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        pragmas = [
            connection.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("application_id", "user_version", "journal_mode", "quick_check")
        ]
    assert pragmas == [APPLICATION, len(MIGRATIONS), "delete", "ok"]


def test_nothing_lies_beside_a_closed_case(path: Path) -> None:
    casefile.load_case(path)
    assert [found.name for found in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize(
    "change",
    [
        'UPDATE claims SET "start" = "start" + 1 WHERE nr = 1',
        "UPDATE pages SET text = text || '.' WHERE nr = 1",
        "UPDATE entities SET id = 'ent-0000000000000000' WHERE nr = 1",
        "UPDATE links SET relation = 'contradicts' WHERE nr = 1",
    ],
)
def test_a_tampered_fact_cannot_enter(path: Path, change: str) -> None:
    sql(path, change)
    with pytest.raises(StoreError, match="changed outside dateline: in the table"):
        casefile.load_case(path)


def test_a_cell_that_is_no_json_is_told(path: Path) -> None:
    sql(path, "UPDATE claims SET evidence = '{' WHERE nr = 1")
    with pytest.raises(StoreError, match="damaged"):
        casefile.load_case(path)


def test_a_missing_file_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="dateline build"):
        casefile.load_case(tmp_path / "none.dateline")


def test_a_folder_is_no_case(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="cannot be there"):
        casefile.load_case(tmp_path)


def test_a_pipe_is_no_case_and_keeps_nobody_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for attempt in (casefile.load_case, lambda found: casefile.save_case(affair(), found)):
        with pytest.raises(StoreError, match="cannot be there"):
            attempt(tmp_path / "pipe")


@pytest.mark.parametrize("name", ["x" * 300, "no/such/folder"])
def test_a_name_that_no_file_can_have_is_told(tmp_path: Path, name: str) -> None:
    for attempt in (casefile.load_case, lambda found: casefile.save_case(affair(), found)):
        with pytest.raises(StoreError):
            attempt(tmp_path / name)


def test_a_text_file_is_no_case_and_stays_as_it_is(tmp_path: Path) -> None:
    other = tmp_path / "notes.txt"
    other.write_text(
        "Not a database, but a note that is long enough to be read as the head of one, and then some "
        "more of it.\n" * 2
    )
    before = other.read_bytes()
    for attempt in (casefile.load_case, lambda found: casefile.save_case(affair(), found)):
        with pytest.raises(StoreError, match="not a case file"):
            attempt(other)
    assert other.read_bytes() == before


def test_another_database_is_no_case_and_stays_as_it_is(tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    sql(other, "CREATE TABLE mine (x)")
    before = other.read_bytes()
    with pytest.raises(StoreError, match="no case file"):
        casefile.save_case(affair(), other)
    assert other.read_bytes() == before


def test_a_newer_schema_asks_for_a_newer_dateline(path: Path) -> None:
    sql(path, "PRAGMA user_version = 99")
    with pytest.raises(StoreError, match="newer dateline"):
        casefile.load_case(path)


def test_a_damaged_file_is_told(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[4096:40960] = b"\xff" * (40960 - 4096)
    path.write_bytes(content)
    with pytest.raises(StoreError, match="damaged"):
        casefile.load_case(path)


def test_a_file_that_another_program_writes_is_locked(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "PATIENCE", 0.05)
    other = sqlite3.connect(path)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreError, match="another program"):
        casefile.save_case(affair(), path)
    other.close()
    assert casefile.load_case(path) == affair()


@pytest.mark.parametrize("content", [b"", None])
def test_a_file_without_a_first_build_opens_and_says_so(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "young.dateline"
    if content is None:
        with casefile.change_store(path, command="build", create=True):
            pass
    else:
        path.write_bytes(content)
    case = casefile.load_case(path)
    assert case.pages == ()
    assert "run the same build again" in case.problems[0].message


def test_an_empty_file_that_is_only_looked_at_stays_empty(tmp_path: Path) -> None:
    path = tmp_path / "empty"
    path.touch()
    casefile.load_case(path)
    assert path.stat().st_size == 0


def test_judgements_survive_a_rebuild_and_are_only_added(path: Path) -> None:
    later = Judgement("2026-02-03T00:00:00Z", "bob", JudgementKind.NOTE, ("clm-1",), "claim")
    casefile.save_case(replace(affair(), judgements=(later,)), path)
    assert casefile.load_case(path).judgements == (*affair().judgements, later)


@pytest.mark.parametrize("statement", ["DELETE FROM judgements", "UPDATE judgements SET verdict = 'yes'"])
def test_judgements_cannot_be_taken_back_in_sql(path: Path, statement: str) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="judgements are never"):
        sql(path, statement)


def test_a_case_that_does_not_fit_leaves_the_last_complete_one(path: Path) -> None:
    case = affair()
    with pytest.raises(StoreError, match="do not fit together"):
        casefile.save_case(replace(case, claims=case.claims + case.claims[:1]), path)
    with pytest.raises(StoreError, match="do not fit together"):
        casefile.save_case(replace(case, estimates=(replace(case.estimates[0], page="art-0"),)), path)
    assert casefile.load_case(path) == case


def test_the_ledger_view_shows_the_words_of_the_page(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        rows = connection.execute("SELECT page, status, word FROM ledger ORDER BY claim").fetchall()
    assert ("gazette", "denied", "sending") in rows
    assert len(rows) == len(affair().claims)


def test_pages_are_searched_by_their_words(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        rows = connection.execute("SELECT ref FROM page_search WHERE page_search MATCH 'accused'").fetchall()
    assert rows == [("gazette",)]


def test_a_case_file_in_a_folder_with_odd_characters_opens(tmp_path: Path) -> None:
    folder = tmp_path / "a?b#c%20 d"
    folder.mkdir()
    casefile.save_case(affair(), folder / "x.dateline")
    assert casefile.load_case(folder / "x.dateline") == affair()


def notes() -> Notes:
    case = affair()
    return Notes({noun: getattr(case, name) for name, noun in NOUNS.items()})


def test_notes_come_back_equal() -> None:
    again = unpack(pack(notes()))
    assert again is not None
    assert {kind: again[kind] for kind in again} == {kind: notes()[kind] for kind in notes()}


@pytest.mark.parametrize("spoilt", [b"", b"x", pack(Notes())[:-3], pack(notes())[:-3]])
def test_notes_that_do_not_read_are_none(spoilt: bytes) -> None:
    assert unpack(spoilt) is None


def test_a_notebook_remembers_and_forgets_what_was_not_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "x.dateline"
    with casefile.change_store(path, command="build", create=True) as connection:
        book = Notebook(connection)
        book.keep("old", notes())
        book.keep("kept", notes())
    with casefile.change_store(path, command="build") as connection:
        book = Notebook(connection)
        assert book.recall("kept") is not None
        assert book.recall("never") is None
        book.prune()
        assert [key for (key,) in connection.execute("SELECT key FROM notes")] == ["kept"]


def test_pages_come_back_with_all_their_sightings(tmp_path: Path) -> None:
    first = page("Same.", ref="a", published="2021-01-01", given=True, main=((0, 4),))
    twice = replace(
        first, sightings=(*first.sightings, replace(first.sightings[0], locator="z.txt", main=None))
    )
    case = Case(Run("1", ("x/1:",)), (twice, page("Other \x00 \u202e text.", ref="b")))
    casefile.save_case(case, tmp_path / "x.dateline")
    assert casefile.load_case(tmp_path / "x.dateline") == case
