"""Whether tests notice a wrong weight: each is put into a copy of the source, and tests of its stage must fail.

    python benchmarks/mutants.py                 every mutant: which test caught it
    python benchmarks/mutants.py --only posting  those whose sentence holds these words

The wrong weights are listed in mutants.toml. What is run are the metric sets (tests/metrics) and, when they see
nothing, the unit tests of the stage; never a golden file. The tree is not touched. Exits with 1 when a mutant
survives.
"""

from __future__ import annotations

import argparse
import ast
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

ROOT = Path(__file__).parent.parent
LIST = Path(__file__).with_suffix(".toml")
METRICS = "tests/metrics"
FAILED = re.compile(r"^FAILED (.+?)(?: - .*)?$", re.MULTILINE)
SOME_FAILED = 1
"""Pytest's exit code when tests ran and failed; a mutant that does not even load is a mistake of the list."""


@dataclass(frozen=True)
class Mutant:
    """One wrong weight: what it says, where it stands, what is replaced and the unit tests of its stage.

    In code `name` is what the module defines and `old` is replaced by `new`; in a pack it is the id of the weight
    and `old` the name of its number, empty for one alone, or a bracket for the first of a row.
    """

    says: str
    module: str
    name: str
    old: str
    new: str
    tests: tuple[str, ...]

    @property
    def path(self) -> Path:
        """Its module or pack below the source folder."""
        if self.is_weight:
            pack, theme, _ = self.name.split(".")
            return Path("dateline", "packs", pack, "weights", f"{theme}.toml")
        return Path(*self.module.split(".")).with_suffix(".py")

    @property
    def is_weight(self) -> bool:
        """Whether it is a number of a pack."""
        return self.name.count(".") == 2


def read_list() -> tuple[Mutant, ...]:
    """The mutants of the list."""
    listed: dict[str, Any] = tomllib.loads(LIST.read_text("utf-8"))
    return tuple(
        Mutant(
            each["says"],
            listed["modules"][each["where"]],
            each.get("weight") or each["name"],
            each.get("key", "") if "weight" in each else each["old"],
            each["new"],
            tuple(listed["tests"][each["where"]]),
        )
        for each in listed["mutant"]
    )


def mutate(source: str, mutant: Mutant) -> str:
    """The source of a module or pack with a mutation. Raises ValueError unless it has exactly one place."""
    if mutant.is_weight:
        return mutate_weight(source, mutant)
    defined = [node for node in ast.parse(source).body if mutant.name in names_of(node)]
    code = [ast.unparse(node) for node in defined]
    if len(code) != 1 or code[0].count(mutant.old) != 1:
        raise ValueError(
            f"{mutant.module}: “{mutant.old}” must stand exactly once in one definition of {mutant.name}; "
            f"mend the entry “{mutant.says}” of {LIST.name}. The definition is now: {' '.join(code)}"
        )
    lines, (node,) = source.splitlines(keepends=True), defined
    first = min(each.lineno for each in (node, *getattr(node, "decorator_list", ())))
    changed = code[0].replace(mutant.old, mutant.new) + "\n"
    return "".join((*lines[: first - 1], changed, *lines[node.end_lineno :]))


def mutate_weight(pack: str, mutant: Mutant) -> str:
    """A pack with another number."""
    number = r"values = \[" if mutant.old == "[" else rf'"?{re.escape(mutant.old or "value")}"? = '
    place = re.compile(rf'(id = "{re.escape(mutant.name)}"\n(?:(?!\[\[).)*?{number})-?[\d.]+', re.DOTALL)
    mutated, places = place.subn(rf"\g<1>{mutant.new}", pack)
    if places != 1:
        raise ValueError(
            f"{mutant.name} has no number “{mutant.old}”; mend the entry “{mutant.says}” of {LIST.name}."
        )
    return mutated


def names_of(node: ast.stmt) -> set[str]:
    """The names that a statement of a module defines."""
    if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
        return {node.name}
    targets = (
        node.targets
        if isinstance(node, ast.Assign)
        else [node.target]
        if isinstance(node, ast.AnnAssign)
        else []
    )
    nodes = chain.from_iterable(map(ast.walk, targets))
    return {each.id for each in nodes if isinstance(each, ast.Name)}


def catch(mutant: Mutant, source: Path, notes: Path) -> str | None:
    """The test that fails with a mutant in a copy of the source, `None` when it survives."""
    path = source / mutant.path
    sound = path.read_text("utf-8")
    path.write_text(mutate(sound, mutant), "utf-8")
    try:
        return next(filter(None, (fail(tests, source, notes) for tests in ((METRICS,), mutant.tests))), None)
    finally:
        path.write_text(sound, "utf-8")


def fail(tests: Sequence[str], source: Path, notes: Path) -> str | None:
    """The first test that fails on a source folder, if any."""
    where = os.environ | {
        "PYTHONPATH": str(source),
        "DATELINE_METRIC_NOTES": str(notes),
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    command = (sys.executable, "-m", "pytest", "-x", "-p", "no:cacheprovider", "-p", "no:xdist", *tests)
    done = subprocess.run(command, cwd=ROOT, env=where, check=False, capture_output=True, text=True)
    failed = FAILED.search(done.stdout)
    if done.returncode not in (0, SOME_FAILED) or (done.returncode and not failed):
        raise SystemExit(f"The tests could not be run:\n{done.stdout}{done.stderr}")
    return failed[1] if failed else None


def survivors(mutants: Sequence[Mutant]) -> Iterator[Mutant]:
    """Those that no test catches; who caught the others is printed."""
    with TemporaryDirectory() as folder:
        source, notes = Path(folder, "src"), Path(folder, "notes")
        shutil.copytree(ROOT / "src", source)
        notes.mkdir()
        tests = {METRICS}.union(*(mutant.tests for mutant in mutants))
        if broken := fail(sorted(tests), source, notes):
            raise SystemExit(f"{broken} fails without any mutant. Mend it first.")
        for mutant in mutants:
            caught = catch(mutant, source, notes)
            print(f"{'caught' if caught else 'SURVIVES':9} {mutant.says:60} {caught or ''}", flush=True)
            if not caught:
                yield mutant


def main() -> int:
    """Run the list."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--only", default="", help="mutants whose sentence holds these words")
    words = parser.parse_args().only
    mutants = [mutant for mutant in read_list() if words in mutant.says]
    left = list(survivors(mutants))
    print(f"{len(mutants) - len(left)} of {len(mutants)} mutants caught")
    return 1 if left else 0


if __name__ == "__main__":
    sys.exit(main())
