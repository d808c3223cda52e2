"""Multinomial logistic regression with an L2 penalty, fitted by L-BFGS (Nocedal 1980) with numpy alone."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int32]
Pair = tuple[Floats, Floats]

MEMORY, ROUNDS, CHUNK = 8, 120, 20_000
"""Steps that are remembered, rounds at most, and examples summed at once."""
NEAR = 1e-4
"""The share of its value by which the loss must still fall."""


def padded(rows: Sequence[Sequence[int]]) -> Ints:
    """Numbers of features, counted from 1, as a matrix (examples x widest); 0 is none."""
    wide = np.zeros((len(rows), max(map(len, rows), default=0)), np.int32)
    for at, row in enumerate(rows):
        wide[at, : len(row)] = row
    return wide


def sums(weights: Floats, rows: Ints) -> Floats:
    """The sums of the weights of every example's features (examples x labels)."""
    return np.concatenate([weights[rows[at : at + CHUNK]].sum(axis=1) for at in range(0, len(rows), CHUNK)])


def softmax(sums: Floats) -> Floats:
    """The probabilities of the labels of every example."""
    powers = np.exp(sums - sums.max(axis=1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=1, keepdims=True))


def fit(rows: Ints, gold: Ints, *, features: int, labels: int, penalty: float) -> Floats:
    """The weights (features + 1 x labels; the first row is none's) that make the gold labels likeliest."""
    used = rows.ravel() > 0
    examples, columns = np.repeat(np.arange(len(rows)), rows.shape[1])[used], rows.ravel()[used]
    wanted, shape = np.eye(labels)[gold], (features + 1, labels)

    def loss(flat: Floats) -> tuple[float, Floats]:
        weights = flat.reshape(shape)
        shares = softmax(sums(weights, rows))
        wrong = shares - wanted
        slopes = [np.bincount(columns, wrong[examples, label], shape[0]) for label in range(labels)]
        value = -np.log(shares[np.arange(len(gold)), gold]).sum() + penalty * float(flat @ flat) / 2
        return float(value), (np.stack(slopes, axis=1) + penalty * weights).ravel()

    return descend(loss, np.zeros(shape[0] * labels)).reshape(shape)


def descend(loss: Callable[[Floats], tuple[float, Floats]], at: Floats) -> Floats:
    """Where a convex function is least."""
    value, slope = loss(at)
    steps: deque[Pair] = deque(maxlen=MEMORY)
    for _ in range(ROUNDS):
        way = direction(slope, steps)
        size = 1.0
        new_value, new_slope = loss(at - way)
        while new_value > value - NEAR * size * float(way @ slope) and size > NEAR:
            size /= 2
            new_value, new_slope = loss(at - size * way)
        steps.append((-size * way, new_slope - slope))
        done = value - new_value < NEAR * abs(value)
        at, value, slope = at - size * way, new_value, new_slope
        if done:
            break
    return at


def direction(slope: Floats, steps: Sequence[Pair]) -> Floats:
    """The slope times what the last steps tell of the inverse of the curvature."""
    way, shares = slope.copy(), []
    for step, turn in reversed(steps):
        shares.append(float(step @ way) / float(step @ turn))
        way -= shares[-1] * turn
    way *= (
        float(steps[-1][0] @ steps[-1][1]) / float(steps[-1][1] @ steps[-1][1])
        if steps
        else 1 / np.linalg.norm(way)
    )
    for (step, turn), share in zip(steps, reversed(shares), strict=True):
        way += step * (share - float(turn @ way) / float(step @ turn))
    return way
