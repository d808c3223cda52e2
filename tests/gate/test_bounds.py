"""The gate: what the scorers measured once is a bound.

An update that falls below a floor or rises above a ceiling fails. Needs the gold beside the checkout.
"""

from __future__ import annotations

import json
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from tests.gate import accept
from tests.gate.bounds import Figures, outside, read_bounds
from tests.lab import ROOT

SCORER = ROOT.parent / "shared" / "score" / "run"
BOUNDS = read_bounds()
QUICK = {"seeds", "seedtimes", "status"}
"""Packs that take less than 20 s; `make gate` measures the others, too."""
PACKS = [pytest.param(pack, marks=() if pack in QUICK else pytest.mark.gate) for pack in BOUNDS]

needs_gold = pytest.mark.skipif(
    not SCORER.is_file(),
    reason=(
        "the development gold (../shared) is not beside this checkout; its texts may not be part of "
        "the repository"
    ),
)


def scored(*asked: str) -> str:
    """What the scorer prints, of the dateline of this Python."""
    dateline = Path(sys.executable).with_name("dateline")
    command = [str(SCORER), *asked, "--dateline", str(dateline)]
    return subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout


@cache
def figures_of(family: str) -> dict[str, Figures]:
    """The figures of all packs of one family: the scorer measures `affairs` and `affairs-given` together."""
    figures: dict[str, Figures] = json.loads(scored(family, "--json"))
    return figures


@needs_gold
@pytest.mark.parametrize("pack", PACKS)
def test_no_figure_leaves_its_bounds(pack: str) -> None:
    found = outside(figures_of(pack.partition("-")[0])[pack], BOUNDS[pack])
    unbound = [name for name, (_, bound) in found.items() if bound is None]
    assert {name: pair for name, pair in found.items() if name not in unbound} == {}
    if unbound:
        pytest.skip(f"figures without a bound yet, which tests/gate/accept.py sets: {', '.join(unbound)}")


@needs_gold
def test_every_pack_has_bounds() -> None:
    assert sorted(BOUNDS) == scored().split()


def test_every_pack_has_floors_that_could_fail() -> None:
    floors = [bound for bounds in BOUNDS.values() for bound in bounds["floors"].values()]
    assert all(bounds["floors"] for bounds in BOUNDS.values())
    assert all(bound is None or bound > 0 for bound in floors)


def test_a_figure_leaves_its_bounds_below_a_floor_above_a_ceiling_or_where_one_is_missing() -> None:
    bounds = {"floors": {"f1": 0.8, "recall": 0.5, "lost": 0.1, "new": None}, "ceilings": {"traps": 2}}
    assert outside({"f1": 0.79, "recall": 0.5, "new": 1.0, "traps": 3}, bounds) == {
        "f1": (0.79, 0.8),
        "lost": (None, 0.1),
        "new": (1.0, None),
        "traps": (3, 2),
    }


@pytest.mark.parametrize(
    ("value", "floor", "loosen", "new"),
    [
        (0.9, None, False, 0.897),
        (0.9, 0.85, False, 0.897),
        (0.9, 0.899, False, 0.899),
        (0.9, 0.95, False, 0.95),
        (0.9, 0.95, True, 0.897),
        (0.9, 0.899, True, 0.899),
        (9, 8, False, 9),
    ],
)
def test_a_floor_rises_by_itself_and_falls_on_demand(
    value: float, floor: float | None, loosen: bool, new: float
) -> None:
    assert accept.accepted("seeds", {"f1": value}, {"floors": {"f1": floor}}, loosen=loosen) == {
        "floors": {"f1": new}
    }


def test_a_ceiling_is_a_floor_upside_down() -> None:
    bounds = {"ceilings": {"better": 0.5, "worse": 0.5, "traps": 1}}
    figures = {"better": 0.4, "worse": 0.6, "traps": 0}
    kept = accept.accepted("denials", figures, bounds, loosen=False)
    assert kept == {"ceilings": {"better": 0.403, "worse": 0.5, "traps": 0}}
    assert list(accept.told("denials", figures, kept)) == ["denials: worse is 0.6, bound 0.5"]


def test_what_falls_is_told_and_not_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    measured, kept = tmp_path / "seeds.json", tmp_path / "bounds.json"
    measured.write_text('{"seeds": {"f1": 0.7}}')
    kept.write_text('{"seeds": {"floors": {"f1": 0.8}}}')
    monkeypatch.setattr("tests.gate.bounds.BOUNDS_FILE", kept)
    monkeypatch.setattr(accept, "BOUNDS_FILE", kept)
    assert accept.accept([measured], loosen=False) == ["seeds: f1 is 0.7, bound 0.8"]
    assert json.loads(kept.read_text()) == {"seeds": {"floors": {"f1": 0.8}}}
    assert accept.accept([measured], loosen=True) == []
    assert json.loads(kept.read_text()) == {"seeds": {"floors": {"f1": 0.697}}}
