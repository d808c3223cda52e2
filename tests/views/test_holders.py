"""Below which act of its sentence an event is told, and when a row says of which word it is told."""

from __future__ import annotations

from functools import cache

import pytest

from dateline.model import Case, Claim
from dateline.views.chapters import first_screen
from dateline.views.holders import holder_of, word_meant
from dateline.views.tellers import teller_of
from tests.lab import build_case, make_page


@cache
def case_of(*texts: str) -> Case:
    return build_case(
        make_page(text, ref=f"page{number}", published="2026-03-04") for number, text in enumerate(texts)
    )


def claim_of(case: Case, lemma: str) -> Claim:
    return next(claim for claim in case.claims if claim.lemma == lemma)


TABLE = [
    # what the sentence tells first is held by nothing
    ("Lorn burned the barge.", "burn", None, ""),
    ("Lorn burned the barge and sank the tug.", "sink", None, ""),
    # what is told below it is
    ("The mayor closed the harbour to punish Lorn.", "punish", "close", "punish"),
    ("Guards seized the barge after Lorn burned the mill.", "burn", "seize", "burned"),
    ("Guards who burned the mill seized the barge.", "burn", "seize", "burned"),
    # who says so stands beside the event
    ("The mayor said that Lorn burned the barge.", "burn", None, ""),
    ("The mayor said that guards seized the barge after Lorn burned the mill.", "burn", "seize", "burned"),
    # another status beside it
    ("Lorn burned the barge but did not sink the tug.", "sink", None, "sink"),
    # who names an event does something else
    ("The mayor condemned the attack on the barge.", "attack", "condemn", "attack"),
]


@pytest.mark.parametrize(("text", "lemma", "holder", "word"), TABLE)
def test_what_holds_an_event_and_its_word(text: str, lemma: str, holder: str | None, word: str) -> None:
    case = case_of(text)
    claim = claim_of(case, lemma)
    found = holder_of(case, claim)
    assert (found.lemma if found else None) == holder
    assert word_meant(case, claim) == word


def test_what_is_said_stands_for_why_it_is_said() -> None:
    case = case_of("Calling Lorn a liar, the mayor said that guards seized the barge.")
    found = holder_of(case, claim_of(case, "call"))
    assert found is not None
    assert found.lemma == "seize"


def test_a_row_is_of_what_its_sentence_tells_first() -> None:
    case = case_of("The mayor of Velm closed the harbour on Monday to punish Lorn for the raid.")
    (row,) = first_screen(case).shown
    assert case.event_of[claim_of(case, "close").id].id == row.id
    assert row.telling.about == ""
    assert row.status == "stated"


def test_an_event_is_told_by_a_sentence_that_tells_it_first() -> None:
    case = case_of(
        "The guards left the harbour because Lorn burned the old barge on Monday.",
        "Lorn burned the old barge on Monday in the harbour of Velm.",
    )
    claims = [claim for claim in case.claims if claim.lemma == "burn"]
    events = {case.event_of[claim.id].id for claim in claims}
    assert len(events) == 1
    assert holder_of(case, teller_of(case, case.by_id[events.pop()])) is None
