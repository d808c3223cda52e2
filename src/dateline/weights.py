"""Weights of the packs: numbers by which rules weigh, that a module asks for by id.

A weight lies in packs/PACK/weights/THEME.toml as a `[[weights]]` with its `id` ("pack.theme.name"), `says`
(what the number means) and `value` (one number), `values` (some in a row) or `table` (numbers by name). A
file begins with `[fitted]` (the `script` that wrote it, the `data` that it counted, how many, and the
`date`), or with `[chosen]` and `because`: nobody has measured these, and it says so. Like word lists
(`vocabulary.py`) they are read once, when the module is imported, and a fingerprint sees them through the ids
that its source names.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import blake2b
from types import MappingProxyType
from typing import Any

from dateline.errors import PackError
from dateline.shelves import Shelf, read_toml

SHAPES = ("value", "values", "table")
ORIGINS = {"fitted": {"script", "data", "n", "date"}, "chosen": {"because"}}
"""How a file can come to its numbers, and what it must say of that."""
ASKED = re.compile(r'\bweight(?:_row|_table)?\(\s*"([^"]*)"\s*\)')
"""How the source of a module asks for a weight; tests/architecture forbids any other way."""


@dataclass(frozen=True)
class Weights:
    """Numbers of one meaning: by their names, by their places ("0", "1" …), or one alone (by no name)."""

    id: str
    says: str
    numbers: Mapping[str, float]

    @property
    def hash(self) -> str:
        """16 hex digits that change with the numbers only."""
        return blake2b(repr(sorted(self.numbers.items())).encode(), digest_size=8).hexdigest()


def read_weights(text: str, theme: str) -> list[Weights]:
    """The weights of a file; `theme` is how their ids begin."""
    raw = read_toml(text, theme, entries="weights")
    if not any(set(raw.get(origin, ())) >= told for origin, told in ORIGINS.items()):
        raise PackError(
            "nothing tells where the weights are from.",
            advice="Begin with [fitted] (script, data, n, date) or [chosen] (because).",
            file=theme,
        )
    return [read_one(each, theme) for each in raw["weights"]]


def read_one(raw: Mapping[str, Any], theme: str) -> Weights:
    """Weights from their TOML table; PackError when they are not whole."""
    name = str(raw.get("id", "?"))
    shapes = [shape for shape in SHAPES if shape in raw]
    numbers = named(raw[shapes[0]]) if len(shapes) == 1 else {}
    if (
        set(raw) != {"id", "says", *shapes}
        or not name.startswith(f"{theme}.")
        or not numbers
        or not all(isinstance(number, int | float) for number in numbers.values())
    ):
        raise PackError(
            f"weight {name} is not whole.",
            advice=f"It has {theme}.name as its id, says, and numbers as its value, values or table.",
            file=theme,
            rule=name,
        )
    floats = {key: float(number) for key, number in numbers.items()}
    return Weights(name, raw["says"], MappingProxyType(floats))


def named(numbers: Any) -> dict[str, Any]:
    """Numbers by their names, by their places, or one by no name."""
    if isinstance(numbers, dict):
        return numbers
    return {str(at): each for at, each in enumerate(numbers)} if isinstance(numbers, list) else {"": numbers}


WEIGHTS = Shelf("weights", "weight", read_weights, ASKED)


def weight(name: str) -> float:
    """One number by its id; PackError when there is none."""
    return WEIGHTS.find(name).numbers[""]


def weight_row(name: str) -> tuple[float, ...]:
    """The numbers of a row in their order, by its id; PackError when there is none."""
    return tuple(WEIGHTS.find(name).numbers.values())


def weight_table(name: str) -> Mapping[str, float]:
    """The numbers of a table by name, by the table's id; PackError when there is none."""
    return WEIGHTS.find(name).numbers
