"""Find repairs: what the page wrote and how it is to be read."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from dateline.model import Edit, Passage, Reading
from dateline.rules import Pack
from dateline.stage import Notes, Stage


def find_repairs(reading: Reading, notes: Notes, *, pack: Pack) -> Iterator[Edit]:
    """Find repairs: what the page wrote and how it is to be read."""
    return iter(())


def stage(pack: Pack) -> Stage:
    """The repairs stage."""
    return Stage("repairs", version=1, scope="article", needs=(Passage,), gives=(Edit,), run=partial(find_repairs, pack=pack), knowledge=pack.hash)
