"""Link mentions within a page."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from dateline.model import Coreference, Mention, Reading, Sentence
from dateline.rules import Pack
from dateline.stage import Notes, Stage


def link_mentions(reading: Reading, notes: Notes, *, pack: Pack) -> Iterator[Coreference]:
    """Link mentions within a page."""
    return iter(())


def stage(pack: Pack) -> Stage:
    """The coreference stage."""
    return Stage(
        "coreference",
        version=1,
        scope="article",
        needs=(
            Sentence,
            Mention,
        ),
        gives=(Coreference,),
        run=partial(link_mentions, pack=pack),
        knowledge=pack.hash,
    )
