"""What people type becomes members and verdicts, or an error that says what may be meant."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dateline.errors import DatelineError
from dateline.model import Case, Force, Judgement, JudgementKind, Ruling
from dateline.views.finding import find_fact
from dateline.views.verdicts import Verdict, verdict_on
from tests.factories import affair

TYPES = frozenset({"AID", "CONSULT", "CONSULT/visit", "none"})


def verdict(kind: str, *ids: str, value: str = "", case: Case | None = None) -> Verdict:
    return verdict_on(case or affair(), JudgementKind(kind), ids, value, types=TYPES)


TOUR, ARMS, HISTORY = affair().events
VISIT, ALLEGED, DENIED, VISITS, TRIP = (claim.id for claim in affair().claims)
STATE, HOST, HOUSE, HEAD = affair().entities
DENIAL, ECHO = affair().links


def test_events_are_named_by_the_claim_that_says_most() -> None:
    assert verdict("same", TOUR.id, HISTORY.id) == Verdict((VISIT, TRIP), "event")
    assert verdict("different", TOUR.id, VISITS) == Verdict((VISIT, VISITS), "event")
    assert verdict("note", TOUR.id) == Verdict((VISIT,), "event")


def test_entities_are_named_by_a_name() -> None:
    assert verdict("same", HOST.id, HOUSE.mentions[0]) == Verdict(
        (HOST.mentions[0], HOUSE.mentions[0]), "entity"
    )
    assert verdict("rename", HEAD.id, value=" The  Premier ") == Verdict((HEAD.mentions[0],), "The Premier")


def test_all_of_it_is_rejected_or_corrected() -> None:
    assert verdict("reject", TOUR.id) == Verdict((VISIT, VISITS), "event")
    assert verdict("reject", STATE.id) == Verdict(STATE.mentions, "entity")
    assert verdict("reject", VISIT) == Verdict((VISIT,), "claim")
    assert verdict("time", ARMS.id, value="2021-05") == Verdict(ARMS.claims, "2021-05-01/2021-05-31")
    assert verdict("type", ARMS.id, value="CONSULT/visit") == Verdict(ARMS.claims, "CONSULT/visit")


def test_a_link_is_named_by_a_claim_on_either_side() -> None:
    assert verdict("reject", DENIAL.id) == Verdict((DENIED, ALLEGED), "denies")
    between = replace(ECHO, right=HISTORY.id)
    case = replace(affair(), links=(between,))
    assert verdict("note", between.id, case=case) == Verdict((VISIT, TRIP), "corroborates")


@pytest.mark.parametrize(
    ("kind", "value", "read"),
    [
        ("status", "denied", "denied"),
        ("certainty", "possible", "possible"),
        ("polarity", "neg", "neg"),
        ("tense", "future", "future"),
        ("time", "2021-05-04", "2021-05-04"),
        ("time", "2021-05-04/2021-05-05", "2021-05-04/2021-05-05"),
        ("time", "../2021-05", "../2021-05-31"),
        ("time", "unknown", "unknown"),
        ("type", "none", "none"),
        ("source", "own", "own"),
        ("source", affair().attributions[1].id[:9], affair().attributions[1].id),
        ("source", "Graustark has", affair().attributions[1].id),
    ],
)
def test_values_of_a_claim(kind: str, value: str, read: str) -> None:
    assert verdict(kind, ALLEGED, value=value).verdict == read


def test_words_of_a_source_that_stands_elsewhere_are_kept_by_their_place() -> None:
    start, end = verdict("source", ALLEGED, value="the palace").verdict.split("-")
    text = next(page.text for page in affair().pages if page.ref == "gazette")
    assert text[int(start) : int(end)] == "the palace"


def test_of_words_that_stand_twice_the_nearest_are_meant() -> None:
    text = next(page.text for page in affair().pages if page.ref == "gazette")
    start = int(verdict("source", DENIED, value="rebels").verdict.split("-")[0])
    assert start == text.index("rebels")
    near = int(verdict("source", DENIED, value="Ruritania").verdict.split("-")[0])
    assert near == text.rindex("Ruritania")


@pytest.mark.parametrize(
    ("kind", "ids", "value", "message"),
    [
        (
            "status",
            (ALLEGED,),
            "alledged",
            r"no status \(did you mean 'alleged'\?\)\. There are alleged, denied",
        ),
        ("type", (ALLEGED,), "CONSULT/vist", r"no type \(did you mean 'CONSULT/visit'\?\)"),
        ("time", (ALLEGED,), "in May", r"no time in EDTF.*There are 2024-06"),
        (
            "source",
            (ALLEGED,),
            "the place",
            r"gazette has no source 'the place' \(did you mean 'the palace'\?\)",
        ),
        ("source", (ALLEGED,), "", "has no source"),
        ("date", ("herald",), "2021-05", r"'2021-05' is no day\. Write it as"),
        ("rename", (STATE.id,), "  ", "a name is empty"),
        (
            "status",
            (TOUR.id,),
            "denied",
            r"is an event.*Possible are same, different, reject, type, time and note",
        ),
        ("rename", (VISIT,), "x", "is a claim"),
        ("undo", (VISIT,), "", "is a claim"),
        ("date", (VISIT,), "2021-05-04", "is a claim"),
        ("same", (TOUR.id, VISIT), "", "one thing is named twice"),
        ("same", (TOUR.id,), "", "one thing is named twice"),
        ("same", (TOUR.id, STATE.id), "", "things of several sorts"),
        ("note", (affair().attributions[0].id,), "", "is an attribution, and people do not judge these"),
        ("note", (VISIT[:-1] + "z",), "", rf"nothing in this case has the id .*did you mean '{VISIT}'"),
    ],
)
def test_what_cannot_be_meant(kind: str, ids: tuple[str, ...], value: str, message: str) -> None:
    with pytest.raises(DatelineError, match=message):
        verdict(kind, *ids, value=value)


def test_a_claim_is_named_as_rules_found_it_and_known_by_both_names() -> None:
    judgement = Judgement(
        "2031-01-01T00:00:00Z", "ann", JudgementKind.SOURCE, ("clm-00000000000000aa",), "own"
    )
    ruling = Ruling(judgement.id, judgement.kind, (TRIP,), "own", Force.IN_FORCE, (), ())
    case = replace(affair(), judgements=(judgement,), rulings=(ruling,))
    assert verdict("status", TRIP, value="denied", case=case).members == judgement.members
    assert find_fact(case, "clm-00000000000000aa").id == TRIP
