"""The log of judgements in words, and what people said of a fact beside it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dateline.model import Case, Force, Judgement, JudgementKind, Ruling, Span
from dateline.views.decisions import cut, decisions, notes_of, said_of
from dateline.views.verdicts import verdict_on
from tests.factories import affair

TOUR, ARMS, _ = affair().events
VISIT, ALLEGED, DENIED, *_ = affair().claims
STATE = affair().entities[0]
DENIAL = affair().links[0]
PAGE = next(page for page in affair().pages if page.ref == "herald")


def judged(
    kind: str, *ids: str, value: str = "", because: str = "", force: Force = Force.IN_FORCE
) -> tuple[Case, Judgement]:
    """The affair with one judgement, as a person types it, and the ruling on it."""
    sort, types = JudgementKind(kind), frozenset({"AID"})
    found = verdict_on(affair(), sort, ids, value, types=types)
    judgement = Judgement("2031-01-01T00:00:00Z", "ann", sort, found.members, found.verdict, because)
    facts = [affair().by_id[member] for member in found.members]
    spans = tuple(getattr(fact, "trigger", getattr(fact, "span", None)) for fact in facts)
    ruling = Ruling(judgement.id, sort, found.members, found.verdict, force, (), tuple(filter(None, spans)))
    return replace(affair(), judgements=(judgement,), rulings=(ruling,)), judgement


@pytest.mark.parametrize(
    ("kind", "ids", "value", "what"),
    [
        ("same", (TOUR.id, ARMS.id), "", "same event"),
        ("status", (VISIT.id,), "denied", "status denied"),
        ("rename", (STATE.id,), "Ruritania", "rename Ruritania"),
        ("date", (PAGE.id,), "2031-01-01", "date 2031-01-01"),
        ("source", (ALLEGED.id,), "own", "source own"),
        ("source", (ALLEGED.id,), "the palace", "source “the palace”"),
        ("agent", (ALLEGED.id,), "the palace; rebels", "agent “the palace” and “rebels”"),
        ("theme", (ALLEGED.id,), "nobody", "theme nobody"),
        ("place", (ALLEGED.id,), STATE.id, "place “Ruritania”"),
        ("source", (ALLEGED.id,), affair().attributions[1].id, "source “Graustark has”"),
    ],
)
def test_what_is_decided(kind: str, ids: tuple[str, ...], value: str, what: str) -> None:
    case, _ = judged(kind, *ids, value=value)
    (decision,) = decisions(case)
    assert decision.what == what


def test_words_of_a_page_are_quoted_where_they_are_judged() -> None:
    words = Span(PAGE.id, 0, 40)
    for kind, verdict, what in (
        ("boilerplate", "0-40", "boilerplate"),
        ("story", "0-40", "story"),
        ("add", "0-5/0-40", f"add “{PAGE.text[:5].strip()}”"),
    ):
        judgement = Judgement("2031-01-01T00:00:00Z", "ann", JudgementKind(kind), (PAGE.id,), verdict, "So.")
        ruling = Ruling(judgement.id, judgement.kind, (PAGE.id,), verdict, Force.IN_FORCE, (), (words,))
        case = replace(affair(), judgements=(judgement,), rulings=(ruling,))
        (decision,) = decisions(case)
        assert decision.what == what
        assert decision.on == (f"herald[0:40] “{' '.join(PAGE.text[:40].split())}”",)
        assert said_of(case, PAGE)[0].endswith("by ann: So.")


def test_of_many_words_the_beginning_is_quoted() -> None:
    assert cut("mill " * 99) == f"{'mill ' * 32}…"
    assert cut("a mill") == "a mill"


def test_on_what_it_is_decided() -> None:
    (on_page,) = decisions(judged("note", PAGE.id, because="Look.")[0])
    assert on_page.on == ("herald",)
    (on_claim,) = decisions(judged("status", VISIT.id, value="denied")[0])
    assert on_claim.on[0].startswith("gazette[")


def test_what_is_no_longer_found_is_named() -> None:
    case, _ = judged("status", VISIT.id, value="denied", force=Force.WAITING)
    gone = replace(case, claims=case.claims[1:], rulings=(replace(case.rulings[0], evidence=()),))
    (decision,) = decisions(gone)
    assert (decision.force, decision.on) == ("waiting", (f"{VISIT.id}, which is no longer found",))


def test_a_judgement_without_a_ruling_waits() -> None:
    case, _ = judged("status", VISIT.id, value="denied")
    assert [each.force for each in decisions(replace(case, rulings=()))] == ["waiting"]


def test_an_undo_tells_what_it_undoes() -> None:
    case, judgement = judged("status", VISIT.id, value="denied")
    undo = Judgement("2031-01-02T00:00:00Z", "bob", JudgementKind.UNDO, (judgement.id,), "")
    told = decisions(replace(case, judgements=(judgement, undo)))[1]
    assert (told.what, told.on) == (f"undo {judgement.id}", ("status denied by ann",))


def test_what_people_said_stands_beside_the_fact_and_what_holds_it() -> None:
    case, _ = judged("status", VISIT.id, value="denied", because="So they say.")
    phrase = "corrected by ann (status denied): So they say."
    assert said_of(case, VISIT) == said_of(case, TOUR) == (phrase,)
    assert said_of(case, DENIED) == ()


def test_what_somebody_corrects_for_one_reason_is_one_phrase() -> None:
    made = [
        judged(kind, VISIT.id, value=value, because="So.")
        for kind, value in (("status", "denied"), ("tense", "past"))
    ]
    log = tuple(judgement for _, judgement in made)
    case = replace(affair(), judgements=log, rulings=tuple(each.rulings[0] for each, _ in made))
    assert said_of(case, VISIT) == ("corrected by ann (status denied, tense past): So.",)
    other = replace(log[1], because="As I said.")
    ruling = replace(case.rulings[1], judgement=other.id)
    case = replace(case, judgements=(log[0], other), rulings=(case.rulings[0], ruling))
    assert len(said_of(case, VISIT)) == 2


def test_what_does_not_hold_is_not_said() -> None:
    case, _ = judged("status", VISIT.id, value="denied", force=Force.UNDONE)
    assert said_of(case, VISIT) == ()


def test_a_note_stands_beside_what_was_named_alone() -> None:
    case, _ = judged("note", TOUR.id, because="Ask again.")
    assert notes_of(case, TOUR) == ("note by ann: Ask again.",)
    assert notes_of(case, VISIT) == ()
    linked, _ = judged("note", DENIAL.id, because="Sure?")
    assert notes_of(linked, DENIAL) == ("note by ann: Sure?",)
    assert notes_of(linked, ALLEGED) == ()
