"""Date every page, or say why not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from dateline.model import Claim, Copies, DateEstimate, Entity, Expression, Page, Story
from dateline.stage import Notes, Stage


def date_pages(articles: Mapping[str, Notes], notes: Notes, *, alone: bool) -> Iterator[DateEstimate]:
    """Date every page, or say why not."""
    return iter(())


def stage(*, alone: bool = False) -> Stage:
    """The dating stage."""
    return Stage(
        "dating",
        version=1,
        scope="case",
        needs=(
            Page,
            Expression,
            Claim,
            Entity,
            Copies,
            Story,
        ),
        gives=(DateEstimate,),
        run=partial(date_pages, alone=alone),
    )
