"""What a reader must know first, and what is background."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pytest

from dateline.cases import ranking
from dateline.cases.claim_features import World
from dateline.cases.events.events import merge_events
from dateline.cases.ranking import AGAIN, RETOLD, WEIGHTS, Weighed, again, rank_events
from dateline.cases.ranking import Desk as RankingDesk
from dateline.model import Event, EventTime, Ground, Label, Rank
from tests.cases.accounts import Desk

SEIZE = ("COERCE", "seize")


def ranks(scene: Desk, copies: Iterable[Iterable[str]] = ()) -> dict[str, Rank]:
    """The ranks of the events by their first word."""
    articles, notes = scene.articles(), scene.notes(copies=copies)
    notes = notes.plus(merge_events(articles, notes), (Event, EventTime))
    words = {claim.id: claim.lemma for claims in scene.claims.values() for claim in claims}
    events = {event.id: event for event in notes[Event]}
    return {words[events[rank.event].claims[0]]: rank for rank in rank_events(articles, notes)}


def test_no_weight_is_against_its_meaning() -> None:
    against = {name for name, weight in WEIGHTS.items() if weight < 0}
    assert against <= {"planned", "supposed", "saying", "noun", "old", "late"}


def test_what_several_pages_tell_of_named_parties_comes_first() -> None:
    scene = Desk(one="Karsk seized boats. It rained.", two="Karsk seized boats.")
    scene.tell("one", "seized", lemma="seize", agent="Karsk", code=SEIZE, days="2031-06-18")
    scene.tell("two", "seized", lemma="seize", agent="Karsk", code=SEIZE, days="2031-06-18")
    scene.tell("one", "rained", lemma="rain")
    found = ranks(scene)
    assert found["seize"].place == 1
    assert found["seize"].by.rule == "case.ranking.told/1"
    assert [ground.rule for ground in found["seize"].by.grounds if ground.weight < 0] == []


def test_what_is_only_supposed_is_behind_what_is_told() -> None:
    scene = Desk(one="Karsk may seize boats. Karsk met Halvard.")
    scene.tell("one", "seize", agent="Karsk", code=SEIZE, label=Label.HYPOTHETICAL)
    scene.tell("one", "met", lemma="meet", agent="Karsk", to="Halvard", code=SEIZE)
    found = ranks(scene)
    points = {word: sum(ground.weight for ground in rank.by.grounds) for word, rank in found.items()}
    assert points["meet"] > points["seize"]


def test_pages_count_with_their_copies_once() -> None:
    scene = Desk(one="Karsk seized boats.", two="Karsk seized boats.", three="It rained.")
    for page in ("one", "two"):
        scene.tell(page, "seized", lemma="seize", agent="Karsk", code=SEIZE, days="2031-06-18")
    scene.tell("three", "rained", lemma="rain")
    apart = share_of_pages(ranks(scene)["seize"])
    together = share_of_pages(ranks(scene, copies=[["one", "two"]])["seize"])
    assert (apart > 0, together) == (True, 0)


def share_of_pages(rank: Rank) -> float:
    """What the pages on which an event is told weigh for it."""
    return sum(ground.weight for ground in rank.by.grounds if ground.rule == "case.ranking.pages/1")


@pytest.mark.parametrize(("days", "known"), [("2031-06-18", True), (("2031-06-01", "2031-06-30"), False)])
def test_a_known_day_weighs_for_an_event(days: tuple[str, str] | str, *, known: bool) -> None:
    scene = Desk(one="Karsk seized boats.")
    scene.tell("one", "seized", agent="Karsk", code=SEIZE, days=days)
    rules = {ground.rule for ground in ranks(scene)["seized"].by.grounds}
    assert ("case.ranking.day/1" in rules) is known


def test_what_a_page_tells_first_stands_before_what_it_tells_later() -> None:
    scene = Desk(one="It rained. Karsk took boats.", two="Karsk seized boats.")
    scene.tell("one", "took", lemma="take", agent="Karsk", sentence=1)
    scene.tell("two", "seized", lemma="seize", agent="Karsk")
    found = ranks(scene)
    assert "case.ranking.late/1" in {ground.rule for ground in found["take"].by.grounds}
    assert "case.ranking.late/1" not in {ground.rule for ground in found["seize"].by.grounds}


def test_a_type_that_chronologies_tell_of_weighs_for_an_event() -> None:
    scene = Desk(one="Karsk seized boats. Karsk met Halvard.")
    scene.tell("one", "seized", lemma="seize", agent="Karsk", code=SEIZE)
    scene.tell("one", "met", lemma="meet", agent="Karsk")
    rules = {word: {ground.rule for ground in rank.by.grounds} for word, rank in ranks(scene).items()}
    assert "case.ranking.type/1" in rules["seize"]
    assert "case.ranking.type/1" not in rules["meet"]


def weighed(event: Event, points: float) -> Weighed:
    return Weighed(event, (Ground("case.ranking.type/1", (), points),))


def test_of_events_that_tell_the_same_the_second_stands_behind_another(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    scene = Desk(one="Karsk seized boats. Karsk took boats. It rained.")
    for word in ("seized", "took", "rained"):
        scene.tell("one", word, lemma=word)
    articles, notes = scene.articles(), scene.notes()
    notes = notes.plus(merge_events(articles, notes), (Event, EventTime))
    desk = RankingDesk(World(articles, notes))
    seized, took, rained = sorted(notes[Event], key=desk.order)
    twins = {desk.anchor(seized), desk.anchor(took)}
    monkeypatch.setattr(desk.comparison, "likely", lambda *pair: 0.9 * (set(pair) == twins))
    ranked = [weighed(seized, 3.0), weighed(took, 2.0), weighed(rained, 1.0)]
    found = list(desk.varied(ranked))
    assert [each.event for each in found] == [seized, rained, took]
    assert [each.told_before for each in found] == [0, 0, 0.9]
    assert [(each.facts, each.weight) for each in again(found[2])] == [((seized.anchor,), 0.9 * AGAIN)]
    assert not list(again(found[0]))


def test_a_sentence_is_retold_by_one_before_it_of_which_the_same_is_not_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    scene = Desk(one="Karsk seized boats. Karsk took boats. Boats went. It rained.")
    words = ("seized", "took", "went", "rained")
    for number, word in enumerate(words):
        scene.tell("one", word, lemma=word, sentence=number)
    articles, notes = scene.articles(), scene.notes()
    notes = notes.plus(merge_events(articles, notes), (Event, EventTime))
    desk = RankingDesk(World(articles, notes))
    events = sorted(notes[Event], key=desk.order)
    likely = np.zeros((4, 4))
    likely[0, 1], likely[1, 2], likely[0, 3] = 0.9, 0.9, 0.4
    monkeypatch.setattr(ranking, "repeats", lambda *_: likely)
    found = list(desk.retold([weighed(event, 1.0) for event in events]))
    assert [each.retold for each in found] == ["", events[0].anchor, "", ""], (
        "what goes repeats only what has a row"
    )
    (ground,) = again(found[1])
    assert (ground.rule, ground.facts, ground.weight) == (RETOLD, (events[0].anchor,), 0)
