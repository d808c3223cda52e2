"""The outline of the world: of every state its name, its centre and, where it is large enough, its shape.

It was drawn once of Natural Earth (`tests/app/serve/outlines.py`); borders are as they are held, in its view.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True)
class State:
    """A state: its centre in units of the map, and its shape as an SVG path, empty where it is too small."""

    name: str
    x: int
    y: int
    path: str


@dataclass(frozen=True)
class World:
    """The map: its size in units, its states by ISO 3166-1 alpha-3, and what is no state of that list."""

    width: int
    height: int
    states: Mapping[str, State]
    others: tuple[str, ...]


@cache
def world() -> World:
    """The outline of the world."""
    told = json.loads((files("dateline.app.serve") / "world.json").read_bytes())
    states = {code: state_of(found) for code, found in told["states"].items()}
    return World(told["width"], told["height"], states, tuple(told["others"]))


def state_of(told: Mapping[str, Any]) -> State:
    """A state as the drawing has it."""
    x, y = told["at"]
    return State(told["name"], x, y, told.get("path", ""))


def name_of_state(code: str) -> str:
    """The name of a state by its code; the code where the map has no such state."""
    found = world().states.get(code)
    return found.name if found else code
