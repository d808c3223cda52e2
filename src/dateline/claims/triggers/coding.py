"""Of which PLOVER type an event is, as the reader weighs it beside what the lexicon says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from dateline.model import DEPTH, NONE, Embeddings, Ground, Trigger
from dateline.reader.coder import Coder
from dateline.reader.windows import Floats
from dateline.weights import weight

RULE = "triggers.coded"
ENOUGH = weight("en.triggers.coded")
"""How probable a type must be."""


def states_of(embeddings: Sequence[Embeddings]) -> dict[int, Floats]:
    """What the reader knows of the words of every sentence that it has read (words x `DEPTH`)."""
    return {
        each.sentence: np.frombuffer(each.states, np.float16).reshape(-1, DEPTH).astype(np.float32)
        for each in embeddings
    }


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
    """A trigger with its likeliest type if that is likely enough, else without one, and what was weighed."""
    best = max((at for at, name in enumerate(types) if name != NONE), key=lambda at: float(chances[at]))
    predicate = types[best] if chances[best] >= ENOUGH else None
    if predicate == trigger.predicate:
        return trigger
    against = types.index(trigger.predicate or NONE)
    chance = chances[best if predicate else types.index(NONE)]
    margin = float(np.log(chance / max(float(chances[against]), 1e-6)))
    by = replace(
        trigger.by,
        premises=(*trigger.by.premises, RULE),
        grounds=(*trigger.by.grounds, Ground(RULE, (), round(margin, 2))),
    )
    return replace(trigger, predicate=predicate, mode=None, by=by)
