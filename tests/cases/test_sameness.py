"""Whether two claims tell the same, compared directly."""

from __future__ import annotations

import numpy as np
import pytest

from dateline.cases.agreement.agreement import weigh_agreement
from dateline.cases.claim_features import World
from dateline.cases.events.events import merge_events
from dateline.cases.sameness import CLOSE, ODDS, Comparison, compare, odds_of
from dateline.model import WIDTH, Embedding, Event, EventTime, Label, Position
from dateline.stage import Notes
from tests.cases.accounts import Desk

SEIZE = ("COERCE", "seize")
NOTHING = dict.fromkeys(ODDS.keys() - {"beginning"}, 0.0)


def read_as(scene: Desk, **vectors: int) -> dict[str, Notes]:
    """The pages of a scene, where the claims of every page were read as one of several unlike vectors."""
    return {
        page: notes.plus(
            (Embedding(claim.id, row(vectors[ref]), row(vectors[ref])) for claim in scene.claims[ref]),
            (Embedding,),
        )
        for (page, notes), ref in zip(scene.articles().items(), scene.pages, strict=True)
    }


def row(number: int) -> bytes:
    found = np.full(WIDTH, -20, np.int8)
    found[number * 8 : number * 8 + 8] = 120
    return found.tobytes()


def two_pages(again: str = "Karsk seized boats.", **other: object) -> tuple[Desk, list[str]]:
    scene = Desk(one="Karsk seized boats.", two=again)
    claims = [
        scene.tell(ref, "seized", lemma="seize", agent="Karsk", code=SEIZE, days="2031-06-18", **more)
        for ref, more in (("one", {}), ("two", other))
    ]
    return scene, claims


@pytest.mark.parametrize("name", ["word", "clause", "type", "near", "parts", "pointing"])
def test_what_two_claims_have_in_common_speaks_for_them(name: str) -> None:
    assert odds_of(NOTHING | {name: 1.0}) > odds_of(NOTHING)


@pytest.mark.parametrize("name", ["saying", "types", "standing", "page"])
def test_speech_and_what_sets_two_claims_apart_speaks_against_them(name: str) -> None:
    assert odds_of(NOTHING | {name: 1.0}) < odds_of(NOTHING)


def test_claims_of_one_type_and_party_are_compared_by_both() -> None:
    scene, (one, two) = two_pages(label=Label.ALLEGED)
    sketches = World(scene.articles(), scene.notes()).sketches
    traits = compare(sketches[one], sketches[two])
    assert (traits["type"], traits["types"], traits["parts"], traits["standing"]) == (1, 0, 1, 1)
    assert traits["page"] == traits["near"] == 0


@pytest.mark.parametrize(("second", "close"), [(0, True), (1, False)])
def test_only_a_claim_that_was_read_alike_tells_the_same(second: int, *, close: bool) -> None:
    scene, (one, two) = two_pages()
    world = World(read_as(scene, one=0, two=second), scene.notes())
    comparison, sketches = Comparison(world), world.sketches
    assert (comparison.odds(sketches[one], sketches[two]) >= CLOSE) is close
    told = comparison.telling(sketches[one], [sketches[one], sketches[two]])
    assert told == [sketches[each] for each in ((one, two) if close else (one,))]


def test_where_nothing_was_read_all_claims_tell_an_event() -> None:
    scene, (one, two) = two_pages()
    world = World(scene.articles(), scene.notes())
    assert [
        each.claim.id for each in Comparison(world).telling(world.sketches[one], world.sketches.values())
    ] == [
        one,
        two,
    ]


@pytest.mark.parametrize(("label", "stances"), [(Label.STATED, 1), (Label.DENIED, 2)])
def test_who_only_tells_what_was_joined_takes_no_stance_unless_it_denies(label: Label, stances: int) -> None:
    scene, claims = two_pages("Karsk has seized what winter storms had left of crab traps.", label=label)
    articles, notes = read_as(scene, one=0, two=1), scene.notes()
    notes = notes.plus(merge_events(articles, notes), (Event, EventTime))
    (event,) = notes[Event]
    assert set(event.claims) == set(claims)
    found = [each for each in weigh_agreement(articles, notes) if isinstance(each, Position)]
    assert len(found) == stances
