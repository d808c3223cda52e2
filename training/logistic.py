"""A logistic regression of few features, penalized but for the bias (Newton's method), for every script."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
ROUNDS, NEAR = 30, 1e-9
"""Steps of Newton's method at most, and how small the last is; a handful are enough."""


def fit_logistic(
    rows: Sequence[Sequence[float]],
    right: Sequence[bool],
    *,
    penalty: float,
    counts: Sequence[float] | None = None,
) -> Floats:
    """Bias and slopes; `rows` hold the features without the bias, `penalty` weighs half the square of a slope.

    `counts` say how much each row counts, once where they are not given.
    """
    table = np.column_stack([np.ones(len(rows)), np.array(rows, float)])
    wanted = np.array(right, float)
    held = penalty * np.diag([0.0] + [1.0] * (table.shape[1] - 1))
    counted = np.ones(len(rows)) if counts is None else np.array(counts, float)
    found = np.zeros(table.shape[1])
    for _ in range(ROUNDS):
        likely = 1 / (1 + np.exp(-table @ found))
        slope = table.T @ (counted * (wanted - likely)) - held @ found
        step = np.linalg.solve((table.T * (counted * likely * (1 - likely))) @ table + held, slope)
        found += step
        if np.abs(step).max() < NEAR:
            break
    return found


def likelihood(weights: Floats, rows: Sequence[Sequence[float]]) -> Floats:
    """How likely each row is right."""
    return np.asarray(1 / (1 + np.exp(-weights[0] - np.array(rows, float) @ weights[1:])))
