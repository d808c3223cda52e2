"""A logistic regression of few features, penalized but for the bias (Newton's method), for every script."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
ROUNDS, NEAR = 30, 1e-9
"""Steps of Newton's method at most, and how small the last is; a handful are enough."""
LEAST = 1e-6
"""The spread of a feature that does not vary."""
FOLDS = 5
"""Into how many parts piles and affairs are cut."""


@dataclass(frozen=True)
class Pairs:
    """Pairs of a pile or affair: their traits, and whether both tell the same."""

    rows: Floats
    right: Sequence[bool]


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


def fit_by_spread(rows: Floats, right: Sequence[bool], *, penalty: float, counts: Floats) -> Floats:
    """The same in units of how far each feature is spread, for rows that count once on average; in units of `rows`."""
    middle, spread = rows.mean(0), np.maximum(rows.std(0), LEAST)
    scaled = (rows - middle) / spread
    fitted = fit_logistic(scaled.tolist(), right, penalty=penalty, counts=(counts / counts.mean()).tolist())
    slopes = fitted[1:] / spread
    return np.array([fitted[0] - slopes @ middle, *slopes])


def print_left_out(
    kind: str,
    parts: Mapping[str, Pairs],
    fit: Callable[[Mapping[str, Pairs]], Floats],
    bounds: Sequence[float],
) -> None:
    """Print how many pairs of a kind are right and found from some probabilities on, by weights of other parts."""
    names, likely, right = sorted(parts), [], []
    for fold in range(FOLDS):
        fitted = fit({name: parts[name] for at, name in enumerate(names) if at % FOLDS != fold})
        for name in (name for name in names[fold::FOLDS] if name.startswith(kind)):
            likely += likelihood(fitted, parts[name].rows.tolist()).tolist()
            right += parts[name].right
    surely, so = np.array(likely), np.array(right)
    for bound in bounds:
        found = so[surely >= bound]
        print(
            f"  {kind:6} from {bound}: {found.mean():.2f} of {len(found)}, {found.sum() / so.sum():.2f} found"
        )


def likelihood(weights: Floats, rows: Sequence[Sequence[float]]) -> Floats:
    """How likely each row is right."""
    return np.asarray(1 / (1 + np.exp(-weights[0] - np.array(rows, float) @ weights[1:])))
