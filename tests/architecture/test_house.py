"""The house stands as docs/map.md draws it: rooms, imports, names, and one place that catches everything."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tokenize
from collections.abc import Iterator
from dataclasses import is_dataclass
from enum import EnumMeta
from io import StringIO
from pathlib import Path

import pytest

from dateline import model
from dateline.model import LAYERS
from tests.lab import ROOT, all_stages

SOURCE = ROOT / "src" / "dateline"
MODULES = sorted(SOURCE.rglob("*.py"))
FORBIDDEN = {
    "data",
    "info",
    "process",
    "handle",
    "manager",
    "helper",
    "helpers",
    "util",
    "utils",
    "misc",
    "common",
}
LAYOUT = {
    *(tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT, tokenize.ENDMARKER)
}
HEAVY = {"spacy", "trafilatura", "thinc", "onnxruntime", "daft"}


def name_of(path: Path) -> str:
    return str(path.relative_to(SOURCE))


def imports_at_module_level(tree: ast.Module) -> Iterator[str]:
    """The modules that importing this one imports; what stands under TYPE_CHECKING is not run."""
    for node in tree.body:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def run_python(code: str) -> str:
    return subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, text=True
    ).stdout.strip()


def test_rooms_import_only_from_rooms_below() -> None:
    done = subprocess.run(
        [str(Path(sys.executable).parent / "lint-imports"), "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_heavy_libraries_are_imported_lazily_and_only_by_adapters(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    assert {name.partition(".")[0] for name in imports_at_module_level(tree)} & HEAVY == set()
    if path.parent.name != "adapters":
        anywhere = {
            alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names
        }
        anywhere |= {
            node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module
        }
        assert {name.partition(".")[0] for name in anywhere} & HEAVY == set()


@pytest.mark.parametrize("module", ["dateline", "dateline.app.cli", "dateline.pipeline"])
def test_importing_costs_no_model(module: str) -> None:
    loaded = run_python(
        f"import sys, {module}; print(*sorted(name for name in sys.modules if '.' not in name))"
    ).split()
    assert set(loaded) & HEAVY == set()


def test_only_the_guard_catches_everything() -> None:
    broad = [
        name_of(path)
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ExceptHandler) and catches_all(node)
    ]
    assert set(broad) == {"guard.py"}


def test_only_the_terminal_prints() -> None:
    """There every character that a screen would obey is made visible."""
    printing = {name_of(path) for path in MODULES if prints(ast.parse(path.read_text("utf-8")))}
    assert printing == {"app/terminal.py"}


def prints(tree: ast.Module) -> bool:
    called = {ast.unparse(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}
    return any(re.search(r"(^|\.)(print|echo|secho)$|std(out|err)\.write", name) for name in called)


def catches_all(handler: ast.ExceptHandler) -> bool:
    caught = handler.type
    return caught is None or (isinstance(caught, ast.Name) and caught.id in {"Exception", "BaseException"})


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_no_module_is_a_drawer(path: Path) -> None:
    assert path.stem.strip("_") not in FORBIDDEN


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_every_module_says_what_it_is_and_is_short(path: Path) -> None:
    content = path.read_text("utf-8")
    assert ast.get_docstring(ast.parse(content))
    assert tokens(content) <= 4000


def tokens(source: str) -> int:
    """How many tokens of code there are, without comments and layout: formatting does not change it."""
    return sum(each.type not in LAYOUT for each in tokenize.generate_tokens(StringIO(source).readline))


def test_the_nouns_are_all_sorted_and_frozen() -> None:
    assert list(model.__all__) == sorted(
        model.__all__, key=lambda name: (not name.isupper(), name[0].islower(), name)
    )
    for name in model.__all__:
        noun = getattr(model, name)
        if isinstance(noun, type) and not isinstance(noun, EnumMeta):
            assert is_dataclass(noun)
            assert noun.__dataclass_params__.frozen  # type: ignore[attr-defined]


def test_the_model_exports_every_noun_of_its_modules() -> None:
    made_here = {
        node.name
        for path in (SOURCE / "model").glob("*.py")
        for node in ast.parse(path.read_text("utf-8")).body
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
    }
    assert made_here - set(model.__all__) == {"Piece"}


def test_every_layer_of_a_case_is_given_by_a_stage() -> None:
    given = {kind for stage in all_stages() for kind in stage.gives}
    assert set(LAYERS.values()) <= given


def test_every_stage_comes_from_the_module_that_the_map_names() -> None:
    rows = re.findall(
        r"^\| `(\w+)` \| `(\w+(?:/\w+)+\.py)` \|", (ROOT / "docs" / "map.md").read_text("utf-8"), re.MULTILINE
    )
    assert [name for name, _ in rows] == [stage.name for stage in all_stages()]
    assert [module for _, module in rows if not (SOURCE / module).is_file()] == []


def test_every_room_has_its_place_on_the_map() -> None:
    text = (ROOT / "docs" / "map.md").read_text("utf-8")
    rooms = {path.parent.name + "/" for path in SOURCE.glob("*/__init__.py")} | {
        path.name for path in SOURCE.glob("*.py") if path.stem != "__init__"
    }
    assert {room for room in rooms if f"\n{room}" not in text} == set()
