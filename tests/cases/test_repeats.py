"""Whether a sentence tells again what another one tells."""

from __future__ import annotations

import pytest

from dateline.cases.claim_features import World
from dateline.cases.repeats import WEIGHTS, repeats, traits_of
from dateline.cases.sameness import Comparison
from tests.cases.accounts import Desk


def world_of(*texts: str, word: str = "seized") -> World:
    """Pages of a sentence each, with a claim of its word."""
    scene = Desk(**{f"page{at}": text for at, text in enumerate(texts)})
    for ref in scene.pages:
        scene.tell(ref, word)
    return World(scene.articles(), scene.notes())


def likely(world: World) -> list[list[float]]:
    found = repeats(world, Comparison(world), list(world.sketches.values()))
    return [[round(float(each), 3) for each in row] for row in found]


def test_nothing_that_sentences_have_in_common_speaks_against_a_repetition() -> None:
    assert [name for name, weight in WEIGHTS.items() if weight < 0] == ["beginning"]


def test_no_sentences_repeat_nothing() -> None:
    world = world_of("Karsk seized boats.")
    assert repeats(world, Comparison(world), []).shape == (0, 0)


def test_the_more_of_its_words_another_has_the_likelier_a_sentence_repeats_it() -> None:
    world = world_of("Guards seized four trawlers.", "Trawlers were seized.", "Thieves seized paintings.")
    told = {
        sketch.world.text(sketch.claim.evidence[0]): at for at, sketch in enumerate(world.sketches.values())
    }
    found = likely(world)
    first, other, again = (told[each] for each in sorted(told))
    assert found[first][again] > found[first][other]
    assert found[first][again] > found[again][first], (
        "all words of the short one are told, not of the long one"
    )


@pytest.mark.parametrize("sentence", [0, 1])
def test_no_sentence_repeats_itself(sentence: int) -> None:
    scene = Desk(one="Karsk seized boats and sank boats.")
    scene.tell("one", "seized")
    scene.tell("one", "sank", sentence=sentence)
    found = likely(World(scene.articles(), scene.notes()))
    assert found[0][0] == found[1][1] == 0
    assert (found[0][1] > 0) is bool(sentence)


def test_the_claims_of_a_whole_sentence_count() -> None:
    scene = Desk(one="Karsk seized boats and sank them.", two="Boats sank.")
    anchors = [scene.tell("one", "seized"), scene.tell("two", "sank")]
    scene.tell("one", "sank")
    world = World(scene.articles(), scene.notes())
    traits = vars(traits_of(world, Comparison(world), [world.sketches[each] for each in anchors]))
    assert {name: values.shape for name, values in traits.items()} == dict.fromkeys(
        WEIGHTS.keys() - {"beginning"}, (2, 2)
    )
    assert traits["share"][0, 1] == 1 > traits["share"][1, 0]
