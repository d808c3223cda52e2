"""Patterns: shapes of the parse, named and proven, in the manner of spaCy's DependencyMatcher.

A pattern lies in packs/PACK/shapes/THEME.toml as a `[[pattern]]`; docs/rules-and-packs.md says how one is
written. Like a word list it stands in no fact and is bound to no stage: a module asks for its patterns by id
when it is imported, and a fingerprint sees them through the ids in the source (`fingerprints.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from importlib.resources import files
from itertools import chain
from typing import Any

from dateline.errors import PackError
from dateline.shapes.nodes import Node, lists_in, read_nodes
from dateline.shelves import read_toml
from dateline.vocabulary import LISTS

NEEDED = frozenset({"id", "says", "fires", "silent"})
ID = re.compile(r"([a-z]+)\.shape\.[a-z_]+")
ASKED = re.compile(r'\bshape(?:_part)?\(\s*"([^"]*)"\s*\)')
"""How the source of a module asks for a pattern; tests/architecture forbids any other way."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A shape of the parse: the ways in which it holds, and the sentence and the examples that explain it.

    `gives` is the name of the node that it finds, `lists` are the ids of its word lists, `hash` are 16 hex
    digits that change with what it holds of.
    """

    id: str
    says: str
    fires: tuple[str, ...]
    silent: tuple[str, ...]
    ways: tuple[tuple[Node, ...], ...]
    gives: str
    lists: frozenset[str]
    hash: str

    @property
    def shapes(self) -> frozenset[str]:
        """The ids of the patterns that its nodes must be, too."""
        return frozenset(node.shape for node in chain.from_iterable(self.ways) if node.shape)

    def given(self, way: Sequence[Node]) -> int:
        """The place of the node that it gives, in one of its ways."""
        return next(place for place, node in enumerate(way) if node.name == self.gives and not node.absent)


def find_pattern(name: str) -> Pattern:
    """A pattern by its id, "pack.shape.name"; PackError when there is none."""
    found = ID.fullmatch(name)
    patterns = load_patterns(found[1]) if found else {}
    if name not in patterns:
        raise PackError(
            f"there is no pattern {name!r}.",
            advice="A pattern pack.shape.name lies in packs/PACK/shapes/THEME.toml.",
            rule=name,
        )
    return patterns[name]


@cache
def load_patterns(pack: str) -> Mapping[str, Pattern]:
    """The patterns of a pack by id, read once a process; none where it has no such folder."""
    folder = files("dateline.packs") / pack / "shapes"
    listed = sorted(folder.iterdir(), key=lambda file: file.name) if folder.is_dir() else []
    return join(chain.from_iterable(read_patterns(file.read_text("utf-8"), file.name) for file in listed))


def join(patterns: Iterator[Pattern]) -> dict[str, Pattern]:
    """Patterns by id; PackError when one stands twice, or asks for one that is not there."""
    found: dict[str, Pattern] = {}
    for pattern in patterns:
        if pattern.id in found:
            raise PackError(f"pattern {pattern.id} stands twice.", advice="Keep one.", rule=pattern.id)
        found[pattern.id] = pattern
    for pattern in found.values():
        for other in sorted(pattern.shapes - set(found)):
            raise PackError(
                f"pattern {pattern.id} asks for {other}, and there is no such pattern.",
                advice="Name one of its pack.",
                rule=pattern.id,
            )
    return found


def read_patterns(text: str, file: str) -> Iterator[Pattern]:
    """The patterns of a file, in its order; PackError says which of them is wrong, and why."""
    return (read_pattern(raw, file) for raw in read_toml(text, file, entries="pattern")["pattern"])


def read_pattern(raw: Mapping[str, Any], file: str) -> Pattern:
    """A pattern from its TOML table."""
    name = str(raw.get("id", "?"))
    try:
        refuse_unwhole(raw)
        ways = [raw["nodes"]] if "nodes" in raw else raw["either"]
        read = tuple(map(read_nodes, ways))
        gives = refuse_missing(raw.get("gives", ""), read)
    except ValueError as error:
        raise PackError(
            f"pattern {name} is not whole: {error}.", advice="Mend it.", file=file, rule=name
        ) from error
    lists = frozenset(lists_in(ways))
    hashed = repr((ways, gives, sorted(LISTS.find(each).hash for each in lists))).encode()
    fires, silent = tuple(raw["fires"]), tuple(raw["silent"])
    return Pattern(
        name, raw["says"], fires, silent, read, gives, lists, blake2b(hashed, digest_size=8).hexdigest()
    )


def refuse_unwhole(raw: Mapping[str, Any]) -> None:
    """ValueError unless a pattern has an id, explains and proves itself, and says in which ways it holds."""
    keys = set(raw) - {"gives"}
    if keys not in (NEEDED | {"nodes"}, NEEDED | {"either"}) or not all(raw.values()):
        raise ValueError(
            f"it has {', '.join(sorted(NEEDED))}, nodes or either, and gives where it finds a node"
        )
    if not ID.fullmatch(raw["id"]):
        raise ValueError("its id is not of the form pack.shape.name")


def refuse_missing(gives: str, ways: tuple[tuple[Node, ...], ...]) -> str:
    """The name of the node that a pattern gives; ValueError when a way to hold has none of that name."""
    if gives and not all(gives in names_of(way) for way in ways):
        raise ValueError(f"a way to hold has no node {gives!r} to give")
    return gives


def names_of(way: Sequence[Node]) -> frozenset[str]:
    """What the nodes of a way are called that have a token."""
    return frozenset(node.name for node in way if not node.absent)


def hashes_of_patterns(source: str) -> list[str]:
    """The id and hash of every pattern that the source of a module asks for, and of those within them."""
    found: dict[str, Pattern] = {}
    todo = ASKED.findall(source)
    while todo:
        name = todo.pop()
        if name not in found:
            found[name] = find_pattern(name)
            todo.extend(found[name].shapes)
    return [f"{name}={found[name].hash}" for name in sorted(found)]
