"""A logistic regression of few features, penalized but for the bias (Newton's method), for every script."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
ROUNDS = 30
"""Steps of Newton's method; a handful are enough."""


def fit_logistic(rows: Sequence[Sequence[float]], right: Sequence[bool], *, penalty: float) -> Floats:
    """Bias and slopes; `rows` are the features without bias, `penalty` weighs half the square of a slope."""
    table = np.column_stack([np.ones(len(rows)), np.array(rows, float)])
    wanted = np.array(right, float)
    held = penalty * np.diag([0.0] + [1.0] * (table.shape[1] - 1))
    found = np.zeros(table.shape[1])
    for _ in range(ROUNDS):
        likely = 1 / (1 + np.exp(-table @ found))
        slope = table.T @ (wanted - likely) - held @ found
        found += np.linalg.solve((table.T * (likely * (1 - likely))) @ table + held, slope)
    return found


def likelihood(weights: Floats, rows: Sequence[Sequence[float]]) -> Floats:
    """How likely each row is right."""
    return np.asarray(1 / (1 + np.exp(-weights[0] - np.array(rows, float) @ weights[1:])))
