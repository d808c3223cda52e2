"""The benchmarks run: on a few pages, so that they do not break unseen between two measurements."""

from __future__ import annotations

from runpy import run_path
from typing import Any

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
