"""Law 4: ids name the thing, not its finder; recomputed on load, so that no tampered id can enter."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import fields, replace
from functools import cache
from hashlib import blake2b
from json import dumps
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import StoreError
from dateline.io.casefile import casefile
from dateline.io.casefile.tables import NOUNS
from dateline.model import By, Case, make_id
from tests.factories import affair

NAMED = {name: noun for name, noun in NOUNS.items() if "id" in {field.name for field in fields(noun)}}
reasons = st.builds(
    By, st.text(max_size=8), st.floats(0, 1), st.lists(st.text(max_size=8), max_size=3).map(tuple)
)
identities = st.lists(
    st.none() | st.integers() | st.text(max_size=6) | st.lists(st.text(max_size=3), max_size=3), max_size=4
)


@cache
def facts() -> tuple[Any, ...]:
    case = affair()
    return tuple(fact for name in NAMED for fact in getattr(case, name))


def slow_id(kind: str, identity: list[Any]) -> str:
    """The oracle: what the id of an identity is, written out."""
    return (
        kind
        + "-"
        + blake2b(
            dumps(identity, ensure_ascii=False, separators=(",", ":")).encode(), digest_size=8
        ).hexdigest()
    )


@given(kind=st.sampled_from(["evt", "clm"]), identity=identities)
def test_an_id_is_the_hash_of_its_identity(kind: str, identity: list[Any]) -> None:
    assert make_id(kind, *identity) == slow_id(kind, identity)


@given(left=identities, right=identities)
def test_different_identities_have_different_ids(left: list[Any], right: list[Any]) -> None:
    assert (make_id("x", *left) == make_id("x", *right)) == (left == right)


@given(fact=st.sampled_from(facts()), by=reasons)
def test_rule_score_and_premises_stay_out_of_the_id(fact: Any, by: By) -> None:
    changed = replace(fact, by=by) if hasattr(fact, "by") else fact
    assert changed.id == fact.id


@given(fact=st.sampled_from(facts()), forged=st.text(max_size=20))
def test_a_forged_id_is_recomputed_when_a_fact_is_read(fact: Any, forged: str) -> None:
    plain = msgspec.to_builtins(fact) | {"id": forged}
    assert msgspec.convert(plain, type(fact)).id == fact.id


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("law4") / "x.dateline"
    casefile.save_case(affair(), path)
    return path.read_bytes()


@pytest.mark.parametrize("table", sorted({*NAMED, "pages"} - {"judgements"}))
def test_a_tampered_id_cannot_enter(written: bytes, tmp_path: Path, table: str) -> None:
    path = tmp_path / "x.dateline"
    path.write_bytes(written)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(f"UPDATE {table} SET id = 'xxx-0123456789abcdef' WHERE nr = 1")
    connection.close()
    with pytest.raises(StoreError, match="does not say what it said"):
        casefile.load_case(path)


def test_a_page_under_another_text_is_another_page() -> None:
    case: Case = affair()
    assert replace(case.pages[0], text=case.pages[0].text + " ").id != case.pages[0].id
    assert replace(case.pages[0], sightings=()).id == case.pages[0].id
