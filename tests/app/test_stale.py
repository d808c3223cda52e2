"""What a case file remembers of unchanged pages never outlives the code that made it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from dateline.app import reading
from tests.lab import ROOT

TEXT = "The minister of Ruritania signed the treaty on 3 May 2021. Soldiers then seized the harbour.\n"


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """The package as a folder that a test may change; its networks are linked."""
    package = tmp_path / "source" / "dateline"
    shutil.copytree(
        ROOT / "src" / "dateline", package, ignore=shutil.ignore_patterns("*.onnx", "__pycache__")
    )
    for network in (ROOT / "src" / "dateline" / "packs" / "en").glob("*.onnx"):
        (package / "packs" / "en" / network.name).symlink_to(network)
    return package


def dateline(source: Path, *arguments: object) -> str:
    """What the command of a changed package prints."""
    code = "from dateline.app.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)],
        env={**os.environ, "PYTHONPATH": str(source.parent), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def change(module: Path, before: str, after: str) -> None:
    """Change one line of a module, which must be there."""
    code = module.read_text("utf-8")
    assert code.count(before) == 1
    module.write_text(code.replace(before, after), "utf-8")


def claims(source: Path, case: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(dateline(source, "claims", case, "--json"))
    return found


def test_a_changed_line_shows_other_facts(source: Path, tmp_path: Path) -> None:
    page, case = tmp_path / "page.txt", tmp_path / "case.dateline"
    page.write_text(TEXT, "utf-8")
    dateline(source, "build", page, "-o", case)
    assert {claim["status"] for claim in claims(source, case)} == {"stated"}
    change(source / "claims" / "status" / "mood.py", "else Label.STATED", "else Label.HYPOTHETICAL")
    dateline(source, "build", page, "-o", case)
    assert {claim["status"] for claim in claims(source, case)} == {"hypothetical"}


def test_pages_that_other_code_has_read_say_so_when_more_are_added(source: Path, tmp_path: Path) -> None:
    page, more, case = tmp_path / "page.txt", tmp_path / "more.txt", tmp_path / "case.dateline"
    page.write_text(TEXT, "utf-8")
    more.write_text("The king left for Strelsau on Monday.\n", "utf-8")
    dateline(source, "build", page, "-o", case)
    change(source / "pages" / "decode.py", '"""Bytes to text', '"""From bytes to text')
    dateline(source, "add", case, more)
    told = [problem["message"] for problem in json.loads(dateline(source, "problems", case, "--json"))]
    assert told == [reading.READ_OTHERWISE]
    dateline(source, "build", page, more, "-o", case)
    assert json.loads(dateline(source, "problems", case, "--json")) == []
