"""The schema of a case file: exactly ours is written to; anything else is read where it can be, and named."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from dateline.errors import StoreError
from dateline.io.casefile import casefile, migrations
from dateline.model import Case
from tests.factories import affair

ADDED = {
    "trigger evil": "CREATE TRIGGER evil AFTER INSERT ON claims BEGIN UPDATE pages SET ref = 'evil'; END",
    "view mine": "CREATE VIEW mine AS SELECT * FROM claims",
    "table mine": "CREATE TABLE mine (x)",
    "table claim_search_mine": "CREATE TABLE claim_search_mine (x)",
    "index mine": "CREATE INDEX mine ON claims (lemma)",
}
CHANGED = {
    "table claims changed": "ALTER TABLE claims ADD COLUMN mine TEXT",
    "index claims_page missing": "DROP INDEX claims_page",
    "trigger judgements_stay missing": "DROP TRIGGER judgements_stay",
    "view ledger missing": "DROP VIEW ledger",
}
UNREADABLE = {
    "table claims missing": "DROP TABLE claims",
    "table seals missing": "DROP TABLE seals",
    "table claim_search missing": "DROP TABLE claim_search",
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    found = tmp_path / "x.dateline"
    casefile.save_case(affair(), found)
    return found


def change(path: Path, *statements: str) -> None:
    """Change a case file as any other program may."""
    with closing(sqlite3.connect(path)) as connection, connection:
        for statement in statements:
            connection.execute(statement)


def refused(path: Path, words: str) -> None:
    """Nothing is written to a file, and the message says why."""
    before = path.read_bytes()
    with pytest.raises(StoreError, match=words):
        casefile.save_case(Case(affair().run), path)
    assert path.read_bytes() == before


@pytest.mark.parametrize("name", ADDED)
def test_what_others_added_is_named_and_the_case_is_only_read(path: Path, name: str) -> None:
    change(path, ADDED[name])
    refused(path, f"not as dateline makes it: {name} added")
    case = casefile.load_case(path)
    assert case.claims == affair().claims
    assert f"{name} added" in case.problems[-1].message


@pytest.mark.parametrize("name", CHANGED)
def test_what_others_changed_is_named_and_the_case_is_only_read(path: Path, name: str) -> None:
    change(path, CHANGED[name])
    refused(path, name)
    case = casefile.load_case(path)
    assert case.pages == affair().pages
    assert name in case.problems[len(affair().problems)].message


@pytest.mark.parametrize("name", UNREADABLE)
def test_a_table_that_is_missing_is_named(path: Path, name: str) -> None:
    change(path, UNREADABLE[name])
    refused(path, name)
    with pytest.raises(StoreError, match=name):
        casefile.load_case(path)


def test_a_view_in_the_place_of_a_table_is_not_read(path: Path) -> None:
    endless = "WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x FROM n"
    change(path, "DROP TABLE claims", f"CREATE VIEW claims AS {endless}")
    with pytest.raises(StoreError, match="table claims missing, view claims added"):
        casefile.load_case(path)


def test_an_index_that_reads_from_elsewhere_is_not_read(path: Path) -> None:
    change(
        path,
        "DROP TABLE claim_search",
        "CREATE VIRTUAL TABLE claim_search USING fts5 (claim UNINDEXED, words, content = 'judgements')",
    )
    with pytest.raises(StoreError, match="table claim_search changed"):
        casefile.load_case(path)


def test_of_many_foreign_things_the_first_are_named(path: Path) -> None:
    change(path, *(f"CREATE TABLE mine_{number} (x)" for number in range(9)))
    refused(path, r"table mine_0 added, .*table mine_4 added and 4 more\.")


def test_statistics_are_no_change(path: Path) -> None:
    change(path, "ANALYZE")
    casefile.save_case(affair(), path)
    assert casefile.load_case(path) == affair()


def test_a_trigger_that_pretends_to_be_of_sqlite_is_seen(path: Path) -> None:
    change(path, ADDED["trigger evil"])
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute(
            "UPDATE sqlite_master SET name = 'sqlite_stat1',"
            " sql = replace(sql, 'evil AFTER', 'sqlite_stat1 AFTER') WHERE name = 'evil'"
        )
    refused(path, "trigger sqlite_stat1 added")


@pytest.mark.parametrize("version", range(1, len(migrations.MIGRATIONS)))
def test_an_older_file_is_read_without_being_changed_and_brought_to_today_by_the_next_run(
    tmp_path: Path, version: int
) -> None:
    path = tmp_path / "old.dateline"
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        migrations.take_steps(connection, version)
        connection.execute("PRAGMA journal_mode = WAL")
    before = path.read_bytes()
    assert "not finished" in casefile.load_case(path).problems[0].message
    assert path.read_bytes() == before
    assert [found.name for found in tmp_path.iterdir()] == ["old.dateline"]
    casefile.save_case(affair(), path)
    assert casefile.load_case(path) == affair()


def test_what_people_decided_before_rulings_were_kept_stays(tmp_path: Path) -> None:
    path, (judgement,) = tmp_path / "old.dateline", affair().judgements
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        migrations.take_steps(connection, 4)
        connection.execute(
            (
                "INSERT INTO judgements (id, at, user, kind, members, verdict, note) VALUES (?, ?, ?, ?, "
                "?, ?, ?)"
            ),
            (
                judgement.id,
                judgement.at,
                judgement.user,
                judgement.kind,
                json.dumps(judgement.members),
                judgement.verdict,
                judgement.because,
            ),
        )
    casefile.save_case(Case(affair().run, affair().pages), path)
    assert casefile.load_case(path).judgements == (judgement,)
    with pytest.raises(sqlite3.IntegrityError, match="judgements are never changed"):
        change(path, "UPDATE judgements SET because = ''")


def test_an_older_file_with_something_foreign_is_not_written_to(tmp_path: Path) -> None:
    path = tmp_path / "old.dateline"
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        migrations.take_steps(connection, 1)
        connection.execute(ADDED["trigger evil"])
    refused(path, "trigger evil added")


@pytest.mark.parametrize("version", [-1, 99])
def test_a_version_that_is_not_known_asks_for_a_newer_dateline(path: Path, version: int) -> None:
    change(path, f"PRAGMA user_version = {version}")
    refused(path, "newer dateline")
