"""A sub-room is one stage behind one face: what breaks that is found."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

from dateline.stage import Stage
from tests.lab import ROOT, all_stages

SOURCE = ROOT / "src" / "dateline"
TESTS = ROOT / "tests"
SUBROOMS = sorted(path.parent.relative_to(SOURCE) for path in SOURCE.glob("*/*/__init__.py"))
NAMES = {"credits": "credit"}
"""Stages whose name no module can bear: `credits` is a builtin."""


def stages_in(path: Path) -> int:
    """How many stages a module makes."""
    content = path.read_text("utf-8")
    return sum(
        isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Stage"
        for node in (ast.walk(ast.parse(content)) if "Stage(" in content else ())
    )


def home_of(stage: Stage) -> list[str]:
    """The sub-room and module, or the module, in which a stage runs."""
    run = stage.run.func if isinstance(stage.run, partial) else stage.run
    return run.__module__.split(".")[2:]


def lint(folder: Path) -> str:
    """What import-linter says of the contracts that are broken in a copy of the house; empty when none is."""
    done = subprocess.run(
        [str(Path(sys.executable).parent / "lint-imports"), "--no-cache"],
        cwd=folder,
        env={"PYTHONPATH": str(folder / "src"), "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )
    return "" if done.returncode == 0 else done.stdout


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A copy of the sources and of what the contracts need."""
    shutil.copytree(
        SOURCE, tmp_path / "src" / "dateline", ignore=shutil.ignore_patterns("packs", "__pycache__")
    )
    (tmp_path / "src" / "dateline" / "packs").mkdir()
    shutil.copy(SOURCE / "packs" / "__init__.py", tmp_path / "src" / "dateline" / "packs")
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    (tmp_path / "tests" / "architecture").mkdir(parents=True)
    for name in ("__init__.py", "architecture/__init__.py", "architecture/faces.py"):
        shutil.copy(ROOT / "tests" / name, tmp_path / "tests" / name)
    return tmp_path


def add(house: Path, module: str, line: str) -> None:
    """Write one more line into a module of the copy."""
    path = house / "src" / "dateline" / module
    path.parent.mkdir(exist_ok=True)
    with path.open("a", encoding="utf-8") as file:
        file.write(f"\n{line}\n")


def test_no_module_makes_two_stages_and_no_sub_room_two() -> None:
    made = {path: stages_in(path) for path in SOURCE.rglob("*.py") if path != SOURCE / "stage.py"}
    homes = [path.parent for path, count in made.items() if count and path.parent.parent.parent == SOURCE]
    assert max(made.values()) == 1
    assert sum(made.values()) == len(all_stages())
    assert len(homes) == len(set(homes))


def test_every_stage_bears_the_name_of_its_module() -> None:
    homes = {stage.name: set(home_of(stage)) for stage in all_stages()}
    assert {name: home for name, home in homes.items() if home != {NAMES.get(name, name)}} == {}


@pytest.mark.parametrize("room", SUBROOMS, ids=str)
def test_every_sub_room_stands_on_the_map_beside_its_room(room: Path) -> None:
    text = (ROOT / "docs" / "map.md").read_text("utf-8")
    (line,) = re.findall(rf"^{room.parent}/ .*", text, re.MULTILINE)
    assert f" {room.name}/" in line


def test_tests_lie_in_the_rooms_that_they_test() -> None:
    rooms = {path.parent.relative_to(SOURCE).parts[0] for path in SOURCE.glob("*/__init__.py")}
    folders = {path.parent.relative_to(TESTS) for path in TESTS.glob("*/*/test_*.py")}
    assert {folder for folder in folders if folder.parts[0] in rooms} <= set(SUBROOMS)


def test_a_copy_of_the_house_keeps_its_contracts(house: Path) -> None:
    assert lint(house) == ""


@pytest.mark.parametrize(
    ("module", "line", "told"),
    [
        (
            "cases/origins.py",
            "import dateline.cases.copies.shingles",
            "dateline.cases.origins -> dateline.cases.copies.shingles: imported past the face",
        ),
        (
            "cases/events/scoring.py",
            "from dateline.cases.agreement.denials import DENYING",
            "dateline.cases.events.scoring -> dateline.cases.agreement.denials: imported past the face",
        ),
        ("cases/lonely/hermits.py", "HERMITS = 0", "dateline.cases.lonely: has no face"),
        (
            "text/languages.py",
            "import dateline.cases.origins",
            "dateline.text is not allowed to import dateline.cases",
        ),
    ],
    ids=["past a face", "between sub-rooms", "no face", "a room above"],
)
def test_what_breaks_the_house_is_named(house: Path, module: str, line: str, told: str) -> None:
    add(house, module, line)
    (house / "src" / "dateline" / module).with_name("__init__.py").touch()
    assert told in lint(house)


def test_circles_are_found(house: Path) -> None:
    add(house, "cases/compatibility.py", "import dateline.cases.claim_features")
    assert "No circle of imports" in lint(house)


def test_what_is_listed_in_vain_is_named(house: Path) -> None:
    path = house / "pyproject.toml"
    path.write_text(path.read_text("utf-8").replace("past = [", 'past = ["a -> b",', 1), "utf-8")
    assert "a -> b: listed in vain" in lint(house)
