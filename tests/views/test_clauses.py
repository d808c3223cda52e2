"""A headline in the page's own words: the clause of a claim, with signs of what is left out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dateline.cases.speakers import quote
from dateline.model import Span
from dateline.views.clauses import clause_of, closed
from dateline.views.timeline import timeline
from tests.factories import affair
from tests.lab import make_page


def test_the_headline_is_the_clause_of_the_claim_that_an_event_stands_on() -> None:
    case = affair()
    words = {moment.label: moment.words for moment in timeline(case)}
    visits = next(claim for claim in case.claims if claim.id == case.events[0].anchor)
    text = case.by_id[visits.trigger.page].text
    assert words["visit"].split()[0] in text
    assert len(words["visit"].split()) <= 24


def test_an_event_without_an_anchor_is_told_by_its_fullest_claim() -> None:
    case = affair()
    bare = replace(case, events=tuple(replace(event, anchor=None) for event in case.events))
    assert all(moment.words for moment in timeline(bare))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[Guards] of the mill [burned it]. They left.", "Guards … burned it"),
        ("[Guards burned it] at night.", "Guards burned it …"),
        ("[Guards burned it], and left.", "Guards burned it"),
        ("[Guards burned it] and left.", "Guards burned it"),
        ("“[Guards burned it],” he said.", "Guards burned it"),
        ("“[Guards burned it,” he said], smiling.", "“Guards burned it,” he said"),
        ("[He told of “a lie]” at night.", "He told of “a lie” …"),
        ("[He left (by ship]).", "He left (by ship)"),
    ],
)
def test_words_that_are_left_out_and_marks_that_are_not(text: str, told: str) -> None:
    case = affair()
    claim, page = case.claims[0], make_page(text.replace("[", "").replace("]", ""))
    places = [at - number for number, at in enumerate(at for at, sign in enumerate(text) if sign in "[]")]
    spans = tuple(Span(page.id, start, end) for start, end in zip(places[::2], places[1::2], strict=True))
    claim = replace(claim, trigger=spans[0], clause=spans)
    assert clause_of(replace(case, pages=(*case.pages, page)), claim) == told


def test_a_claim_that_nobody_parsed_is_told_by_its_evidence() -> None:
    case = affair()
    claim = replace(case.claims[0], clause=())
    assert clause_of(case, claim) == " … ".join(quote(case, span) for span in claim.evidence)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("“the ferry left", "the ferry left"),
        ("the ferry” left,", "the ferry left"),
        ("he called it “a lie”", "he called it “a lie”"),
        ('he "left', "he left"),
    ],
)
def test_a_mark_without_its_partner_goes(words: str, told: str) -> None:
    assert closed(words) == told
