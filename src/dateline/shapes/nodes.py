"""The nodes of a pattern, as its TOML tables have them: what a token must be, and how it stands to others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any

from dateline.vocabulary import LISTS

COLUMNS = {
    "dep": "deps",
    "tag": "tags",
    "pos": "poses",
    "lemma": "lemmas",
    "lower": "lowers",
    "word": "words",
    "ent": "ents",
    "ends": "lowers",
}
"""What is asked of a token, and the column of the sentence that tells it."""

SEARCHED = ("child_of", "head_of", "ancestor_of", "just_before", "just_after")
"""Relations that say where a token is looked for: the first of these does, all others narrow it down."""

RELATIONS = (*SEARCHED, "before", "after")
KEYS = frozenset({"name", "shape", "but", "no", *COLUMNS, *RELATIONS})


@dataclass(frozen=True, slots=True)
class Test:
    """What a token must be, or must not: one of `values` by one of the keys of COLUMNS."""

    key: str
    values: frozenset[str]
    wanted: bool


@dataclass(frozen=True, slots=True)
class Node:
    """One token of a pattern: how it stands to nodes before it, by their places, and what it must be.

    `shape` is the id of a pattern that holds of it, too; of an `absent` node there must be none.
    """

    name: str
    relations: tuple[tuple[str, int], ...]
    tests: tuple[Test, ...]
    shape: str
    absent: bool


def read_nodes(tables: Sequence[Mapping[str, Any]]) -> tuple[Node, ...]:
    """The nodes of one way to hold, the anchor first; ValueError says what is wrong with them."""
    nodes: list[Node] = []
    for raw in tables:
        nodes.append(read_node(raw, nodes))
    return tuple(nodes)


def read_node(raw: Mapping[str, Any], before: Sequence[Node]) -> Node:
    """A node, from its table and the nodes before it."""
    refuse_unknown(raw, KEYS)
    places = {node.name: place for place, node in enumerate(before) if not node.absent}
    relations = tuple((kind, place_of(raw[kind], places)) for kind in RELATIONS if kind in raw)
    searched = bool(relations) and relations[0][0] in SEARCHED
    if searched != bool(before):
        raise ValueError(f"the first node stands alone, and every other one has one of {', '.join(SEARCHED)}")
    tests = (*tests_in(raw, wanted=True), *tests_in(raw.get("but", {}), wanted=False))
    return Node(raw.get("name", ""), relations, tests, raw.get("shape", ""), raw.get("no", False))


def place_of(name: str, places: Mapping[str, int]) -> int:
    """The place of a node that another one stands to."""
    if not name or name not in places:
        raise ValueError(f"no node before it is called {name!r}")
    return places[name]


def tests_in(raw: Mapping[str, Any], *, wanted: bool) -> Iterator[Test]:
    """The tests of a table."""
    if not wanted:
        refuse_unknown(raw, frozenset(COLUMNS))
    return (Test(key, values_of(key, raw[key]), wanted) for key in raw if key in COLUMNS)


def values_of(key: str, raw: object) -> frozenset[str]:
    """The values that a test takes: one, those of a list, or the words of a word list of the packs."""
    if isinstance(raw, dict) and set(raw) == {"words"}:
        return frozenset(LISTS.find(raw["words"]).words)
    values = [raw] if isinstance(raw, str) else raw
    if not isinstance(values, list) or not values or not all(isinstance(value, str) for value in values):
        raise ValueError(f'{key} has no value, no list of values and no {{words = "en.theme.name"}}')
    if key != "ent":
        return frozenset(values)
    return frozenset(f"{mark}-{value}" for mark, value in product("BI", values))


def refuse_unknown(raw: Mapping[str, Any], known: frozenset[str]) -> None:
    """ValueError for a key that means nothing."""
    unknown = sorted(set(raw) - known)
    if unknown:
        raise ValueError(f"{', '.join(unknown)} means nothing: a node has {', '.join(sorted(known))}")


def lists_in(ways: object) -> Iterator[str]:
    """The ids of the word lists that tables of nodes ask for."""
    parts = ways.values() if isinstance(ways, dict) else ways if isinstance(ways, list) else ()
    for part in parts:
        if isinstance(part, dict) and set(part) == {"words"}:
            yield part["words"]
        else:
            yield from lists_in(part)
