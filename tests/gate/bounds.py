"""What every figure of the scorers must reach, or stay under.

`bounds.json`, a floor or a ceiling a figure, `null` where it is still to be measured.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

BOUNDS_FILE = Path(__file__).parent / "bounds.json"

Figures = Mapping[str, float]
Bounds = Mapping[str, Mapping[str, float | None]]
"""`floors` and `ceilings` of one pack."""

SIGN = {"floors": 1, "ceilings": -1}
"""Times a figure and its bound, the larger one is always the better."""


def read_bounds() -> dict[str, Bounds]:
    """The bounds of every pack."""
    bounds: dict[str, Bounds] = json.loads(BOUNDS_FILE.read_text("utf-8"))
    return bounds


def holds(side: str, value: float | None, bound: float | None) -> bool:
    """Whether a figure keeps to its bound; neither may be missing."""
    return value is not None and bound is not None and SIGN[side] * value >= SIGN[side] * bound


def outside(figures: Figures, bounds: Bounds) -> dict[str, tuple[float | None, float | None]]:
    """The figures that leave their bounds, or have none yet, with both."""
    return {
        name: (figures.get(name), bound)
        for side, named in bounds.items()
        for name, bound in named.items()
        if not holds(side, figures.get(name), bound)
    }
