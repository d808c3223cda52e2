"""Weights of the packs: numbers by which rules weigh, that a module asks for by id.

A weight lies in packs/PACK/weights/THEME.toml as a `[[weights]]` with its `id` ("pack.theme.name"), `says`
(what the number means) and `value` (one number), `values` (some in a row) or `table` (numbers by name). A file
begins with `[fitted]` (the `script` that wrote it, the `data` that it counted, how many, and the `date`), or
with `[chosen]` and `because`: nobody has measured these, and it says so. Like word lists (`vocabulary.py`)
they are read once, when the module is imported, and a fingerprint sees them through the ids that its source
names.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from dateline.errors import PackError
from dateline.vocabulary import ID, refuse_twins

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


def weight(name: str) -> float:
    """One number by its id; PackError when there is none."""
    return find_weights(name).numbers[""]


def weight_row(name: str) -> tuple[float, ...]:
    """The numbers of a row in their order, by its id; PackError when there is none."""
    return tuple(find_weights(name).numbers.values())


def weight_table(name: str) -> Mapping[str, float]:
    """The numbers of a table by name, by the table's id; PackError when there is none."""
    return find_weights(name).numbers


def hashes_of_weights(source: str) -> list[str]:
    """The id and hash of everything that the source of a module asks for."""
    return [f"{name}={find_weights(name).hash}" for name in sorted(set(ASKED.findall(source)))]


def find_weights(name: str) -> Weights:
    """Weights by their id, "pack.theme.name"."""
    pack, theme, _ = [*name.split("."), "", ""][:3]
    known = load_weights(pack, theme) if ID.fullmatch(name) else {}
    if name not in known:
        raise PackError(
            f"there is no weight {name!r}.",
            advice="A weight pack.theme.name lies in packs/PACK/weights/THEME.toml.",
            rule=name,
        )
    return known[name]


@cache
def load_weights(pack: str, theme: str) -> Mapping[str, Weights]:
    """The weights of one file by id, read once a process; none where there is no such file."""
    file = files("dateline.packs") / pack / "weights" / f"{theme}.toml"
    return read_weights(file.read_text("utf-8"), f"{pack}.{theme}") if file.is_file() else {}


def read_weights(text: str, theme: str) -> dict[str, Weights]:
    """The weights of a file by id; `theme` is how their ids begin."""
    try:
        raw = tomllib.loads(text)
        listed = [read_one(each, theme) for each in raw["weights"]]
    except (tomllib.TOMLDecodeError, KeyError) as error:
        raise PackError(f"the weights do not read: {error}.", advice="Mend the TOML.", file=theme) from error
    if not any(set(raw.get(origin, ())) >= told for origin, told in ORIGINS.items()):
        raise PackError(
            "nothing tells where the weights are from.",
            advice="Begin with [fitted] (script, data, n, date) or [chosen] (because).",
            file=theme,
        )
    refuse_twins([each.id for each in listed], theme)
    return {each.id: each for each in listed}


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
