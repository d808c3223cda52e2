"""Seals: whatever else changes a table is seen, and named; what may be added to a case is no change."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from dateline.errors import StoreError
from dateline.io.casefile import casefile, migrations, seals
from dateline.io.casefile.captures import keep_capture
from dateline.io.casefile.indexing import INDEXES
from dateline.io.casefile.tables import NOUNS
from dateline.io.sources import Capture, fingerprint
from dateline.model import Judgement, JudgementKind
from tests.factories import affair

CHANGES = {
    "attributions": "UPDATE attributions SET cue_kind = 'deny'",
    "captures": "UPDATE captures SET url = 'https://elsewhere.example/'",
    "claim_search": "UPDATE claim_search SET words = 'other words' WHERE rowid = 1",
    "claims": "UPDATE claims SET label = 'stated' WHERE label = 'denied'",
    "copies": "UPDATE copies SET original = NULL",
    "coreferences": "UPDATE coreferences SET rule = 'none/1'",
    "credits": "UPDATE credits SET score = 0.5",
    "edits": "UPDATE edits SET text = 'x'",
    "entities": "UPDATE entities SET name = 'Somebody' WHERE nr = 1",
    "estimates": "UPDATE estimates SET value = '1999-01-01' WHERE nr = 1",
    "event_times": "UPDATE event_times SET earliest = NULL",
    "entries": "UPDATE entries SET says_who = 'Somebody'",
    "events": "UPDATE events SET nr = 100 - nr",
    "expressions": "UPDATE expressions SET direction = 1 WHERE direction = 0",
    "figures": "UPDATE figures SET acts = acts + 1",
    "identities": "DELETE FROM identities WHERE nr = 1",
    "judgements": "UPDATE judgements SET because = 'Three visits.'",
    "languages": "UPDATE languages SET code = 'ru'",
    "links": "UPDATE links SET explanation = 'So.'",
    "mentions": "UPDATE mentions SET name = 'Somebody'",
    "moments": "UPDATE moments SET disputed = 1 - disputed",
    "origins": "UPDATE origins SET score = 0",
    "pages": "UPDATE pages SET text = text || '.' WHERE nr = 1",
    "page_names": "UPDATE page_names SET name = 'x' WHERE nr = 1",
    "parties": "UPDATE parties SET part = 'agent'",
    "passages": "UPDATE passages SET zone = 'caption' WHERE nr = 1",
    "positions": "UPDATE positions SET stance = 'denies'",
    "problems": "DELETE FROM problems",
    "ranks": "UPDATE ranks SET place = 9",
    "rulings": "UPDATE rulings SET force = 'waiting'",
    "runs": "UPDATE runs SET version = '9.9'",
    "sayings": "UPDATE sayings SET source = 'Somebody'",
    "settings": "INSERT INTO settings VALUES ('alone', 'yes')",
    "sightings": "UPDATE sightings SET site = 'Gazette'",
    "speakers": "DELETE FROM speakers WHERE nr = 1",
    "stories": "DELETE FROM stories",
    "timexes": "UPDATE timexes SET value = '1999'",
    "triggers": "UPDATE triggers SET lemma = 'x'",
}


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path, content = tmp_path_factory.mktemp("seals") / "x.dateline", b"<p>King"
    with casefile.change_store(path, command="build", create=True) as connection:
        start = casefile.begin_run(connection)
        digest = fingerprint(content)
        keep_capture(connection, Capture(digest, "gazette.txt", "text/html", content))
        casefile.write_case(connection, affair(), start=start)
        connection.execute("UPDATE sightings SET sha256 = ? WHERE nr = 1", (digest,))
        seals.seal(connection)
    return path.read_bytes()


@pytest.fixture
def path(written: bytes, tmp_path: Path) -> Path:
    found = tmp_path / "x.dateline"
    found.write_bytes(written)
    return found


def change(path: Path, *statements: str) -> None:
    """Change a case file as any other program may."""
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("DROP TRIGGER judgements_stay")
        connection.execute("DROP TRIGGER judgements_stand")
        for statement in statements:
            connection.execute(statement)


def broken(path: Path) -> tuple[str, ...]:
    """The tables of a case file whose seals are broken."""
    with casefile.open_store(path) as connection:
        return seals.broken_seals(connection)


def test_every_table_that_a_build_fills_is_sealed(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        tables = {
            name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        }
    shadows = {name for name in tables if name.startswith(("claim_search_", "page_search", "passage_search"))}
    assert tables - shadows - {"notes", "seals", "row_seals"} == set(seals.SEALED)
    assert set(CHANGES) == set(seals.SEALED)


def test_what_was_not_changed_is_whole(path: Path) -> None:
    assert broken(path) == ()


@pytest.mark.parametrize("table", CHANGES)
def test_a_changed_table_is_named(path: Path, table: str) -> None:
    change(path, CHANGES[table])
    assert broken(path) == (table,)


@pytest.mark.parametrize(
    ("statement", "named"),
    [
        ("DELETE FROM seals WHERE name = 'claims'", ("claims",)),
        ("UPDATE seals SET digest = '' WHERE name = 'claims'", ("claims",)),
        ("UPDATE seals SET upto = 0 WHERE name = 'judgements'", ("judgements",)),
        ("DELETE FROM seals", tuple(seals.SEALED)),
        ("DELETE FROM judgements", ("judgements",)),
        ("DELETE FROM captures", ("captures",)),
    ],
)
def test_what_is_taken_away_is_missed(path: Path, statement: str, named: tuple[str, ...]) -> None:
    change(path, statement)
    assert broken(path) == named


def test_judgements_and_captures_may_be_added_and_a_build_may_begin(path: Path) -> None:
    later = Judgement("2026-02-03T00:00:00Z", "bob", JudgementKind.NOTE, ("clm-1",), "claim")
    with casefile.change_store(path, command="add") as connection:
        casefile.write_facts(connection, "judgements", [later])
        keep_capture(connection, Capture(fingerprint(b"Queen"), "queen.txt", "text/plain", b"Queen"))
        casefile.begin_build(connection)
    assert broken(path) == ()
    assert casefile.load_case(path).judgements == (*affair().judgements, later)


def test_a_case_of_an_older_schema_never_had_seals(path: Path) -> None:
    later = (
        "ALTER TABLE judgements RENAME COLUMN because TO note",
        "DROP TABLE rulings",
        "ALTER TABLE claims DROP COLUMN clause",
        "ALTER TABLE claims DROP COLUMN holders",
        "DROP TABLE ranks",
        "ALTER TABLE events DROP COLUMN anchor",
        *(f"DROP VIEW {view}" for view in ("v_timeline", "v_claims", "v_disputes", "passage_words")),
        *(f"DROP TABLE {table}" for table in (*INDEXES, "row_seals", "passage_search")),
        "DROP INDEX timexes_expression",
        "DROP INDEX links_relation",
    )
    grounded = [
        f"ALTER TABLE {table} DROP COLUMN grounds"
        for table, noun in NOUNS.items()
        if "by" in getattr(noun, "__slots__", ()) and table != "ranks"
    ]
    change(path, *later, "DROP TABLE seals", *grounded, "DELETE FROM settings", "PRAGMA user_version = 3")
    assert broken(path) == ()


@pytest.mark.parametrize("changed", ["UPDATE settings SET value = '2'", None])
def test_a_sealed_case_without_tables_of_today_stays_sealed(changed: str | None) -> None:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        migrations.take_steps(connection, seals.SINCE)
        connection.execute("INSERT INTO settings VALUES ('generation', '1')")
        for table in seals.SEALED.keys() - {"rulings", "ranks", *INDEXES}:
            digest = seals.digest(connection, table, 0)
            connection.execute("INSERT INTO seals VALUES (?, 0, ?)", (table, digest))
        if changed:
            connection.execute(changed)
        casefile.migrate(connection)
        assert seals.broken_seals(connection) == (("settings",) if changed else ())


def test_a_step_of_the_schema_seals_again_what_was_whole_and_nothing_else(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    change(path, CHANGES["claims"])
    taken, later = migrations.take_steps, len(migrations.MIGRATIONS) + 1

    def with_a_step(connection: sqlite3.Connection) -> None:
        taken(connection)
        connection.execute("ALTER TABLE pages ADD COLUMN height INTEGER")
        connection.execute(f"PRAGMA user_version = {later}")

    monkeypatch.setattr(casefile, "MIGRATIONS", (*migrations.MIGRATIONS, "height.sql"))
    monkeypatch.setattr(casefile, "take_steps", with_a_step)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        casefile.migrate(connection)
        assert connection.execute("PRAGMA user_version").fetchone() == (later,)
        assert seals.broken_seals(connection) == ("claims",)


def test_nothing_is_added_to_a_changed_case_and_the_reader_is_told(path: Path) -> None:
    change(path, CHANGES["claims"])
    case = casefile.load_case(path)
    assert [problem.stage for problem in case.problems[-2:]] == ["schema", "seal"]
    assert "changed outside dateline: claims." in case.problems[-1].message


def test_facts_that_do_not_fit_together_any_more_are_an_error_that_names_them(path: Path) -> None:
    change(path, "DELETE FROM claims WHERE label = 'denied'")
    with pytest.raises(StoreError, match=r"table event_times|table events") as raised:
        casefile.load_case(path)
    assert "changed outside dateline: claims." in str(raised.value)
