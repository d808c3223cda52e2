"""What people type is looked for and never obeyed: nothing but quotation marks is syntax."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.io.casefile.searching import LIT, UNLIT, cut, match_of, plain


@pytest.mark.parametrize(
    ("words", "match"),
    [
        ("ship", '"ship"'),
        ("model ship", '"model" "ship"'),
        ('"model ship" sank', '"model ship" "sank"'),
        ("“model ship” sank", '"model ship" "sank"'),
        ('sank "model ship', '"sank" "model ship"'),
        ("ship AND NOT boat*", '"ship" "AND" "NOT" "boat*"'),
        ("words:ship ^x", '"words:ship" "^x"'),
        ("NEAR(a b)", '"NEAR(a" "b)"'),
        ('say"model ship"', '"say" "model ship"'),
        ('"" * ( ', ""),
        ("a\0b", '"a" "b"'),
        ("", ""),
    ],
)
def test_words_become_strings_and_phrases(words: str, match: str) -> None:
    assert match_of(words) == match


@pytest.fixture(scope="module")
def index() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("CREATE VIRTUAL TABLE found USING fts5 (other UNINDEXED, words)")
        connection.execute("INSERT INTO found VALUES ('x', 'The model ship sank AND nobody saw it')")
        yield connection


def found(index: sqlite3.Connection, words: str) -> int:
    match = match_of(words) or '""'
    return int(index.execute("SELECT count(*) FROM found WHERE found MATCH ?", (match,)).fetchone()[0])


@pytest.mark.parametrize(
    ("words", "times"),
    [
        ("ship model", 1),
        ('"model ship"', 1),
        ('"ship model"', 0),
        ("ship boat", 0),
        ("and", 1),
        ("SHIP", 1),
        ("ship*", 1),
        ("shi*", 0),
        ("other:x", 0),
        ("...", 0),
    ],
)
def test_all_words_are_wanted_and_phrases_stand_together(
    index: sqlite3.Connection, words: str, times: int
) -> None:
    assert found(index, words) == times


@given(st.text(alphabet=st.characters(exclude_categories=("Cs",))))
def test_whatever_people_type_is_no_error(words: str) -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("CREATE VIRTUAL TABLE found USING fts5 (words)")
        assert found(connection, words) == 0


@given(st.text(alphabet="\"“”'()*:^-+{}[] aNOTRAND\t\n", max_size=30))
def test_signs_are_no_syntax(words: str) -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("CREATE VIRTUAL TABLE found USING fts5 (words)")
        assert found(connection, words) == 0


def test_a_long_search_is_no_error(index: sqlite3.Connection) -> None:
    assert found(index, "ship " * 20_000) == 1


def test_marked_words_are_cut_and_come_together_again() -> None:
    pieces = cut(f"The {LIT}model{UNLIT} {LIT}ship{UNLIT} sank")
    assert pieces == (("The ", False), ("model", True), (" ", False), ("ship", True), (" sank", False))
    assert plain(pieces) == "The model ship sank"
    assert cut("") == ()
