"""The benchmarks run: on a few pages, so that they do not break unseen between two measurements."""

from __future__ import annotations

import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

import pytest

from dateline.app import building
from dateline.io.casefile.casefile import save_case
from dateline.io.casefile.references import misfits
from tests.app.stub import WordParser
from tests.lab import ROOT, all_stages


def benchmark(name: str) -> dict[str, Any]:
    """The functions of a benchmark, imported under a name of its own, since stages must be found again."""
    spec = spec_from_file_location(f"benchmark_{name}", ROOT / "benchmarks" / f"{name}.py")
    assert spec
    assert spec.loader
    module = sys.modules[spec.name] = module_from_spec(spec)
    spec.loader.exec_module(module)
    return vars(module)


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


def test_views_of_a_made_case_are_measured_in_processes_of_their_own(tmp_path: Path) -> None:
    queries = benchmark("queries")
    case = queries["make_case"](6, 60)
    assert (len(case.pages), len(case.claims)) == (6, 60)
    assert list(misfits(case)) == []
    path = tmp_path / "x.dateline"
    save_case(case, path)
    views = [name for name, *_ in queries["commands"](path)]
    assert {"timeline", "brief", "event", "why", "claims", "search"} <= set(views)
    seconds, used = queries["measured"](path, ("brief",))
    assert seconds > 0
    assert used > 10


@pytest.fixture
def stub(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Benchmarks that run commands, with a parser without a model, so that they are quick."""

    def measure(name: str) -> Any:
        found = benchmark(name)["measure"]
        monkeypatch.setattr(building, "SpacyParser", WordParser)
        monkeypatch.setattr(building, "ProcessMapper", lambda jobs: map)
        monkeypatch.setitem(found.__globals__, "COMMAND", (sys.executable, "-m", "tests.app.stub"))
        monkeypatch.chdir(ROOT)
        return found

    return measure


def test_of_two_commands_at_once_nothing_is_lost(stub: Any) -> None:
    figures = stub("races")(1, 5)
    assert figures["wrong"] == {}
    assert sum(figures["ended"].values()) == 1


def test_a_kill_leaves_the_old_case_or_the_new_one(stub: Any) -> None:
    figures = stub("kills")(1, 5)
    assert {left for counts in figures.values() for left in counts} <= {"old", "new"}
    assert sum(sum(counts.values()) for counts in figures.values()) == 1
