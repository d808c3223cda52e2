"""The gate: what the benchmarks measured once is a floor; an update that falls below one fails. Needs the development gold beside the checkout."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.lab import ROOT

SCORER = ROOT.parent / "shared" / "score" / "run"
FLOORS: dict[str, dict[str, float]] = json.loads((Path(__file__).parent / "floors.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def scores(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What the scorer of one pack says, as its JSON."""
    done = subprocess.run([str(SCORER), request.param, "--json"], cwd=ROOT, check=True, capture_output=True, text=True)
    found: dict[str, Any] = json.loads(done.stdout)[request.param]
    return found


@pytest.mark.skipif(not SCORER.is_file(), reason="the development gold (../shared) is not beside this checkout; its texts may not be part of the repository")
@pytest.mark.parametrize(("scores", "floors"), FLOORS.items(), indirect=["scores"], ids=list(FLOORS))
def test_no_figure_falls_below_its_floor(scores: dict[str, Any], floors: dict[str, float]) -> None:
    fallen = {path: (figure(scores, path), floor) for path, floor in floors.items() if figure(scores, path) < floor}
    assert fallen == {}


def figure(scores: dict[str, Any], path: str) -> float:
    """The figure at a path of keys, joined by slashes."""
    found: Any = scores
    for key in path.split("/"):
        found = found[key]
    return float(found)


def test_floors_are_numbers_by_pack() -> None:
    assert all(isinstance(floor, (int, float)) for floors in FLOORS.values() for floor in floors.values())
