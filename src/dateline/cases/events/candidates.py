"""Which claims may be one event, and how likely: never all pairs of a case."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import partial
from itertools import chain

import numpy as np

from dateline.cases.claim_features import Sketch
from dateline.cases.events.scoring import LEAST, ODDS, are_apart, features, log_odds
from dateline.cases.vectors import Vectors
from dateline.model import Label

WINDOW = 8
"""Claims of a block that a claim is compared with: on its page those before it, else of days before."""
READ = 1_000
"""Claims of its story before it that a claim is compared with by what was read of their words."""

Key = tuple[str, ...]


class Likelihood:
    """How likely it is that claims are one event; what was asked once is kept."""

    def __init__(self, sketches: Sequence[Sketch], vectors: Vectors) -> None:
        self._sketches, self._vectors = sketches, vectors
        self._odds: dict[tuple[int, int], float] = {}

    def reasons(self, one: int, other: int) -> Mapping[str, float]:
        """What speaks for and against two claims, by rule, in logarithmic odds."""
        alike = self._vectors.alike(one, other) if self._vectors.known(one, other) else None
        first, second = self._sketches[one], self._sketches[other]
        denied, apart = is_denied(first) + is_denied(second), are_apart(first, second)
        return log_odds(features(first, second), alike, denied, apart=apart)

    def odds(self, one: int, other: int) -> float:
        """The logarithmic odds that two claims are one event."""
        pair = (one, other)
        if pair not in self._odds:
            self._odds[pair] = sum(self.reasons(one, other).values())
        return self._odds[pair]

    def pairs(self, copied: AbstractSet[str]) -> list[tuple[int, int]]:
        """Pairs of claims that are likely enough to be one event.

        A claim that copies another is paired on its own page only.
        """
        free = [sketch for sketch in self._sketches if sketch.claim.id not in copied]
        met = chain(
            pair_up(self._sketches, page_keys),
            pair_up(sorted(free, key=last_day), case_keys),
            self.near(free),
        )
        return [pair for pair in sorted(set(met)) if self.odds(*pair) >= LEAST]

    def near(self, free: Sequence[Sketch]) -> Iterator[tuple[int, int]]:
        """Pairs of claims of one story that are alike enough by what was read of them alone."""
        stories: dict[str, list[int]] = defaultdict(list)
        for sketch in free:
            stories[sketch.story].append(sketch.order)
        for orders in map(np.array, stories.values()):
            words, clauses = self._vectors.words[orders], self._vectors.clauses[orders]
            denied = np.array([is_denied(self._sketches[order]) for order in orders], float)
            for at in range(len(orders)):
                back = slice(max(0, at - READ), at)
                found = (
                    ODDS["word"] * (words[back] @ words[at])
                    + ODDS["clause"] * (clauses[back] @ clauses[at])
                    + ODDS["denied"] * (denied[back] + denied[at])
                )
                for other in np.flatnonzero(found + ODDS["beginning"] >= LEAST):
                    yield int(orders[back][other]), int(orders[at])


def pair_up(sketches: Iterable[Sketch], keys: Callable[[Sketch], Iterable[Key]]) -> Iterator[tuple[int, int]]:
    """The numbers of every claim and of those just before it that share a block; never all pairs.

    Sorted neighbourhoods, after Hernández and Stolfo, "The merge/purge problem for large databases" (1995).
    """
    blocks: dict[Key, deque[int]] = defaultdict(partial(deque, maxlen=WINDOW))
    for sketch in sketches:
        for block in (blocks[key] for key in keys(sketch)):
            yield from ((min(sketch.order, other), max(sketch.order, other)) for other in block)
            block.append(sketch.order)


def is_denied(sketch: Sketch) -> bool:
    """Whether somebody denies the claim: what is denied is mostly what the story is about."""
    return sketch.claim.status.label is Label.DENIED


def last_day(sketch: Sketch) -> tuple[str, int]:
    """Where a claim stands among others by the last day of its event, else the first; then in text order."""
    return sketch.latest or sketch.earliest or "", sketch.order


def page_keys(sketch: Sketch) -> Iterator[Key]:
    """Where a claim may meet its like on its page: its word, its type."""
    claim = sketch.claim
    yield "page", claim.trigger.page, sketch.root
    if claim.predicate:
        yield "page", claim.trigger.page, claim.predicate


def case_keys(sketch: Sketch) -> Iterator[Key]:
    """Where a claim may meet its like elsewhere: its word in its story, its word or type with each side."""
    claim = sketch.claim
    yield "story", sketch.story, sketch.root
    for side in sketch.agents.sides | sketch.recipients.sides | sketch.place.sides:
        yield "word", sketch.root, side
        if claim.predicate:
            yield "type", claim.predicate, side
            if sketch.earliest:
                yield "month", claim.predicate, side, sketch.earliest[:7]
