"""Find the words that name events."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from dateline.model import Expression, Mention, Reading, Sentence, Trigger
from dateline.rules import Pack
from dateline.stage import Notes, Stage


def find_triggers(reading: Reading, notes: Notes, *, pack: Pack, plover: Pack) -> Iterator[Trigger]:
    """Find the words that name events."""
    return iter(())


def stage(pack: Pack, plover: Pack) -> Stage:
    """The triggers stage."""
    return Stage(
        "triggers",
        version=1,
        scope="article",
        needs=(
            Sentence,
            Expression,
            Mention,
        ),
        gives=(Trigger,),
        run=partial(find_triggers, pack=pack, plover=plover),
        knowledge=pack.hash + plover.hash,
    )
