"""The demo case shows what examples/README.md says that it should, whatever the golden outline says."""

from __future__ import annotations

from typing import Any

import pytest

from dateline.model import Case, Claim, Event, How, Label, Page, Zone


@pytest.fixture(scope="module")
def pages(demo: Case) -> dict[str, Page]:
    return {page.ref: page for page in demo.pages}


@pytest.fixture(scope="module")
def visit(demo: Case) -> Event:
    """The event with most claims among those of the visit of October 2025."""
    visits = [
        event
        for event in demo.events
        if event.predicate == "CONSULT" and (event.earliest or "").startswith("2025-10-14")
    ]
    return max(visits, key=lambda event: len(event.claims))


def claims_with(demo: Case, page: Page, *lemmas: str) -> list[Claim]:
    return [claim for claim in demo.on_page(page.id, "claims") if claim.lemma in lemmas]


def voices(demo: Case, claim: Claim) -> set[str]:
    """The names of all entities that a claim's chain names."""
    return {
        entity.name
        for attribution in claim.chain
        for entity in demo.entities_of(demo.by_id[attribution].sources)
    }


@pytest.mark.parametrize("ref", ["01-harbour-herald", "02-viralpress-copy"])
def test_pages_that_say_tomorrow_are_dated_by_another_page(
    demo: Case, pages: dict[str, Page], ref: str
) -> None:
    estimate = demo.estimate_of[pages[ref].id]
    assert (estimate.value, estimate.how) == ("2025-10-13", How.INFERRED)
    assert estimate.by.premises


def test_the_page_with_a_bare_date_lies_in_the_week_before_it(demo: Case, pages: dict[str, Page]) -> None:
    estimate = demo.estimate_of[pages["04-coast-courier"].id]
    assert "2025-10-07" <= str(estimate.earliest) <= str(estimate.latest) <= "2025-10-14"


def test_the_visit_is_one_event_and_not_an_earlier_one(
    demo: Case, pages: dict[str, Page], visit: Event
) -> None:
    claims: list[Claim] = [demo.by_id[claim] for claim in visit.claims]
    refs = {page.ref for page in pages.values() if page.id in {claim.trigger.page for claim in claims}}
    assert refs >= {
        "01-harbour-herald",
        "02-viralpress-copy",
        "04-coast-courier",
        "08-follow-up",
        "meridian-wire",
        "gulf-mirror",
    }
    assert {claim.status.label for claim in claims} >= {Label.PLANNED, Label.STATED}
    assert all(
        (time.latest or "2025-10") >= "2025-10" for claim in claims if (time := demo.time_of.get(claim.id))
    )


def test_copies_are_one_witness(demo: Case, pages: dict[str, Page], visit: Event) -> None:
    groups = {frozenset(copies.pages) for copies in demo.copies if len(copies.pages) > 1}
    assert frozenset({pages["01-harbour-herald"].id, pages["02-viralpress-copy"].id}) in groups
    assert frozenset({pages["meridian-wire"].id, pages["gulf-mirror"].id}) in groups
    told = {demo.by_id[claim].trigger.page for claim in visit.claims}
    assert demo.witnesses(visit.id) <= len(told) - 2


def test_the_delivery_is_alleged_by_named_states_and_denied_by_others(demo: Case) -> None:
    told = [claim for claim in demo.claims if claim.predicate == "AID" and claim.lemma == "deliver"]
    assert {
        name for claim in told if claim.status.label == Label.ALLEGED for name in voices(demo, claim)
    } >= {"Senegal", "Togo"}
    assert {name for claim in told if claim.status.label == Label.DENIED for name in voices(demo, claim)} & {
        "Uruguay",
        "Ernesto Baldovino",
    }


def test_two_denials_in_one_sentence_are_two(demo: Case, pages: dict[str, Page]) -> None:
    denied = {
        (claim.lemma, name)
        for claim in demo.on_page(pages["06-tribune-denial"].id, "claims")
        if claim.status.label == Label.DENIED
        for name in voices(demo, claim)
    }
    assert denied >= {("carry", "Ghana"), ("deliver", "Uruguay")}


def test_nothing_comes_from_boilerplate(demo: Case) -> None:
    idle = [passage.span for passage in demo.passages if passage.zone == Zone.BOILERPLATE]
    facts: list[Any] = [*demo.mentions, *demo.timexes]
    assert idle
    assert [fact for fact in facts if any(span.overlaps(fact.span) for span in idle)] == []
    assert [entity.name for entity in demo.entities if "Hartwick" in entity.name] == []


def test_glued_words_are_read_apart(demo: Case, pages: dict[str, Page]) -> None:
    read = {edit.text for edit in demo.on_page(pages["02-viralpress-copy"].id, "edits")}
    assert read >= {"the second", "Togo have", "Ofori-Mintah in", "And Ofori-Mintah"}


@pytest.mark.parametrize("lemma", ["buy", "close", "invite", "regret"])
def test_fears_and_wishes_are_not_stated(demo: Case, pages: dict[str, Page], lemma: str) -> None:
    found = claims_with(demo, pages["07-opinion"], lemma)
    assert found
    assert {claim.status.label for claim in found} & {Label.STATED} == set()


@pytest.mark.parametrize(("ref", "lemma"), [("08-follow-up", "meeting"), ("06-tribune-denial", "cancel")])
def test_what_did_not_happen_is_negated(demo: Case, pages: dict[str, Page], ref: str, lemma: str) -> None:
    assert {claim.status.label for claim in claims_with(demo, pages[ref], lemma)} == {Label.NEGATED}
