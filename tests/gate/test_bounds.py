"""The gate: what the benchmarks measured once is a bound; an update that falls below a floor or rises above a ceiling fails. Needs the gold beside the checkout."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.lab import ROOT

SCORER = ROOT.parent / "shared" / "score" / "run"
BOUNDS: dict[str, dict[str, dict[str, float]]] = json.loads(
    (Path(__file__).parent / "bounds.json").read_text("utf-8")
)


@pytest.fixture(scope="module")
def scores(request: pytest.FixtureRequest) -> dict[str, float]:
    """What the scorer of one pack says, as its JSON."""
    done = subprocess.run(
        [str(SCORER), request.param, "--json"], cwd=ROOT, check=True, capture_output=True, text=True
    )
    found: dict[str, Any] = json.loads(done.stdout)[request.param]
    return found


@pytest.mark.skipif(
    not SCORER.is_file(),
    reason="the development gold (../shared) is not beside this checkout; its texts may not be part of the repository",
)
@pytest.mark.parametrize(("scores", "bounds"), BOUNDS.items(), indirect=["scores"], ids=list(BOUNDS))
def test_no_figure_leaves_its_bounds(scores: dict[str, float], bounds: dict[str, dict[str, float]]) -> None:
    fallen = {name: (scores[name], floor) for name, floor in bounds["floors"].items() if scores[name] < floor}
    risen = {
        name: (scores[name], ceiling)
        for name, ceiling in bounds.get("ceilings", {}).items()
        if scores[name] > ceiling
    }
    assert (fallen, risen) == ({}, {})


def test_every_pack_has_a_floor_that_could_fail() -> None:
    assert all(floor > 0 for bounds in BOUNDS.values() for floor in bounds["floors"].values())
    assert all(bounds["floors"] for bounds in BOUNDS.values())
