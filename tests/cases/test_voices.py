"""Who speaks for an event."""

from __future__ import annotations

import pytest

from dateline.cases.claim_features import Sketch, World
from dateline.cases.contests import Contests
from dateline.cases.sameness import Comparison
from dateline.cases.voices import ODDS, VOICED, Traits, Voices
from tests.cases.accounts import Desk

AGAINST = {"new", "others", "undated"}
"""What speaks against a voice."""


def voices_of(world: World) -> Voices:
    return Voices(world, Comparison(world), Contests(world))


def traits_of(one: str, other: str, *, theme: str = "", again: str = "", days: str = "") -> Traits:
    """What claims of two pages, a sentence each, have in common."""
    scene = Desk(one=one, two=other)
    first = scene.tell("one", "seized", theme=theme, days=days)
    second = scene.tell("two", "seized", theme=again or theme, days=days)
    world = World(scene.articles(), scene.notes())
    return voices_of(world).traits(world.sketches[first], world.sketches[second])


def test_each_trait_speaks_for_a_voice_or_against_it() -> None:
    assert {name for name, weight in ODDS.items() if weight < 0} == AGAINST
    assert ODDS.keys() - {"beginning"} == Traits.__dataclass_fields__.keys()


def test_words_in_common_count_and_how_many_of_the_claim_are_told() -> None:
    like = traits_of("Guards seized four trawlers off Merrin.", "Guards seized trawlers.")
    other = traits_of("Guards seized four trawlers off Merrin.", "Thieves seized old paintings.")
    assert like.told == 1 > other.told > 0
    assert like.common > other.common > 0


def test_numbers_that_only_the_claim_has_speak_against_it() -> None:
    same = traits_of("Guards seized 12 trawlers.", "Guards seized 12 trawlers.")
    other = traits_of("Guards seized 12 trawlers.", "Guards seized 1,900 trawlers in 2 days.")
    assert (same.numbers, same.new) == (1, 0)
    assert other.numbers == 0 < other.new


def test_what_is_acted_upon_is_the_same_or_something_else() -> None:
    same = traits_of("Guards seized rifles.", "Guards seized the rifles.", theme="rifles")
    other = traits_of("Guards seized rifles.", "Guards seized shells.", theme="rifles", again="shells")
    neither = traits_of("Guards seized rifles.", "Guards seized shells.")
    assert (same.things, same.others) == (1, 0)
    assert (other.things, other.others) == (0, 1)
    assert (neither.things, neither.others) == (0, 0)


def test_an_open_time_speaks_against_a_voice() -> None:
    assert traits_of("Guards seized rifles.", "Guards seized rifles.").undated == 1
    assert traits_of("Guards seized rifles.", "Guards seized rifles.", days="2025-03-04").undated == 0


@pytest.mark.parametrize(("sentence", "near"), [(0, 0), (1, 1), (2, 1), (3, 0)])
def test_few_sentences_of_one_page_are_near(sentence: int, near: int) -> None:
    scene = Desk(one="Guards seized rifles. Then they sank.")
    ids = scene.tell("one", "seized"), scene.tell("one", "sank", sentence=sentence)
    world = World(scene.articles(), scene.notes())
    first, other = (world.sketches[each] for each in ids)
    assert voices_of(world).traits(first, other).near == near


def test_who_tells_it_in_like_words_is_likelier_a_voice() -> None:
    scene = Desk(
        one="Guards seized four trawlers.", two="Guards seized trawlers.", three="Thieves seized oil."
    )
    first, again, other = sketches_of(scene)
    voices = voices_of(first.world)
    assert voices.likely(first, again) > voices.likely(first, other)


def test_where_nothing_was_read_all_speak_for_an_event() -> None:
    scene = Desk(one="Guards seized four trawlers.", two="Thieves seized paintings.")
    first, other = sketches_of(scene)
    assert voices_of(first.world).telling(first, [first, other]) == [first, other]
    assert VOICED > 0.5


def sketches_of(scene: Desk) -> list[Sketch]:
    """The claims of pages with one each, in the order of the scene."""
    ids = [scene.tell(ref, "seized") for ref in scene.pages]
    world = World(scene.articles(), scene.notes())
    return [world.sketches[each] for each in ids]
