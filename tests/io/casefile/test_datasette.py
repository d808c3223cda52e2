"""Datasette opens a case file as it is: its tables lead on to each other, and its views read as sentences.

No port is opened: the application is asked within the process.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from datasette.app import Datasette

from dateline.io.casefile import casefile
from dateline.io.casefile.indexing import INDEXES
from dateline.model import Case
from tests.factories import affair

COLUMNS = {
    "v_timeline": (
        "days what words first_told_by told_as claims pages independent_witnesses disputed type place rank event"
    ),
    "v_claims": "page says_who status certainty words type days only_says_so start end event claim",
    "v_disputes": (
        "who_denies denial whose_word charge explanation page_of_denial page_of_charge score denied_in charged_in link"
    ),
}
"""The columns that people read, of every view."""


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = tmp_path_factory.mktemp("datasette") / "affair.dateline"
    casefile.save_case(affair(), found)
    return found


@pytest.fixture(scope="module")
def served(path: Path) -> Iterator[Datasette]:
    application = Datasette(files=[str(path)], settings={"num_sql_threads": 0})
    yield application
    for database in application.databases.values():
        database.close()


def asked(served: Datasette, address: str) -> Any:
    """What the application answers, as JSON."""
    answer = asyncio.run(served.client.get(address))
    assert answer.status_code == 200, answer.text
    return answer.json()


def rows(served: Datasette, table: str) -> list[dict[str, Any]]:
    """The rows of a table or view."""
    found: list[dict[str, Any]] = asked(served, f"/affair/{table}.json?_shape=array")
    return found


@pytest.mark.parametrize("view", COLUMNS)
def test_every_view_has_columns_that_people_read(served: Datasette, view: str) -> None:
    assert list(rows(served, view)[0]) == COLUMNS[view].split()


def test_the_timeline_tells_what_is_said_in_order_of_time(served: Datasette) -> None:
    told = [
        (row["days"], row["what"], row["disputed"], row["independent_witnesses"])
        for row in rows(served, "v_timeline")
    ]
    assert told == [
        ("2000-07-01/2000-07-31", "first trip", "no", 1),
        ("2021-05-04", "visit", "no", 2),
        ("no date", "sending of rifles", "yes", 1),
    ]


def test_the_claims_tell_who_says_what(served: Datasette) -> None:
    told = {(row["says_who"], row["status"], row["words"]) for row in rows(served, "v_claims")}
    assert ("gazette.example › Ruritania", "denied", "Ruritania denies sending rifles") in told
    assert len(told) == len(affair().claims)


def test_the_disputes_set_charge_and_denial_face_to_face(served: Datasette) -> None:
    (dispute,) = rows(served, "v_disputes")
    assert (dispute["who_denies"], dispute["whose_word"]) == (
        "gazette.example › Ruritania",
        "gazette.example › Graustark",
    )
    assert (dispute["denial"], dispute["charge"]) == (
        "Ruritania denies sending rifles",
        "sending rifles to rebels",
    )


@pytest.mark.parametrize("table", INDEXES)
def test_the_tables_of_queries_lead_on_by_foreign_keys(served: Datasette, table: str) -> None:
    keys = asyncio.run(served.databases["affair"].foreign_keys_for_table(table))
    assert {key["other_table"] for key in keys} <= {
        "pages",
        "claims",
        "events",
        "entities",
        "mentions",
        "attributions",
    }
    assert keys


def test_words_are_found_by_the_index_of_passages(served: Datasette) -> None:
    query = "select words from passage_search where passage_search match 'visit'"
    found = asked(served, f"/affair.json?_shape=array&sql={query.replace(' ', '+')}")
    assert found == [{"words": "Premier of Ruritania to visit Graustark tomorrow"}]


def test_looking_changes_nothing(path: Path) -> None:
    assert casefile.load_case(path) == affair()


def test_every_event_and_claim_of_the_demo_case_is_in_a_view(demo: Case, tmp_path: Path) -> None:
    path = tmp_path / "affair.dateline"
    casefile.save_case(demo, path)
    application = Datasette(files=[str(path)], settings={"num_sql_threads": 0})
    for view, known in (("v_timeline", demo.events), ("v_claims", demo.claims)):
        assert asked(application, f"/affair/{view}.json?_size=1")["filtered_table_rows_count"] == len(known)
    application.databases["affair"].close()
