"""The benchmarks run: on a few pages, so that they do not break unseen between two measurements."""

from __future__ import annotations

from pathlib import Path
from runpy import run_path
from typing import Any

import pytest

from tests.lab import ROOT, all_stages


def benchmark(name: str) -> dict[str, Any]:
    """The functions of a benchmark."""
    return run_path(str(ROOT / "benchmarks" / f"{name}.py"))


def test_speed_tells_the_ratio_and_the_cost_of_every_stage() -> None:
    figures = benchmark("speed")["measure"](3)
    assert figures["pages"] == 3
    assert figures["ratio"] > 0
    assert list(figures["stages_ms_per_1000_words"]) == [stage.name for stage in all_stages()]


def test_the_search_for_copies_finds_what_was_planted() -> None:
    figures = benchmark("copies")["measure"](300, repeat=1)
    assert figures["pages"] == 300
    assert set(figures["found"].values()) == {1.0}
    assert figures["strays"] == 0


def test_fuzzing_mutates_every_kind_of_input_and_keeps_what_fails(tmp_path: Path) -> None:
    fuzz = benchmark("fuzz")
    assert fuzz["fuzz_plainly"]("zones", seconds=0.5, found=tmp_path) == 0
    assert not list(tmp_path.iterdir())
    fuzz["measured"].__globals__["SECONDS"] = -1.0
    with pytest.raises(fuzz["Failure"], match="for 4 bytes"):
        fuzz["measured"](len)(b"page")
    assert all(fuzz["seed_of"](name) for name in fuzz["TARGETS"])
