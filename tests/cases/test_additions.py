"""Claims that people add stand where rules would put them, and are judged as others are."""

from __future__ import annotations

import pytest

from dateline.cases.additions import add_claims, added_id
from dateline.cases.corrections import correct
from dateline.cases.rulings import rule_on
from dateline.model import (
    Claim,
    Expression,
    Force,
    Judgement,
    Label,
    Page,
    Ruling,
    Span,
    Symbol,
    Tense,
    TimexType,
    Trigger,
)
from dateline.stage import Notes
from tests.cases.accounts import Desk
from tests.cases.log import judged
from tests.factories import by

TEXT = "Orvia sent rifles on Monday. Tolland wept.\nMore of it."


def at(words: str) -> str:
    return f"{TEXT.index(words)}-{TEXT.index(words) + len(words)}"


@pytest.fixture
def desk() -> Desk:
    """A page with one claim of a rule, and somebody in its second sentence."""
    found = Desk(one=TEXT, two="Brenn wept.")
    found.tell("one", "sent", agent="Orvia", theme="rifles")
    found.mention("one", "Tolland")
    return found


def addition(desk: Desk, at_: int, event: str, clause: str, user: str = "ann") -> Judgement:
    return judged(at_, "add", desk.pages["one"].id, verdict=f"{at(event)}/{at(clause)}", user=user)


def made(desk: Desk, *log: Judgement, more: Notes | None = None) -> tuple[Notes, tuple[Ruling, ...]]:
    """The notes of the page as people judged it, and the rulings."""
    articles = desk.articles()
    page = desk.pages["one"].id
    for kind in more or ():
        articles[page] = articles[page].replacing(kind, (*articles[page][kind], *(more or Notes())[kind]))
    planted = add_claims(articles, log)
    corrected, rulings = correct(planted, rule_on(log, planted))
    return corrected[page], rulings


def test_an_added_claim_is_the_outlets_own_word_until_more_is_said(desk: Desk) -> None:
    judgement = addition(desk, 1, "wept", "Tolland wept.")
    layers, (ruling,) = made(desk, judgement)
    _, claim = layers[Claim]
    (trigger,) = layers[Trigger]
    assert (claim.id, claim.chain, claim.lemma) == (added_id(judgement), (), "wept")
    assert (claim.status.label, claim.status.time) == (Label.STATED, Tense.UNKNOWN)
    assert [each.pair for each in claim.evidence] == [[*map(int, at("Tolland wept.").split("-"))]]
    assert claim.by == by("judgement.add/1", judgement.id, trigger.id)
    assert (ruling.force, ruling.members, ruling.evidence) == (Force.IN_FORCE, (claim.id,), claim.evidence)


def test_it_stands_in_the_sentence_of_what_is_beside_it_and_has_its_time(desk: Desk) -> None:
    monday = Span(desk.pages["one"].id, *map(int, at("Monday").split("-")))
    expression = Expression(monday, TimexType.DATE, Symbol("now+1D"), None, 4, 0, 0, 0, by())
    more = Notes({Expression: [expression]})
    claim = made(desk, addition(desk, 1, "rifles", "rifles on Monday"), more=more)[0][Claim][-1]
    assert (claim.expression, claim.sentence) == (expression.id, 0)
    alone = made(desk, addition(desk, 1, "More", "More of it."), more=more)[0][Claim][-1]
    assert (alone.expression, alone.sentence) == (None, 5)


def test_the_lemma_is_that_of_the_same_word_elsewhere(desk: Desk) -> None:
    page = desk.pages["two"]
    word = Span(page.id, page.text.index("wept"), page.text.index("wept") + 4)
    articles = desk.articles()
    trigger = Trigger(word, 0, 1, "weep", None, "process", by())
    articles[page.id] = articles[page.id].plus([trigger], (Trigger,))
    found = add_claims(articles, [addition(desk, 1, "wept", "Tolland wept.")])
    claim = found[desk.pages["one"].id][Claim][-1]
    assert (claim.lemma, claim.predicate, claim.mode) == ("weep", None, None)


def test_what_a_rule_has_found_is_not_added(desk: Desk) -> None:
    layers, (ruling,) = made(desk, addition(desk, 1, "sent", "Orvia sent rifles"))
    assert list(layers[Claim]) == desk.claims["one"]
    assert ruling.force is Force.IN_FORCE


def test_more_is_said_of_it_as_of_any_claim(desk: Desk) -> None:
    added = addition(desk, 1, "wept", "Tolland wept.")
    claim = added_id(added)
    log = [
        added,
        judged(2, "status", claim, verdict="denied"),
        judged(3, "agent", claim, verdict=at("Tolland")),
        judged(4, "source", claim, verdict=at("Orvia")),
    ]
    layers, rulings = made(desk, *log)
    found = layers[Claim][-1]
    assert {ruling.members for ruling in rulings} == {(found.id,)}
    assert found.id != claim
    assert (found.status.label, len(found.chain), len(found.arguments)) == (Label.DENIED, 1, 1)
    assert "judgement.add/1" in found.by.premises


def test_what_is_taken_back_is_gone_and_what_was_said_of_it_waits(desk: Desk) -> None:
    added = addition(desk, 1, "wept", "Tolland wept.")
    said, undo = (
        judged(2, "status", added_id(added), verdict="denied"),
        judged(3, "undo", added.id, verdict=""),
    )
    layers, rulings = made(desk, added, said, undo)
    assert list(layers[Claim]) == desk.claims["one"]
    assert [each.force for each in rulings] == [Force.UNDONE, Force.WAITING, Force.IN_FORCE]
    again = judged(4, "undo", undo.id, verdict="")
    layers, rulings = made(desk, added, said, undo, again)
    assert layers[Claim][-1].status.label is Label.DENIED


def test_of_two_on_one_word_the_later_counts(desk: Desk) -> None:
    log = addition(desk, 1, "wept", "wept"), addition(desk, 2, "wept", "Tolland wept.", user="bob")
    layers, rulings = made(desk, *log)
    assert [each.force for each in rulings] == [Force.IN_CONFLICT, Force.IN_FORCE]
    assert layers[Claim][-1].evidence[0].start == TEXT.index("Tolland")


def test_who_rejects_it_contradicts_who_added_it(desk: Desk) -> None:
    added = addition(desk, 1, "wept", "Tolland wept.")
    layers, rulings = made(desk, added, judged(2, "reject", added_id(added), verdict="claim", user="bob"))
    assert list(layers[Claim]) == desk.claims["one"]
    assert [each.force for each in rulings] == [Force.IN_CONFLICT, Force.IN_FORCE]


@pytest.mark.parametrize("verdict", ["900-904/890-910", "5-9/20-30", "9-5/0-20"])
def test_words_that_are_not_there_wait(desk: Desk, verdict: str) -> None:
    layers, (ruling,) = made(desk, judged(1, "add", desk.pages["one"].id, verdict=verdict))
    assert list(layers[Claim]) == desk.claims["one"]
    assert ruling.force is Force.WAITING


def test_a_page_that_is_not_in_the_case_waits(desk: Desk) -> None:
    _, (ruling,) = made(desk, judged(1, "add", Page("none", "Nothing.").id, verdict="0-7/0-8"))
    assert (ruling.force, ruling.evidence) == (Force.WAITING, ())
