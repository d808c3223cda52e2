"""The measures of the metric sets; shares in [0, 1]."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import combinations


def f1(precision: float, recall: float) -> float:
    """The harmonic mean of two shares."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def mean(numbers: Iterable[float]) -> float:
    """The mean; 0 of none."""
    listed = list(numbers)
    return sum(listed) / len(listed) if listed else 0.0


def set_f1(found: AbstractSet[object], gold: AbstractSet[object]) -> float:
    """The F1 of a set."""
    right = len(found & gold)
    return f1(right / len(found) if found else 0.0, right / len(gold) if gold else 0.0)


def b_cubed(found: Mapping[Hashable, Hashable], gold: Mapping[Hashable, Hashable]) -> float:
    """The B³ F1 of a partition, both given as item -> group (Bagga and Baldwin 1998)."""
    events, happenings = groups_of(found), groups_of(gold)
    pairs = [(events[found[item]], happenings[gold[item]]) for item in gold]
    precision = mean(len(mine & theirs) / len(mine) for mine, theirs in pairs)
    recall = mean(len(mine & theirs) / len(theirs) for mine, theirs in pairs)
    return f1(precision, recall)


def groups_of(partition: Mapping[Hashable, Hashable]) -> dict[Hashable, set[Hashable]]:
    """The members of every group."""
    found: dict[Hashable, set[Hashable]] = defaultdict(set)
    for item, group in partition.items():
        found[group].add(item)
    return found


def pairs_of(partition: Mapping[Hashable, Hashable]) -> set[frozenset[Hashable]]:
    """Every pair of items of one group."""
    groups = groups_of(partition).values()
    return {frozenset(pair) for members in groups for pair in combinations(members, 2)}


def brier(scores: Sequence[tuple[float, bool]]) -> float:
    """The mean squared distance between what was believed and what was so (Brier 1950); 0 is best."""
    return mean((score - right) ** 2 for score, right in scores)
