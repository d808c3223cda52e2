"""Find mentions of places."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from dateline.model import Expression, Mention, Reading, Sentence
from dateline.rules import Pack
from dateline.stage import Notes, Stage


def find_places(reading: Reading, notes: Notes, *, world: Pack) -> Iterator[Mention]:
    """Find mentions of places."""
    return iter(())


def stage(world: Pack) -> Stage:
    """The places stage."""
    return Stage(
        "places",
        version=1,
        scope="article",
        needs=(
            Sentence,
            Expression,
        ),
        gives=(Mention,),
        run=partial(find_places, world=world),
        knowledge=world.hash,
    )
