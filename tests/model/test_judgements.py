"""Judgements: only what can be meant is one, and the whole of it is its identity."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dateline.model import Judgement, JudgementKind, is_id, read_days

DENIED = Judgement("2031-06-18T09:00:00Z", "ann", JudgementKind.STATUS, ("clm-1",), "denied", "It says so.")
CLAIMS, MENTIONS = ("clm-1", "clm-2"), ("men-1", "men-2")


@pytest.mark.parametrize(
    ("kind", "members", "verdict"),
    [
        ("same", CLAIMS, "event"),
        ("different", (*MENTIONS, "men-3"), "entity"),
        ("reject", CLAIMS, "event"),
        ("reject", CLAIMS, "denies"),
        ("certainty", ("clm-1",), "possible"),
        ("polarity", ("clm-1",), "neg"),
        ("tense", CLAIMS, "future"),
        ("type", CLAIMS, "CONSULT/third-party"),
        ("type", ("clm-1",), "none"),
        ("source", ("clm-1",), "own"),
        ("source", ("clm-1",), "att-0123456789abcdef"),
        ("source", ("clm-1",), "12-25"),
        ("agent", ("clm-1",), "none"),
        ("theme", ("clm-1",), "12-25,men-0123456789abcdef"),
        ("place", ("clm-1",), "men-0123456789abcdef"),
        ("add", ("art-1",), "12-25/4-40"),
        ("boilerplate", ("art-1",), "12-25"),
        ("story", ("art-1",), "12-25"),
        ("time", CLAIMS, "2031-06-18/.."),
        ("date", ("art-1",), "2031-06-18"),
        ("rename", ("men-1",), "Jonna Vess"),
        ("note", ("art-1",), "page"),
        ("undo", (DENIED.id,), ""),
    ],
)
def test_what_can_be_meant(kind: str, members: tuple[str, ...], verdict: str) -> None:
    assert is_id(replace(DENIED, kind=JudgementKind(kind), members=members, verdict=verdict).id)


@pytest.mark.parametrize(
    ("kind", "members", "verdict"),
    [
        ("same", ("clm-1",), "event"),
        ("same", ("clm-1", "clm-1"), "event"),
        ("same", ("clm-1", "men-1"), "event"),
        ("same", ("evt-1", "evt-2"), "event"),
        ("same", CLAIMS, "yes"),
        ("reject", (), "claim"),
        ("status", ("clm-1",), "alledged"),
        ("status", ("men-1",), "denied"),
        ("type", ("clm-1",), "visit"),
        ("source", CLAIMS, "own"),
        ("source", ("clm-1",), "the palace"),
        ("agent", CLAIMS, "none"),
        ("agent", ("clm-1",), "Jonna Vess"),
        ("recipient", ("clm-1",), "none,12-25"),
        ("instrument", ("clm-1",), ""),
        ("add", ("art-1",), "12-25"),
        ("add", ("clm-1",), "12-25/4-40"),
        ("boilerplate", ("art-1",), "all of it"),
        ("story", ("art-1", "art-2"), "12-25"),
        ("time", ("clm-1",), "last week"),
        ("date", ("art-1",), "2031-06"),
        ("date", ("art-1",), "20310618"),
        ("rename", ("men-1",), " "),
        ("undo", (DENIED.id,), "yes"),
    ],
)
def test_what_cannot_be_meant(kind: str, members: tuple[str, ...], verdict: str) -> None:
    with pytest.raises(
        ValueError, match=r"cannot be meant|no judgement on|is no|not a valid|Invalid isoformat"
    ):
        replace(DENIED, kind=JudgementKind(kind), members=members, verdict=verdict)


@pytest.mark.parametrize("changes", [{"at": "2031-06-18T09:00:00"}, {"at": "yesterday"}, {"user": ""}])
def test_it_says_who_and_when(changes: dict[str, str]) -> None:
    with pytest.raises(ValueError, match=r"who made it|Invalid isoformat"):
        replace(DENIED, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize("changes", [{"user": "bob"}, {"because": ""}, {"verdict": "alleged"}])
def test_all_of_it_is_its_identity(changes: dict[str, str]) -> None:
    assert replace(DENIED, **changes).id != DENIED.id  # type: ignore[arg-type]


def test_the_order_is_that_of_time_however_it_is_written() -> None:
    early = replace(DENIED, at="2031-06-18T09:00:00Z")
    late = replace(DENIED, at="2031-06-18T09:00:00.000001Z")
    assert sorted([late, early], key=lambda each: each.order) == [early, late]


@pytest.mark.parametrize(
    ("verdict", "days"),
    [
        ("unknown", (None, None)),
        ("2031-06-18", ("2031-06-18", "2031-06-18")),
        ("2031-06-18/2031-06-20", ("2031-06-18", "2031-06-20")),
        ("../2031-06-18", (None, "2031-06-18")),
        ("2031-06-18/..", ("2031-06-18", None)),
    ],
)
def test_days_are_read(verdict: str, days: tuple[str | None, str | None]) -> None:
    assert read_days(verdict) == days


@pytest.mark.parametrize("verdict", ["", "..", "../..", "2031-06-20/2031-06-18", "2031-06-18/", "18 June"])
def test_what_are_no_days(verdict: str) -> None:
    with pytest.raises(ValueError, match=r"is no time|Invalid isoformat"):
        read_days(verdict)
