"""Write new bounds from what the scorers measured: `python tests/gate/accept.py MEASURED.json … [--loosen]`.

`../shared/score/run NAME --json` makes such a file. What got better tightens its bound. What got worse keeps
it, is told, and makes the exit code 1; with `--loosen` it gets the bound that it can hold.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.gate.bounds import BOUNDS_FILE, SIGN, Bounds, Figures, holds, outside, read_bounds

POINTS = 0.3
"""What a share may lose before it counts: one or two items of most packs."""
PERCENT = {"affairs", "affairs-given", "meantime"}
"""Packs whose shares are written from 0 to 100, not to 1."""


def bound_for(pack: str, side: str, value: float) -> float:
    """The bound that a figure gets: a little worse than it is, unless it is a number of things."""
    if isinstance(value, int):
        return value
    margin = POINTS if pack in PERCENT else POINTS / 100
    return round(value - SIGN[side] * margin, 4)


def accepted(pack: str, figures: Figures, bounds: Bounds, *, loosen: bool) -> Bounds:
    """The new bounds of one pack; those that figures no longer hold stay, unless they are to be loosened."""

    def new(side: str, name: str, bound: float | None) -> float | None:
        value = figures.get(name)
        if value is None:
            return bound
        candidate = bound_for(pack, side, value)
        tighter = bound is None or holds(side, candidate, bound)
        return candidate if tighter or (loosen and not holds(side, value, bound)) else bound

    return {
        side: {name: new(side, name, bound) for name, bound in named.items()}
        for side, named in bounds.items()
    }


def told(pack: str, figures: Figures, bounds: Bounds) -> Iterator[str]:
    """A line for every figure that leaves its bound."""
    for name, (value, bound) in outside(figures, bounds).items():
        yield f"{pack}: {name} is {value}, bound {bound}"


def accept(paths: Iterable[Path], *, loosen: bool) -> list[str]:
    """Rewrite the bounds of all packs in some files; the lines to be told."""
    bounds, lines = read_bounds(), []
    for path in paths:
        for pack, figures in json.loads(path.read_text("utf-8")).items():
            bounds[pack] = accepted(pack, figures, bounds[pack], loosen=loosen)
            lines += told(pack, figures, bounds[pack])
    BOUNDS_FILE.write_text(json.dumps(bounds, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    return lines


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "measured", nargs="+", type=Path, help="what `../shared/score/run NAME --json` printed"
    )
    parser.add_argument("--loosen", action="store_true", help="let bounds fall to what is measured")
    asked = parser.parse_args()
    sys.exit("\n".join(accept(asked.measured, loosen=asked.loosen)) or None)
