"""Find mentions of actors and things."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from dateline.model import Expression, Mention, Reading, Sentence
from dateline.rules import Pack
from dateline.stage import Notes, Stage


def find_actors(reading: Reading, notes: Notes, *, pack: Pack, world: Pack) -> Iterator[Mention]:
    """Find mentions of actors and things."""
    return iter(())


def stage(pack: Pack, world: Pack) -> Stage:
    """The actors stage."""
    return Stage(
        "actors",
        version=1,
        scope="article",
        needs=(
            Sentence,
            Expression,
            Mention,
        ),
        gives=(Mention,),
        run=partial(find_actors, pack=pack, world=world),
        knowledge=pack.hash + world.hash,
    )
