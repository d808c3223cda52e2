"""What people type becomes members and verdicts, or an error that says what may be meant."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dateline.errors import DatelineError
from dateline.model import Case, Force, Judgement, JudgementKind, Ruling
from dateline.views.finding import find_fact
from dateline.views.selections import refuse_known
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


GAZETTE = next(page for page in affair().pages if page.ref == "gazette")


def test_who_plays_a_part_is_somebody_of_the_page_or_of_the_case() -> None:
    text = GAZETTE.text
    told = verdict("agent", ALLEGED, value="the palace; rebels").verdict
    assert [text[slice(*map(int, words.split("-")))] for words in told.split(",")] == ["the palace", "rebels"]
    assert verdict("theme", ALLEGED, value="nobody").verdict == "none"
    assert verdict("agent", ALLEGED, value=HEAD.mentions[0]).verdict == HEAD.mentions[0]
    (named,) = verdict("recipient", ALLEGED, value=STATE.id).verdict.split(",")
    assert named in STATE.mentions


def test_who_is_not_on_the_page_is_known_by_a_name() -> None:
    elsewhere = next(page for page in affair().pages if page.ref == "herald")
    claim = next(each for each in affair().claims if each.trigger.page == elsewhere.id)
    missing = next(each for each in affair().entities if each.name not in elsewhere.text)
    assert verdict("agent", claim.id, value=missing.name.upper()).verdict in missing.mentions


def test_words_of_a_page_are_known_by_themselves_or_by_their_place() -> None:
    start = GAZETTE.text.index("the palace")
    place = f"{start}-{start + len('the palace')}"
    for said in ("the palace", "the  palace", place, f"[{place.replace('-', ':')}]"):
        assert verdict("boilerplate", "gazette", value=said) == Verdict((GAZETTE.id,), place)
    assert verdict("story", "gazette", value=f"0-{len(GAZETTE.text)}").verdict.startswith("0-")


def test_a_claim_is_added_by_its_event_word() -> None:
    start = GAZETTE.text.index("accused")
    where, sentence = (
        f"{start}-{start + len('accused')}",
        "Graustark has accused Ruritania of sending rifles to rebels.",
    )
    assert added("accused", "") == f"{where}/{spread(sentence)}"
    assert added(sentence, "accused") == f"{where}/{spread(sentence)}"
    assert added("has accused Ruritania", "accused") == f"{where}/{spread('has accused Ruritania')}"
    assert added("has accused", "") == f"{spread('has accused')}/{spread(sentence)}"


def spread(words: str) -> str:
    """Where words stand on the page."""
    return f"{GAZETTE.text.index(words)}-{GAZETTE.text.index(words) + len(words)}"


def added(words: str, event: str) -> str:
    """The verdict of a claim that is added, on words of a page."""
    kind = JudgementKind.ADD
    return verdict_on(affair(), kind, ["gazette"], words, types=TYPES, event=event).verdict


def test_what_is_a_claim_already_is_not_added() -> None:
    page = next(page for page in affair().pages if page.ref == "herald")
    told = Judgement("2031-01-01T00:00:00Z", "ann", JudgementKind.ADD, (page.id,), "25-31/0-40")
    with pytest.raises(
        DatelineError, match=rf"is a claim already \({VISITS}\)\. Correct it: dateline judge correct"
    ):
        refuse_known(affair(), told)
    refuse_known(affair(), replace(told, verdict="25-32/0-40"))


@pytest.mark.parametrize(
    ("words", "event", "message"),
    [
        ("the mill", "", "'the mill' is nothing that stands on gazette"),
        ("9000-9010", "", "is nothing that stands on gazette"),
        ("", "", "is nothing that stands on gazette"),
        ("Ruritania", "", r"stands on gazette \d times \(\d+-\d+, .*Give one of these places"),
        ("the palace", "mill", "“the palace” tells what happened by one word, and 'mill' is not among them"),
        ("0-40", "", "nobody says which of them. Give the word that names the event, as event=WORD"),
    ],
)
def test_words_that_cannot_be_meant(words: str, event: str, message: str) -> None:
    with pytest.raises(DatelineError, match=message):
        added(words, event)


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
        ("agent", (ALLEGED,), "the mill", r"'the mill' does not stand on gazette, and no actor is called so"),
        ("agent", (TOUR.id,), "nobody", "is an event, of which nobody can say 'agent'"),
        ("boilerplate", (ALLEGED,), "0-9", "is a claim, of which nobody can say 'boilerplate'"),
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
