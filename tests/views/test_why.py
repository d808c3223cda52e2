"""Reasons: every fact walks down to characters of a page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from dateline.errors import DatelineError
from dateline.model import By, Run
from dateline.views.events import event_detail
from dateline.views.why import Reason, why
from tests.factories import affair, by

SAYS = {
    "test.claim/1": "A verb names an event.",
    "test.dating/1": "Tomorrow is a day that another page dates.",
}


def flat(reason: Reason) -> Iterator[Reason]:
    yield reason
    for part in reason.parts:
        yield from flat(part)


@pytest.mark.parametrize(
    "fact", [fact for fact in affair().by_id if not fact.startswith(("art", "sto", "cop", "jud", "prb"))]
)
def test_every_fact_stands_on_characters_of_a_page(fact: str) -> None:
    case = affair()
    text = {page.ref: page.text for page in case.pages}
    quotes = [quote for reason in flat(why(case, fact, SAYS)) for quote in reason.quotes]
    assert quotes
    assert all(" ".join(text[quote.page][quote.start : quote.end].split()) == quote.words for quote in quotes)


@pytest.mark.parametrize("fact", list(affair().by_id))
def test_every_fact_can_be_asked_for(fact: str) -> None:
    assert why(affair(), fact, SAYS).what


def test_a_rule_comes_with_its_sentence() -> None:
    assert why(affair(), affair().claims[0].id, SAYS).rules == (("test.claim/1", "A verb names an event."),)


def test_a_claim_comes_with_whose_word_it_is_and_its_status() -> None:
    found = why(affair(), affair().claims[2].id, SAYS)
    assert found.what == "denied: gazette.example › Ruritania: “Ruritania denies sending rifles”"
    assert found.notes == ("told as certain, not so and past",)


def test_an_attribution_names_its_parts() -> None:
    found = next(
        part for part in why(affair(), affair().claims[0].id, SAYS).parts if part.kind == "attribution"
    )
    assert [(quote.part, quote.words) for quote in found.quotes] == [
        ("source", "the palace"),
        ("cue", "said"),
        ("content", "The premier of Ruritania will visit Graustark tomorrow"),
    ]
    assert (found.what, found.notes) == ("to the palace (say, indirect)", ())


@pytest.mark.parametrize(
    ("reason", "note"),
    [
        (
            by("attribution.learned/1", score=0.62),
            "the model of attribution 0123abcd found it, with a score of 0.62",
        ),
        (
            by("test.cue/1", "attribution.bounds/1"),
            "the model of attribution 0123abcd set where source, cue and content begin and end",
        ),
    ],
)
def test_what_the_model_did_is_told_with_its_name(reason: By, note: str) -> None:
    case = affair()
    said = replace(case.attributions[0], by=reason)
    found = why(
        replace(
            case, attributions=(said, *case.attributions[1:]), run=Run("1", ("attribution/3:ffff+0123abcd",))
        ),
        said.id,
        SAYS,
    )
    assert found.notes == (note,)


def test_rules_among_the_premises_are_explained_too() -> None:
    case = affair()
    claim = replace(case.claims[4], by=replace(case.claims[4].by, premises=("test.dating/1",)))
    found = why(replace(case, claims=(*case.claims[:4], claim)), claim.id, SAYS)
    assert [rule for rule, _ in found.rules] == ["test.claim/1", "test.dating/1"]


def test_a_page_answers_why_it_is_dated_so() -> None:
    gazette = next(page for page in affair().pages if page.ref == "gazette")
    found = why(affair(), gazette.id, SAYS)
    assert why(affair(), "gazette", SAYS) == found
    assert found.what == "gazette was published 2021-05-03 (inferred)"
    assert found.steps == ("so gazette was written on 2021-05-03",)
    assert found.rules[0][1] == "Tomorrow is a day that another page dates."
    assert {"tomorrow", "The premier of Ruritania visits Graustark"} <= {
        quote.words for reason in flat(found) for quote in reason.quotes
    }


def test_a_declared_day_leads_to_the_page_that_declares_it() -> None:
    herald = next(page for page in affair().pages if page.ref == "herald")
    assert [part.what for part in why(affair(), herald.id, SAYS).parts] == [
        "herald (herald.txt declares 2021-05-03)"
    ]


def test_below_a_day_claims_are_named_with_their_words_but_not_explained() -> None:
    gazette = next(page for page in affair().pages if page.ref == "gazette")
    parts = {part.kind: part for part in why(affair(), gazette.id, SAYS).parts}
    assert parts["words of time"].rules
    assert (parts["claim"].rules, parts["claim"].parts, bool(parts["claim"].quotes)) == ((), (), True)


def test_a_fact_is_explained_once() -> None:
    found = list(flat(why(affair(), affair().events[0].id, SAYS)))
    explained = [(reason.kind, reason.id, reason.what) for reason in found if reason.rules and reason.id]
    assert len(explained) == len(set(explained))
    assert any(reason.again for reason in found)


def test_premises_that_go_round_end() -> None:
    case = affair()
    first, second = case.claims[3], case.claims[4]
    round_trip = (
        replace(first, by=replace(first.by, premises=(second.id,))),
        replace(second, by=replace(second.by, premises=(first.id,))),
    )
    assert len(list(flat(why(replace(case, claims=(*case.claims[:3], *round_trip)), first.id, SAYS)))) < 10


def test_the_beginning_of_an_id_is_enough_when_no_other_begins_so() -> None:
    claim = affair().claims[0].id
    assert why(affair(), claim[:8], SAYS).id == claim


@pytest.mark.parametrize(
    ("given", "message"),
    [("clm-", "begin with"), ("clm-zzz", "dateline timeline"), ("", "dateline timeline")],
)
def test_an_unknown_id_says_how_to_find_one(given: str, message: str) -> None:
    with pytest.raises(DatelineError, match=message):
        why(affair(), given, SAYS)


def test_a_mention_leads_to_what_it_refers_to() -> None:
    he = next(mention for mention in affair().mentions if mention.name == "He")
    found = [(reason.kind, reason.what) for reason in flat(why(affair(), he.id, SAYS))]
    assert found == [
        ("mention", "person the premier of Ruritania"),
        ("coreference", "means the same as premier"),
        ("mention", "person the premier of Ruritania"),
    ]


@pytest.mark.parametrize(
    ("number", "what"),
    [
        (0, "planned: visit (2021-05-04)"),
        (1, "alleged and denied: sending of rifles (no date)"),
        (2, "stated: first trip (2000-07)"),
    ],
)
def test_an_event_is_never_told_without_its_status(number: int, what: str) -> None:
    assert why(affair(), affair().events[number].id, SAYS).what == what


def test_an_event_is_shown_with_its_claims_and_links() -> None:
    found = event_detail(affair(), affair().events[1].id)
    assert [entry.status for entry in found.claims] == ["alleged", "denied"]
    assert [link.relation for link in found.links] == ["denies"]


def test_a_claim_leads_to_its_event() -> None:
    assert event_detail(affair(), affair().claims[0].id).moment.label == "visit"


def test_what_belongs_to_no_event_says_so() -> None:
    with pytest.raises(DatelineError, match="belongs to none"):
        event_detail(affair(), affair().entities[0].id)
