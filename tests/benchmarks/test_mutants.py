"""The list of wrong weights keeps up with the source: each applies to one place. `make mutants` runs them."""

from __future__ import annotations

import ast

import pytest

from tests.benchmarks.test_benchmarks import benchmark
from tests.lab import ROOT

MUTANTS = benchmark("mutants")
LISTED = MUTANTS["read_list"]()


def test_there_are_thirty_of_different_places() -> None:
    assert len({(mutant.module, mutant.name, mutant.old) for mutant in LISTED}) == len(LISTED) >= 30


@pytest.mark.parametrize("mutant", LISTED, ids=lambda mutant: mutant.says)
def test_every_mutant_has_one_place_and_tests(mutant) -> None:
    source = (ROOT / "src" / mutant.path).read_text("utf-8")
    mutated = MUTANTS["mutate"](source, mutant)
    assert ast.dump(ast.parse(mutated)) != ast.dump(ast.parse(source))
    assert mutant.tests
    assert all((ROOT / test).is_file() for test in mutant.tests)


def test_a_mutant_without_a_place_says_so() -> None:
    mutant = MUTANTS["Mutant"]("nothing", "some.module", "WEIGHT", "1.0", "2.0", ())
    assert MUTANTS["mutate"]("WEIGHT = 1.0\nOTHER = 1.0\n", mutant) == "WEIGHT = 2.0\nOTHER = 1.0\n"
    with pytest.raises(ValueError, match="must stand exactly once in one definition of WEIGHT"):
        MUTANTS["mutate"]("WEIGHT = 3.0\n", mutant)
