"""Facts that do not fit together: what they name is not there, or they stand where their page has ended."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from dateline.io.casefile.references import NAMED, misfits
from dateline.io.casefile.tables import NOUNS
from dateline.model import Case, Span
from tests.factories import affair
from tests.lab import parts_of


def changed(table: str, **fields: Any) -> Case:
    """The affair with its first fact of a table changed."""
    case = affair()
    first, *rest = getattr(case, table)
    return replace(case, **{table: (replace(first, **fields), *rest)})


def test_what_dateline_wrote_fits(demo: Case) -> None:
    assert list(misfits(affair())) == []
    assert list(misfits(demo)) == []


@pytest.mark.parametrize(
    ("table", "fields"),
    [
        ("claims", {"chain": ("att-0",)}),
        ("claims", {"place": "men-0"}),
        ("event_times", {"claim": "clm-0"}),
        ("event_times", {"claim": affair().pages[0].id}),
        ("estimates", {"page": "art-0"}),
        ("copies", {"original": "art-0"}),
        ("events", {"actors": ("ent-0",)}),
        ("positions", {"source": "ent-0"}),
        ("links", {"left": "clm-0"}),
        ("stories", {"pages": ("art-0",)}),
    ],
)
def test_a_fact_that_names_what_is_not_there_is_told(table: str, fields: dict[str, Any]) -> None:
    assert table in {where for where, _ in misfits(changed(table, **fields))}


def test_a_part_of_a_fact_is_looked_at_too() -> None:
    case = affair()
    claim = case.claims[0]
    broken = replace(claim, arguments=(replace(claim.arguments[0], mention="men-0"),))
    assert ("claims", "men-0 is not among the mentions") in list(misfits(replace(case, claims=(broken,))))


@pytest.mark.parametrize("table", ["claims", "origins"])
def test_a_fact_without_evidence_is_told(table: str) -> None:
    assert (table, "a fact has no evidence") in list(misfits(changed(table, evidence=())))


@pytest.mark.parametrize("table", ["estimates", "event_times", "events", "timexes"])
def test_a_day_that_is_none_is_told(table: str) -> None:
    assert (table, "'2021-05-32' is no day") in list(misfits(changed(table, earliest="2021-05-32")))


@pytest.mark.parametrize("page", [affair().pages[0].id, "art-0"])
def test_a_span_outside_its_page_is_told(page: str) -> None:
    far = Span(page, 1, 99_999)
    assert list(misfits(changed("passages", span=far))) == [
        ("passages", f"[1, 99999) lies outside the page {page}")
    ]


def test_every_field_that_holds_ids_is_known(demo: Case) -> None:
    """A new noun cannot name others unseen.

    Whatever looks like an id is in the table, but for premises, which may be rules.
    """
    ids = set(demo.by_id)
    holders = {
        (type(part).__name__, field)
        for table in NOUNS
        for fact in getattr(demo, table)
        for part in parts_of(fact)
        for field in getattr(part, "__slots__", ())
        if (value := getattr(part, field, None)) and texts(value) & ids
    }
    assert holders - {(noun, field) for noun, named in NAMED.items() for field in named} == {
        *(
            (type(fact).__name__, "id")
            for table in NOUNS
            for fact in getattr(demo, table)
            if hasattr(fact, "id")
        ),
        ("By", "premises"),
        ("Span", "page"),
    }


def texts(value: Any) -> set[str]:
    """The texts that a field holds."""
    if isinstance(value, str):
        return {value}
    return {part for part in value if isinstance(part, str)} if isinstance(value, tuple) else set()
