"""Of which PLOVER type an event is, as the reader weighs it beside what the lexicon says."""

from __future__ import annotations

import math
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dateline.model import NONE, Ground, Trigger
from dateline.reader.coder import Coder
from dateline.reader.windows import Floats
from dateline.weights import weight_row

RULE = "triggers.coded"
ENOUGH, DOUBTED, AGAINST = weight_row("en.triggers.coded")
"""From which probability on a type is taken; below which one of the lexicon gives way; from which on to none."""
SMALLEST = sys.float_info.min
"""The least probability that is told apart from none."""


def coded(triggers: Sequence[Trigger], states: Floats | None, coder: Coder) -> Iterator[Trigger]:
    """The triggers of a sentence, those whose words were read with the type that the reader finds likely.

    What the lexicon says is weighed with the rest; a mode stays where its type does.
    """
    read = [each for each in triggers if states is not None and each.token < len(states)]
    if states is None or not read:
        yield from triggers
        return
    chances = coder.chances(states, [each.token for each in read], [each.predicate or NONE for each in read])
    weighed = dict(zip(read, chances, strict=True))
    for each in triggers:
        yield retyped(each, coder.types, weighed[each]) if each in weighed else each


def retyped(trigger: Trigger, types: Sequence[str], chances: Floats) -> Trigger:
    """A trigger with the type that the reader is sure of, or without one where it is sure of that."""
    shares = dict(zip(types, map(float, chances), strict=True))
    best = max((name for name in types if name != NONE), key=shares.__getitem__)
    known = trigger.predicate or NONE
    sure = shares[best] >= ENOUGH and (known == NONE or shares[known] < DOUBTED)
    found = best if sure else NONE if shares[NONE] >= AGAINST else known
    if found == known:
        return trigger
    margin = math.log(shares[found] / max(shares[known], SMALLEST))
    by = replace(
        trigger.by,
        premises=(*trigger.by.premises, RULE),
        grounds=(*trigger.by.grounds, Ground(RULE, (), round(margin, 2))),
    )
    return replace(trigger, predicate=None if found == NONE else found, mode=None, by=by)
