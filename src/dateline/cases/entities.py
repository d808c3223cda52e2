"""Merge mentions of all pages into entities."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from dateline.model import Coreference, Entity, Mention
from dateline.rules import Pack
from dateline.stage import Notes, Stage


def merge_entities(articles: Mapping[str, Notes], notes: Notes, *, world: Pack) -> Iterator[Entity]:
    """Merge mentions of all pages into entities."""
    return iter(())


def stage(world: Pack) -> Stage:
    """The entities stage."""
    return Stage(
        "entities",
        version=1,
        scope="case",
        needs=(
            Mention,
            Coreference,
        ),
        gives=(Entity,),
        run=partial(merge_entities, world=world),
        knowledge=world.hash,
    )
