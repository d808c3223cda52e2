"""The list of wrong weights keeps up with the source: each applies to one place. `make mutants` runs them."""

from __future__ import annotations

import ast
import tomllib

import pytest

from tests.benchmarks.test_benchmarks import benchmark
from tests.lab import ROOT

MUTANTS = benchmark("mutants")
LISTED = MUTANTS["read_list"]()


def read(mutant, text):
    """What a module or a pack says, whatever its layout."""
    return tomllib.loads(text) if mutant.is_weight else ast.dump(ast.parse(text))


def test_there_are_thirty_of_different_places() -> None:
    assert len({(mutant.module, mutant.name, mutant.old) for mutant in LISTED}) == len(LISTED) >= 30


@pytest.mark.parametrize("mutant", LISTED, ids=lambda mutant: mutant.says)
def test_every_mutant_has_one_place_and_tests(mutant) -> None:
    source = (ROOT / "src" / mutant.path).read_text("utf-8")
    mutated = MUTANTS["mutate"](source, mutant)
    assert read(mutant, mutated) != read(mutant, source)
    assert mutant.tests
    assert all((ROOT / test).is_file() for test in mutant.tests)


def test_a_mutant_without_a_place_says_so() -> None:
    mutant = MUTANTS["Mutant"]("nothing", "some.module", "WEIGHT", "1.0", "2.0", ())
    assert MUTANTS["mutate"]("WEIGHT = 1.0\nOTHER = 1.0\n", mutant) == "WEIGHT = 2.0\nOTHER = 1.0\n"
    with pytest.raises(ValueError, match="must stand exactly once in one definition of WEIGHT"):
        MUTANTS["mutate"]("WEIGHT = 3.0\n", mutant)


def test_a_number_of_a_pack_is_replaced_by_its_name() -> None:
    pack = (
        '[[weights]]\nid = "en.a.b"\ntable = { x = 1.0, y = 2.0 }\n\n[[weights]]\nid = "en.a.c"\nvalue = 3\n'
    )
    for name, key, changed in (("en.a.b", "y", "y = 9 }"), ("en.a.c", "", "value = 9")):
        mutant = MUTANTS["Mutant"]("nothing", "some.module", name, key, "9", ())
        assert changed in MUTANTS["mutate"](pack, mutant)
    with pytest.raises(ValueError, match="has no number"):
        MUTANTS["mutate"](pack, MUTANTS["Mutant"]("nothing", "some.module", "en.a.b", "z", "9", ()))
