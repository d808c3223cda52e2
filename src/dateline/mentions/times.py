"""Recognise time expressions and resolve them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from dateline.model import Expression, Reading, Sentence
from dateline.rules import Pack
from dateline.stage import Notes, Stage


def find_times(reading: Reading, notes: Notes, *, pack: Pack) -> Iterator[Expression]:
    """Recognise time expressions and resolve them."""
    return iter(())


def stage(pack: Pack) -> Stage:
    """The times stage."""
    return Stage("times", version=1, scope="article", needs=(Sentence,), gives=(Expression,), run=partial(find_times, pack=pack), knowledge=pack.hash)
