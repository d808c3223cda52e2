"""Find source, cue and content of every attribution."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from dateline.model import Attribution, Mention, Reading, Sentence, Trigger
from dateline.rules import Pack
from dateline.stage import Notes, Stage


def find_attributions(reading: Reading, notes: Notes, *, pack: Pack) -> Iterator[Attribution]:
    """Find source, cue and content of every attribution."""
    return iter(())


def stage(pack: Pack) -> Stage:
    """The attribution stage."""
    return Stage(
        "attribution",
        version=1,
        scope="article",
        needs=(
            Sentence,
            Trigger,
            Mention,
        ),
        gives=(Attribution,),
        run=partial(find_attributions, pack=pack),
        knowledge=pack.hash,
    )
