"""What a reader must know first, and what is background."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from dateline.cases.agreement.agreement import weigh_agreement
from dateline.cases.events.events import merge_events
from dateline.cases.ranking import WEIGHTS, rank_events
from dateline.model import Event, Label, Passage, Position, Rank, Zone
from tests.cases.accounts import Desk
from tests.factories import at, by

SEIZE = ("COERCE", "seize")


def ranks(scene: Desk, passages: Sequence[Passage] = ()) -> dict[str, Rank]:
    """The ranks of the events by their first word."""
    articles = {page: notes.plus(passages, (Passage,)) for page, notes in scene.articles().items()}
    notes = scene.notes()
    notes = notes.plus(merge_events(articles, notes), (Event,))
    notes = notes.plus(
        (each for each in weigh_agreement(articles, notes) if isinstance(each, Position)), (Position,)
    )
    words = {claim.id: claim.lemma for claims in scene.claims.values() for claim in claims}
    events = {event.id: event for event in notes[Event]}
    return {words[events[rank.event].claims[0]]: rank for rank in rank_events(articles, notes)}


def test_no_weight_is_against_its_meaning() -> None:
    assert {name for name, weight in WEIGHTS.items() if weight < 0} <= {"supposed", "saying", "noun"}


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
    scene.tell("one", "met", lemma="meet", agent="Karsk", to="Halvard")
    found = ranks(scene)
    points = {word: sum(ground.weight for ground in rank.by.grounds) for word, rank in found.items()}
    assert points["meet"] > points["seize"]


@pytest.mark.parametrize(("zone", "leads"), [(Zone.BODY, True), (Zone.CAPTION, False)])
def test_the_lead_of_a_page_is_its_first_passages_of_body(zone: Zone, *, leads: bool) -> None:
    scene = Desk(one="Karsk seized boats.")
    scene.tell("one", "seized", agent="Karsk", code=SEIZE)
    passage = Passage(at(scene.pages["one"], "Karsk seized boats."), zone, by())
    rules = {ground.rule for ground in ranks(scene, [passage])["seized"].by.grounds}
    assert ("case.ranking.lead/1" in rules) is leads
