"""Group the pages that tell one story."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dateline.model import Entity, Page, Passage, Story
from dateline.stage import Notes, Stage


def group_stories(articles: Mapping[str, Notes], notes: Notes) -> Iterator[Story]:
    """Group the pages that tell one story."""
    return iter(())


def stage() -> Stage:
    """The stories stage."""
    return Stage(
        "stories",
        version=1,
        scope="case",
        needs=(
            Page,
            Passage,
            Entity,
        ),
        gives=(Story,),
        run=group_stories,
    )
