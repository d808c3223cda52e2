"""A stage's fingerprint changes with everything that its results depend on, and with nothing else."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from dateline.errors import PipelineError
from dateline.fingerprints import fingerprint_of, imports_of, reach
from dateline.rules import load_pack
from tests.lab import ROOT

PACKAGE = ROOT / "src" / "dateline"


def write_module(folder: Path, name: str, source: str) -> None:
    folder.mkdir(exist_ok=True, parents=True)
    (folder / f"{name}.py").write_text(source, "utf-8")


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """The fingerprint of `run` in a package of its own whose modules have the given sources."""
    monkeypatch.syspath_prepend(tmp_path)
    count = iter(range(100))

    def make(*, bound: Any = None, **sources: str) -> str:
        package = f"harbour{next(count)}x{tmp_path.name.strip('_')}"
        for name, source in {"__init__": "", **sources}.items():
            write_module(tmp_path / package, name, source.replace("PACKAGE", package))
        run = import_module(f"{package}.stage").run
        found = fingerprint_of(partial(run, pack=bound) if bound is not None else run)
        return "".join((found, *(f" {name.removeprefix(package)}" for name in reached(run, package))))

    return make


def reached(run: Any, package: str) -> list[str]:
    return sorted(reach(frozenset({run.__module__}), frozenset({package})))


STAGE = "from PACKAGE.near import word\ndef run(reading, notes, pack=None): return word\n"


def test_the_modules_that_are_imported_count_also_inside_functions(made: Callable[..., str]) -> None:
    source = (
        "from PACKAGE import (\n    near,  # says why, and more\n    far as away,\n)\n"
        "def run(reading, notes):\n    from . import late\n    import json, PACKAGE.later\n"
    )
    found = made(stage=source, near="", far="", late="", later="", never="")
    assert found.split()[1:] == [".far", ".late", ".later", ".near", ".stage"]


def test_every_import_of_the_house_is_seen() -> None:
    for path in PACKAGE.rglob("*.py"):
        name = ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__")
        named = {
            node.module
            for node in ast.walk(ast.parse(path.read_text("utf-8")))
            if isinstance(node, ast.ImportFrom)
        }
        seen = imports_of(name) | {each.rpartition(".")[0] for each in imports_of(name)}
        assert {each for each in named if each} <= seen


def test_what_is_bound_counts() -> None:
    english, world = load_pack("en"), load_pack("places")
    runs = [
        partial(print, pack=english),
        partial(print, pack=world),
        partial(print, end=""),
        partial(print, end="x"),
    ]
    assert len({fingerprint_of(run) for run in runs}) == 4
    assert fingerprint_of(partial(print, pack=english), knowledge="list") != fingerprint_of(runs[0])


def test_a_function_that_cannot_be_found_again_is_refused() -> None:
    def run() -> None: ...

    run.__module__ = "harbour.nowhere"
    with pytest.raises(
        PipelineError, match=r"source of harbour.nowhere cannot be read\. Keep stages in modules"
    ):
        fingerprint_of(run)


PRINTED = """
import sys
sys.path.insert(0, sys.argv[1])
from dateline import pipeline
from dateline.adapters.langid import LangidIdentifier
from dateline.adapters.onnx import OnnxRuntime
from dateline.adapters.spacy import SpacyParser
print(*(stage.fingerprint for stage in pipeline.stages(SpacyParser(), LangidIdentifier(), OnnxRuntime())))
"""


def fingerprints(package: Path) -> dict[str, str]:
    """The fingerprint of every stage of a copy of the package, asked in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-c", PRINTED, package], capture_output=True, text=True, check=True
    )
    return dict(each.split(":") for each in done.stdout.split())


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """A copy of the package that may be changed: small files copied, networks linked."""
    for path in PACKAGE.rglob("*"):
        target = tmp_path / path.relative_to(PACKAGE.parent)
        if path.is_dir() or path.suffix == ".pyc":
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        if path.stat().st_size > 1_000_000:
            target.symlink_to(path)
        else:
            target.write_bytes(path.read_bytes())
    return tmp_path


@pytest.fixture(scope="module")
def before() -> dict[str, str]:
    return fingerprints(PACKAGE.parent)


def test_a_changed_line_of_code_changes_the_stages_that_import_it(
    before: dict[str, str], copied: Path
) -> None:
    changed = copied / "dateline" / "claims" / "grammar.py"
    changed.write_text(changed.read_text("utf-8") + "\n# a change\n", "utf-8")
    after = fingerprints(copied)
    assert [name for name, found in after.items() if found != before[name]] == [
        "attribution",
        "triggers",
        "arguments",
        "status",
        "ages",
    ]


def test_a_changed_word_of_a_list_changes_the_stages_that_ask_for_the_list(
    before: dict[str, str], copied: Path
) -> None:
    changed = copied / "dateline" / "packs" / "en" / "words" / "triggers.toml"
    changed.write_text(changed.read_text("utf-8").replace('"amid"', '"amidst"'), "utf-8")
    after = fingerprints(copied)
    assert [name for name, found in after.items() if found != before[name]] == ["triggers"]


def test_a_changed_pattern_changes_the_stages_that_ask_for_it_or_for_one_that_does(
    before: dict[str, str], copied: Path
) -> None:
    changed = copied / "dateline" / "packs" / "en" / "shapes" / "nouns.toml"
    changed.write_text(
        changed.read_text("utf-8").replace(
            'lower = { words = "en.status.ordinals_of_fact" }', 'lower = "first"'
        ),
        "utf-8",
    )
    after = fingerprints(copied)
    assert [name for name, found in after.items() if found != before[name]] == ["status"]


@pytest.mark.parametrize(
    ("file", "stage"),
    [
        ("languages.txt", "languages"),
        ("en/lookalikes.txt", "repairs"),
        ("en/status.toml", "status"),
        ("en/attribution.npz", "attribution"),
        ("en/types.npz", "triggers"),
        ("en/roles.npz", "arguments"),
        ("en/embeddings.npz", "attribution"),
        ("en/embeddings.npz", "events"),
        ("places/regions.toml", "entities"),
        ("plover/force.toml", "triggers"),
    ],
)
def test_a_changed_file_of_a_pack_changes_the_stages_that_read_it(
    copied: Path, file: str, stage: str
) -> None:
    before, changed = fingerprints(copied), copied / "dateline" / "packs" / file
    changed.write_bytes(changed.read_bytes() + b"\n# more\n")
    assert fingerprints(copied)[stage] != before[stage]


def test_every_file_of_the_packs_is_known_to_the_test_above_or_to_a_pack() -> None:
    others = {
        path.name for path in (PACKAGE / "packs").rglob("*.*") if path.suffix not in {".toml", ".py", ".pyc"}
    }
    assert others == {
        "languages.txt", "lookalikes.txt", "attribution.npz", "attribution-labeller.onnx",
        "attribution-reader.onnx", "embeddings.npz", "embeddings.onnx", "roles.npz",
        "types.npz",
    }  # fmt: skip
