"""The documentation is true: outputs, commands, errors, nouns, keys, dependencies are the code's."""

from __future__ import annotations

import inspect
import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

from dateline import errors, model
from dateline.app.cli import app
from dateline.model import Case
from dateline.views.jsonl import render_jsonl
from tests.docs.blocks import PAGES, blocks, demo_folder, outputs, tables
from tests.lab import ROOT

COMMANDS = sorted(typer.main.get_command(app).commands)  # type: ignore[attr-defined]
PYTHON = re.compile(r"```python\n(.*?)```", re.DOTALL)
LINK = re.compile(r"\[[^\]]*\]\(([^)#\s]+)")


def text_of(page: str) -> str:
    return (ROOT / "docs" / page).read_text("utf-8")


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    with demo_folder() as path:
        yield path


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_outputs_are_what_the_commands_print(page: Path, folder: Path) -> None:
    content = page.read_text("utf-8")
    assert blocks(content) == outputs(content), "run `make accept` and read the diff"


@pytest.mark.parametrize(("page", "name"), [("reading.md", "READERS"), ("export.md", "EXPORTERS")])
def test_tables_are_what_the_code_has(page: str, name: str) -> None:
    shown, now = tables(text_of(page))[name]
    assert shown == now, "run `make accept` and read the diff"


@pytest.mark.parametrize("code", PYTHON.findall((ROOT / "README.md").read_text("utf-8")))
def test_the_python_of_the_readme_runs(code: str, folder: Path) -> None:
    found: dict[str, Any] = {}
    exec(compile(code, "README.md", "exec"), found)
    assert isinstance(found["case"], Case)
    assert found["case"].events


def test_promises_name_tests_that_exist() -> None:
    named = re.findall(r"`(tests/[\w/.]+)`", text_of("promises.md"))
    assert named
    assert [path for path in named if not (ROOT / path).exists()] == []


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_in_the_reference(command: str) -> None:
    assert f"<!-- output of dateline {command} --help -->" in text_of("cli.md")


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_links_lead_somewhere(page: Path) -> None:
    links = [link for link in LINK.findall(page.read_text("utf-8")) if "://" not in link]
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_every_error_is_explained() -> None:
    raised = {
        name
        for name, thing in vars(errors).items()
        if inspect.isclass(thing) and issubclass(thing, errors.DatelineError)
    }
    assert raised == set(re.findall(r"^\| `(\w+Error)` \|", text_of("errors.md"), re.MULTILINE))


def test_every_noun_is_described() -> None:
    described = set(re.findall(r"`(\w+)`", text_of("model.md")))
    assert set(model.__all__) - described == set()


def test_every_dependency_has_its_reason() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    named = {re.split(r"[<>=[]", requirement)[0] for requirement in project["dependencies"]}
    assert named == set(re.findall(r"^\| `([\w-]+)` \|", text_of("dependencies.md"), re.MULTILINE))
    tests = {re.split(r"[<>=]", requirement)[0] for requirement in project["optional-dependencies"]["test"]}
    assert {name for name in tests if f"`{name}`" not in text_of("dependencies.md")} == set()


def test_every_key_of_the_export_is_described(demo: Case) -> None:
    described = set(re.findall(r"`(\w+)`", text_of("export.md")))
    records = [json.loads(line) for content in render_jsonl(demo).values() for line in content.splitlines()]
    assert {key for record in records for key in keys_of(record)} - described == set()
    assert {name for name in render_jsonl(demo) if name not in text_of("export.md")} == set()


def keys_of(record: Any) -> Iterator[str]:
    """All keys anywhere in a record."""
    if isinstance(record, dict):
        for key, value in record.items():
            yield key
            yield from keys_of(value)
    elif isinstance(record, list):
        for value in record:
            yield from keys_of(value)


def test_the_makefile_targets_that_the_documentation_names_exist() -> None:
    targets = set(re.findall(r"^([a-z]+):.*## ", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    named = {target for page in PAGES for target in re.findall(r"`make (\w+)`", page.read_text("utf-8"))}
    assert named - targets == set()


def test_ci_runs_make_test() -> None:
    script = (ROOT / ".ci" / "run").read_text("utf-8")
    assert "set -euo pipefail" in script
    assert script.rstrip().endswith("make test")
