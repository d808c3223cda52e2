"""Weights lie in packs: code that reads pages has no number with a point, but few that speak."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from dateline.shelves import load
from dateline.weights import ASKED, WEIGHTS
from tests.lab import ROOT

SOURCE = ROOT / "src" / "dateline"
ROOMS = ("pages", "text", "mentions", "claims", "cases")
MODULES = sorted(path for room in ROOMS for path in (SOURCE / room).rglob("*.py"))
PLAIN = {0.0, 1.0}
"""Nothing and all."""

ALLOWED: Mapping[tuple[str, float], str] = {
    ("mentions/times/amount_readings.py", 0.25): "a quarter of an hour",
    ("mentions/times/amount_readings.py", 0.5): "half an hour",
    ("mentions/times/meanings.py", 2.0): "a couple",
    ("mentions/times/numbers.py", 0.5): "a half, as a word and as a character",
    ("mentions/times/unit_readings.py", 0.25): "a quarter of an hour",
    ("mentions/times/unit_readings.py", 0.5): "half an hour",
}
"""What may stay: the module and the number, with the reason."""


def numbers_in(path: Path) -> Iterator[tuple[int, float]]:
    """The line and value of every literal number with a point in a module that is not nothing or all."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Constant) and type(node.value) is float and node.value not in PLAIN:
            yield node.lineno, node.value


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_weights_lie_in_packs(path: Path) -> None:
    module = str(path.relative_to(SOURCE))
    assert [each for each in numbers_in(path) if (module, each[1]) not in ALLOWED] == []


def test_what_is_allowed_is_there_and_has_a_reason() -> None:
    found = {(str(path.relative_to(SOURCE)), number) for path in MODULES for _, number in numbers_in(path)}
    assert set(ALLOWED) <= found
    assert len(ALLOWED) <= 20
    assert all(len(reason) > 5 for reason in ALLOWED.values())


def test_every_weight_is_asked_for_by_its_id_and_none_lies_idle() -> None:
    sources = [path.read_text("utf-8") for path in SOURCE.rglob("*.py") if path.stem != "weights"]
    asked = {name for source in sources for name in ASKED.findall(source)}
    assert asked
    calls = sum(len(re.findall(r"\bweight(?:_row|_table)?\(", source)) for source in sources)
    assert calls == sum(len(ASKED.findall(source)) for source in sources)
    files = list((SOURCE / "packs").rglob("weights/*.toml"))
    lying = {name for file in files for name in load(WEIGHTS, file.parent.parent.name, file.stem)}
    assert asked == lying
    assert all(WEIGHTS.find(name).says.endswith(".") for name in asked)


def test_a_script_that_wrote_weights_is_there() -> None:
    scripts = {
        script
        for file in (SOURCE / "packs").rglob("weights/*.toml")
        for script in re.findall(r'^script = "(.+)"$', file.read_text("utf-8"), re.MULTILINE)
    }
    assert scripts
    assert all((ROOT / script).is_file() for script in scripts)
