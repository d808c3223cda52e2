"""Make claims of triggers, arguments and attributions, each with its status."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from dateline.model import Argument, Attribution, Claim, Expression, Mention, Reading, Sentence, Trigger
from dateline.rules import Pack
from dateline.stage import Notes, Stage


def find_claims(reading: Reading, notes: Notes, *, pack: Pack) -> Iterator[Claim]:
    """Make claims of triggers, arguments and attributions, each with its status."""
    return iter(())


def stage(pack: Pack) -> Stage:
    """The status stage."""
    return Stage(
        "status",
        version=1,
        scope="article",
        needs=(
            Sentence,
            Trigger,
            Argument,
            Attribution,
            Expression,
            Mention,
        ),
        gives=(Claim,),
        run=partial(find_claims, pack=pack),
        knowledge=pack.hash,
    )
