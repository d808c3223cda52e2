"""Find who plays which part in each event."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from dateline.model import Argument, Expression, Mention, Reading, Sentence, Trigger
from dateline.rules import Pack
from dateline.stage import Notes, Stage


def find_arguments(reading: Reading, notes: Notes, *, pack: Pack) -> Iterator[Argument]:
    """Find who plays which part in each event."""
    return iter(())


def stage(pack: Pack) -> Stage:
    """The arguments stage."""
    return Stage(
        "arguments",
        version=1,
        scope="article",
        needs=(
            Sentence,
            Trigger,
            Mention,
            Expression,
        ),
        gives=(Argument,),
        run=partial(find_arguments, pack=pack),
        knowledge=pack.hash,
    )
