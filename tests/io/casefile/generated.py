"""A case of some pages that no text was read for, as the benchmark of queries makes it."""

from __future__ import annotations

import sys
from functools import cache
from importlib.util import module_from_spec, spec_from_file_location

from dateline.model import Case
from tests.lab import ROOT


@cache
def generated(pages: int, claims: int) -> Case:
    """The case of so many pages and claims, the same every time."""
    spec = spec_from_file_location("benchmark_of_queries", ROOT / "benchmarks" / "queries.py")
    assert spec
    assert spec.loader
    module = sys.modules[spec.name] = module_from_spec(spec)
    spec.loader.exec_module(module)
    case: Case = module.make_case(pages, claims)
    return case
