"""Everything in a case file is looked at, and what is wrong in one place does not hide the rest."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

import pytest

from dateline.io.casefile import casefile
from dateline.io.casefile.captures import keep_capture
from dateline.io.casefile.checks import PARTS, check_file
from dateline.io.sources import Capture, fingerprint
from dateline.model import Case
from tests.factories import affair


@pytest.fixture
def path(tmp_path: Path) -> Path:
    found = tmp_path / "x.dateline"
    casefile.save_case(affair(), found)
    return found


def change(path: Path, *statements: str) -> None:
    """Change a case file as any other program may."""
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("PRAGMA ignore_check_constraints = ON")
        for statement in statements:
            connection.execute(statement)


def wrongs(path: Path) -> Mapping[str, str]:
    """What is wrong with a case file, by its part."""
    found = check_file(path)
    assert all(finding.advice for finding in found if not finding.right)
    return {finding.part: finding.found for finding in found if not finding.right}


def test_a_whole_case_is_right_in_every_part(path: Path) -> None:
    found = check_file(path)
    assert [finding.part for finding in found] == list(PARTS)
    assert all(finding.right for finding in found)
    assert {finding.found for finding in found if finding.part == "claims"} == {
        "5 rows, as they were written"
    }


@pytest.mark.parametrize(
    ("statement", "part", "told"),
    [
        ("UPDATE claims SET certainty = 'possible'", "claims", "changed outside dateline"),
        ("UPDATE claims SET evidence = '{' WHERE nr = 1", "claims", "the table claims is damaged"),
        ("UPDATE claims SET label = 'sure' WHERE nr = 1", "claims", "Invalid enum value"),
        ("UPDATE expressions SET symbol = 'someday'", "expressions", "outside of the notation"),
        ('UPDATE passages SET "end" = 9999999 WHERE nr = 1', "passages", "lies outside the page"),
        ("DELETE FROM mentions", "coreferences", "is not among the mentions"),
        ("DELETE FROM pages WHERE nr = 1", "sightings", "row 1 names what is not in the table pages"),
        ("DELETE FROM claim_search_data WHERE id > 10", "claim_search", "damaged"),
        (
            "INSERT INTO page_search (rowid, ref, text) VALUES (99, 'x', 'y')",
            "page_search",
            "does not find the words",
        ),
        ("CREATE TABLE mine (x)", "schema", "table mine added"),
        ("DROP TABLE links", "schema", "table links missing"),
        ("DROP TABLE links", "links", "no such table"),
        ("DROP TABLE seals", "claims", "no such table"),
        ("DELETE FROM runs", "build", "run the same build again"),
    ],
)
def test_what_is_wrong_is_told_where_it_is(path: Path, statement: str, part: str, told: str) -> None:
    change(path, statement)
    assert told in wrongs(path)[part]


def test_damage_in_one_table_does_not_hide_that_in_another(path: Path) -> None:
    change(
        path,
        "UPDATE claims SET evidence = '{'",
        "UPDATE events SET actors = '['",
        "UPDATE links SET about = ''",
    )
    assert {"claims", "events", "links"} <= set(wrongs(path))


def test_of_many_wrongs_the_first_are_told_and_the_others_counted(path: Path) -> None:
    change(path, "DELETE FROM mentions")
    assert wrongs(path)["claims"].endswith("more")


def test_bytes_that_are_not_those_that_were_read_are_told(path: Path) -> None:
    with casefile.change_store(path, command="add") as connection:
        keep_capture(connection, Capture(fingerprint(b"King"), "king.txt", "text/plain", b"Queen"))
    assert wrongs(path) == {"captures": "the bytes of king.txt are not those that were read"}


@pytest.mark.parametrize(
    "content", [b"no database, but long enough to be looked at as one " * 9, b"SQLite format 3\0"]
)
def test_what_is_no_case_file_is_one_finding(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "x").write_bytes(content)
    assert list(wrongs(tmp_path / "x")) == ["file"]


def test_an_unfinished_build_is_no_case_yet(tmp_path: Path) -> None:
    with casefile.change_store(tmp_path / "x", command="build", create=True):
        pass
    assert list(wrongs(tmp_path / "x")) == ["build"]


def test_a_check_changes_nothing(path: Path) -> None:
    before = path.read_bytes()
    check_file(path)
    assert path.read_bytes() == before
    assert [found.name for found in path.parent.iterdir()] == [path.name]


def test_the_case_of_the_examples_is_right(demo: Case, tmp_path: Path) -> None:
    casefile.save_case(demo, tmp_path / "demo.dateline")
    assert wrongs(tmp_path / "demo.dateline") == {}
