"""Judging in the browser: it is logged with name and reason, obeyed at once, told where it went wrong, and undone."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from dateline.app.serve.serve import make_app
from dateline.io.casefile.casefile import load_case
from dateline.io.casefile.locks import writer_lock
from dateline.model import Case, JudgementKind, Link
from tests.app.serve.client import Caller


@pytest.fixture
def reviewer(case_file: Path) -> Caller:
    """A caller of a server whose case may be judged."""
    return Caller(make_app(case_file, user="ann"))


def outcome(reviewer: Caller, fields: dict[str, str | list[str]]) -> str:
    """The page to which a judgement leads, once it is obeyed or refused."""
    place = reviewer.send("/review", fields).headers["location"]
    if place.startswith("/jobs/"):
        assert "event: end" in reviewer.read(f"{place}/events")
        found = reviewer.get(place)
        place = found.headers.get("location", place)
    return reviewer.read(place)


def a_claim(case: Case, status: str) -> str:
    return next(claim.id for claim in case.claims if claim.status.label == status)


def test_a_status_is_corrected_shown_with_name_and_reason_and_undone(
    reviewer: Caller, case_file: Path, demo: Case
) -> None:
    claim = a_claim(demo, "stated")
    fields: dict[str, str | list[str]] = {
        "do": "correct",
        "id": claim,
        "status": "alleged",
        "because": "It quotes.",
        "next": f"/claims/{claim}",
    }
    page = outcome(reviewer, {**fields, "user": "bea"})
    assert "corrected by bea (status alleged): It quotes." in page
    (judgement,) = load_case(case_file).judgements
    assert (judgement.user, judgement.kind, judgement.verdict) == ("bea", JudgementKind.STATUS, "alleged")
    assert judgement.id in reviewer.read("/judgements")
    outcome(reviewer, {"do": "undo", "id": judgement.id, "because": "It does not.", "next": "/judgements"})
    case = load_case(case_file)
    assert case.by_id[claim].status.label == "stated"
    assert [each.user for each in case.judgements] == ["bea", "ann"]


def test_two_persons_are_said_to_be_one_and_the_list_tells_so(
    reviewer: Caller, case_file: Path, demo: Case
) -> None:
    people = [each for each in demo.entities if each.type == "person"][:2]
    page = outcome(
        reviewer, {"do": "same", "id": [each.id for each in people], "because": "One man.", "next": "/actors"}
    )
    assert "merged by ann: One man." in page
    assert "Confirmed or corrected by a person" in page
    case = load_case(case_file)
    assert case.entity_of[people[0].mentions[0]] == case.entity_of[people[1].mentions[0]]


def test_a_claim_is_rejected_and_who_asks_for_it_is_told_by_whom(reviewer: Caller, demo: Case) -> None:
    claim = a_claim(demo, "planned")
    assert "Claims" in outcome(
        reviewer,
        {"do": "reject", "id": claim, "because": "No.", "next": f"/claims/{claim}", "after": "/claims"},
    )
    found = reviewer.get(f"/claims/{claim}")
    assert found.status_code == 404
    assert "ann rejected" in found.text


def a_denial(case: Case) -> tuple[str, str, Link]:
    """A denial with its id and the event that is denied."""
    link = next(each for each in case.links if each.relation == "denies" and case.event_of.get(each.right))
    event = case.event_of[link.right]
    return link.id, event.id, link


def offered(page: str, verb: str, identity: str) -> bool:
    """Whether a page has a form that does that with the fact of an id."""
    forms = re.findall(r"<form.*?</form>", page, re.DOTALL)
    return any(f'name="id" value="{identity}"' in form and f'value="{verb}"' in form for form in forms)


def test_a_wrong_link_is_rejected_where_it_is_shown_and_comes_back(
    reviewer: Caller, case_file: Path, demo: Case
) -> None:
    link, event, tie = a_denial(demo)
    place = f"/events/{event}"
    assert offered(reviewer.read(place), "reject", link)
    page = outcome(
        reviewer, {"do": "reject", "id": link, "because": "He means another.", "next": f"{place}#links"}
    )
    assert "rejected by ann (reject denies): He means another." in page
    assert not offered(page, "reject", link)
    case = load_case(case_file)
    (judgement,) = case.judgements
    assert (judgement.kind, judgement.verdict) == (JudgementKind.REJECT, "denies")
    assert judgement.members == (tie.left, tie.right)
    assert link not in case.by_id
    assert {claim.id for claim in case.claims} == {claim.id for claim in demo.claims}
    assert offered(page, "undo", judgement.id)
    page = outcome(reviewer, {"do": "undo", "id": judgement.id, "because": "He does not.", "next": place})
    assert offered(page, "reject", link)
    assert link in load_case(case_file).by_id


def test_a_wrong_denial_is_rejected_among_the_disputes_and_comes_back(
    reviewer: Caller, case_file: Path, demo: Case
) -> None:
    link, _, _ = a_denial(demo)
    assert offered(reviewer.read("/disputes"), "reject", link)
    page = outcome(reviewer, {"do": "reject", "id": link, "because": "No.", "next": "/disputes"})
    (judgement,) = load_case(case_file).judgements
    assert not offered(page, "reject", link)
    assert "Denials that people rejected" in page
    assert offered(page, "undo", judgement.id)
    page = outcome(reviewer, {"do": "undo", "id": judgement.id, "because": "Yes.", "next": "/disputes"})
    assert offered(page, "reject", link)
    assert "Denials that people rejected" not in page


def test_links_are_not_judged_where_the_case_is_only_shown(kept: Path, demo: Case) -> None:
    link, event, _ = a_denial(demo)
    shown = Caller(make_app(kept, read_only=True))
    assert "<form method" not in shown.read("/disputes")
    assert f"/why/{link}" in shown.read(f"/events/{event}")
    assert not offered(shown.read(f"/events/{event}"), "reject", link)


def a_page(case: Case, name: str) -> str:
    return next(page.id for page in case.pages if case.short_refs[page.id] == name)


def test_who_does_what_is_corrected_where_a_claim_is_shown(
    reviewer: Caller, case_file: Path, demo: Case
) -> None:
    claim = next(each for each in demo.claims if each.lemma == "arm" and each.arguments)
    place = f"/claims/{claim.id}"
    assert "Who does it" in reviewer.read(place)
    fields = {"do": "correct", "id": claim.id, "agent": "Uruguay", "theme": "nobody", "next": place}
    page = outcome(reviewer, {**fields, "because": "The yard is the state's."})
    assert "corrected by ann (agent “Uruguay”, theme nobody): The yard is the state&#39;s." in page
    case = load_case(case_file)
    parts = {str(each.role): each.mention for each in case.by_id[claim.id].arguments}
    assert case.entity_of[parts["agent"]].name == "Uruguay"
    assert "theme" not in parts
    assert "Who does it (now “<bdi>Uruguay</bdi>”)" in page


def test_a_claim_is_added_from_words_of_a_page_and_taken_back(
    reviewer: Caller, case_file: Path, demo: Case
) -> None:
    page, words = a_page(demo, "01-harbour"), "Togo opens new fishing terminal"
    start = demo.by_id[page].text.index(words)
    at = f"{start}-{start + len(words)}"
    form = reviewer.read(f"/pages/{page}/judge?at={at}")
    assert f'name="words" value="{at}"' in form
    then = f"/pages/{page}?at={at}#here"
    fields = {"do": "add", "id": page, "words": at, "event": "opens", "agent": "Togo", "tense": "present"}
    shown = outcome(reviewer, {**fields, "because": "It is a claim.", "next": then})
    assert "added by ann: It is a claim." in shown
    case = load_case(case_file)
    (claim,) = {each.id: each for each in case.claims if each.id not in demo.by_id}.values()
    assert (claim.status.label, claim.status.time) == ("stated", "present")
    assert case.entity_of[claim.arguments[0].mention or ""].name == "Togo"
    assert claim.id in case.event_of
    addition, *_ = case.judgements
    assert words in reviewer.read("/judgements")
    form = reviewer.read(f"/pages/{page}/judge")
    assert offered(form, "undo", addition.id)
    outcome(reviewer, {"do": "undo", "id": addition.id, "because": "It is none.", "next": then})
    assert {each.id for each in load_case(case_file).claims} == {each.id for each in demo.claims}


def test_words_are_marked_as_boilerplate_and_as_story(reviewer: Caller, case_file: Path, demo: Case) -> None:
    page = a_page(demo, "06-tribune")
    last = [each for each in demo.on_page(page, "passages") if each.zone == "body"][-1].span
    inside = {each.id for each in demo.on_page(page, "claims") if last.overlaps(each.trigger)}
    fields = {"id": page, "words": f"{last.start}-{last.end}", "next": f"/pages/{page}/judge"}
    form = outcome(reviewer, {**fields, "do": "boilerplate", "because": "It is of another page."})
    assert "words marked as boilerplate by ann: It is of another page." in form
    case = load_case(case_file)
    assert inside
    assert {each.id for each in demo.claims} - {each.id for each in case.claims} == inside
    outcome(reviewer, {**fields, "do": "story", "because": "It is not."})
    case = load_case(case_file)
    assert [str(each.force) for each in case.rulings] == ["replaced", "in force"]
    assert {each.id for each in case.claims} == {each.id for each in demo.claims}


def test_what_is_selected_is_shown_and_never_obeyed(hostile: Path) -> None:
    caller = Caller(make_app(hostile))
    for page in load_case(hostile).pages:
        form = caller.read(f"/pages/{page.id}/judge?at=0-{len(page.text)}")
        assert "&lt;script" in form
        assert "<script src=//" not in form
        for at in ("0-99999", "9-2", "x", "%22%3E%3Cscript%3E"):
            assert 'name="words" required' in caller.read(f"/pages/{page.id}/judge?at={at}")


def test_words_that_nobody_selects_are_not_judged(reviewer: Caller, case_file: Path, demo: Case) -> None:
    page = a_page(demo, "06-tribune")
    fields = {"id": page, "next": f"/pages/{page}"}
    for do, words in (("story", "What is not there"), ("boilerplate", "99990-99999"), ("add", "")):
        told = outcome(reviewer, {**fields, "do": do, "words": words})
        assert "is nothing that stands on 06-tribune" in told
    assert load_case(case_file).judgements == ()
    assert "<form method" not in Caller(make_app(case_file, read_only=True)).read(f"/pages/{page}/judge")


def test_what_cannot_be_meant_is_told_and_changes_nothing(
    reviewer: Caller, case_file: Path, demo: Case
) -> None:
    claim = a_claim(demo, "stated")
    page = outcome(
        reviewer, {"do": "correct", "id": claim, "time": "last tuesday", "next": f"/claims/{claim}"}
    )
    assert "is no time in EDTF" in page
    assert f'href="/claims/{claim}"' in page
    assert load_case(case_file).judgements == ()


@pytest.mark.parametrize(
    "fields", [{"do": "same"}, {"do": "correct", "id": "clm-1"}, {"do": "destroy", "id": "clm-1"}, {}]
)
def test_a_form_that_says_nothing_is_refused(reviewer: Caller, fields: dict[str, str | list[str]]) -> None:
    assert reviewer.send("/review", fields).status_code == 409


def test_of_two_writers_one_is_told_who_writes(reviewer: Caller, case_file: Path, demo: Case) -> None:
    claim = a_claim(demo, "stated")
    with writer_lock(case_file.resolve(), "add"):
        page = outcome(
            reviewer, {"do": "accept", "accepted": "stated", "id": claim, "next": f"/claims/{claim}"}
        )
    assert re.search("dateline add.*is writing this case file", page)
    assert load_case(case_file).judgements == ()


def test_two_reviewers_put_their_logs_together_and_see_where_they_differ(
    reviewer: Caller, case_file: Path, kept: Path, tmp_path: Path, demo: Case
) -> None:
    claim = a_claim(demo, "stated")
    said: dict[str, str | list[str]] = {"do": "correct", "id": claim, "next": "/judgements"}
    other = Caller(make_app(shutil.copy(kept, tmp_path / "other.dateline"), user="bea"))
    outcome(other, {**said, "status": "alleged", "because": "It quotes."})
    outcome(reviewer, {**said, "status": "planned", "because": "It is to come."})
    log = other.get("/judgements.jsonl").content
    place = reviewer.send("/judgements", {}, files=[("log", ("judgements.jsonl", log))]).headers["location"]
    page = reviewer.read(place if not place.startswith("/jobs") else f"{place}/events")
    assert "event: end" in page or "in conflict" in page
    told = reviewer.read("/judgements")
    assert "in conflict" in told
    assert "It quotes." in told
    assert {each.user for each in load_case(case_file).judgements} == {"ann", "bea"}


@pytest.mark.parametrize("log", [b"", b"{}", b"\xff\xfe", b'{"at": 1}\n'])
def test_a_log_that_is_none_changes_nothing(reviewer: Caller, case_file: Path, log: bytes) -> None:
    answer = reviewer.send("/judgements", {}, files=[("log", ("judgements.jsonl", log))])
    place = answer.headers["location"]
    if place.startswith("/jobs/"):
        reviewer.read(f"{place}/events")
    assert load_case(case_file).judgements == ()
    assert reviewer.send("/judgements", {}).status_code == 409


def test_what_is_only_shown_is_not_judged(case_file: Path, demo: Case) -> None:
    open_desk, shown = Caller(make_app(case_file)), Caller(make_app(case_file, read_only=True))
    assert open_desk.csrf() != ""
    fields = {"do": "accept", "accepted": "stated", "id": a_claim(demo, "stated")}
    assert shown.send("/review", fields, csrf=shown.app.terms.csrf).status_code == 403  # type: ignore[attr-defined]
    assert load_case(case_file).judgements == ()


def test_what_does_not_apply_leaves_the_queue_and_changes_nothing_else(
    reviewer: Caller, case_file: Path, demo: Case
) -> None:
    first = re.findall(r"/events/(evt-\w+)", reviewer.read("/review"))[0]
    fields: dict[str, str | list[str]] = {
        "do": "aside",
        "id": first,
        "because": "Old news.",
        "next": "/review",
    }
    assert first not in outcome(reviewer, fields)
    case = load_case(case_file)
    (judgement,) = case.judgements
    assert (judgement.kind, judgement.because) == (JudgementKind.NOTE, "Not applicable. Old news.")
    assert (case.claims, case.events) == (demo.claims, demo.events)


def test_the_queue_puts_what_rests_on_little_first(reviewer: Caller) -> None:
    page = reviewer.read("/review")
    assert "Most worth a look" in page
    assert "one witness" in page
