"""Where things are contested."""

from __future__ import annotations

import pytest

from dateline.cases.claim_features import World
from dateline.cases.contests import CONTESTED, Contests
from dateline.model import Label, Link, Relation
from tests.cases.accounts import Desk
from tests.lab import build_case, make_page

FEW = int(1 / CONTESTED)
"""Claims of which nobody knows yet whether they are contested."""


@pytest.mark.parametrize(
    ("alleged", "told", "contested"),
    [(0, FEW, True), (0, FEW + 1, False), (1, 2 * FEW - 1, True), (1, 2 * FEW, False)],
)
def test_a_story_is_contested_from_some_share_of_allegations_on(
    alleged: int, told: int, *, contested: bool
) -> None:
    words = [f"word{number:03}" for number in range(alleged + told)]
    scene = Desk(one=" ".join(words))
    for word in words[:alleged]:
        scene.tell("one", word, label=Label.ALLEGED)
    claims = [scene.tell("one", word) for word in words[alleged:]]
    world = World(scene.articles(), scene.notes())
    assert Contests(world).contested(world.sketches[claims[-1]]) is contested


CALM = "Norland shut the mill in May. "
DENIED = "Norland did not shut the mill, the mayor said."


@pytest.mark.parametrize(
    ("charge", "links"),
    [("Norland is accused of having shut the mill in May. ", 1), (CALM, 0)],
)
def test_what_is_merely_not_so_answers_somebody_who_alleges(charge: str, links: int) -> None:
    filler = "The harbour opened at noon. Ferries left for Sund. " * 30
    pages = [make_page(charge + filler, ref="one"), make_page(DENIED + " " + filler, ref="two")]
    case = build_case(pages)
    found: list[Link] = [link for link in case.links if link.relation == Relation.DENIES]
    assert len(found) >= links if links else not found
