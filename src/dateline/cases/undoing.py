"""Which judgements of a log nobody has taken back, before it is known what else they come to."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.model import Judgement, JudgementKind


def left_in(log: Iterable[Judgement]) -> list[Judgement]:
    """The judgements that are not undone, in the order in which they were made; an undo may be undone, too."""
    undone, left = set[str](), list[Judgement]()
    for judgement in sorted(log, key=lambda each: each.order, reverse=True):
        if judgement.id in undone:
            continue
        if judgement.kind is JudgementKind.UNDO:
            undone.add(judgement.members[0])
        left.append(judgement)
    return left[::-1]
