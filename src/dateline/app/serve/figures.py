"""A drawing of who does what to whom: names on an ellipse, an arc from one to another for what is said of them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from math import cos, pi, sin

from dateline.io.casefile.rosters import TieRow

DRAWN = 16
"""Names that are drawn; the table below has all."""
WIDTH, HEIGHT, ACROSS, DOWN = 900, 540, 250, 210
"""The drawing, and the halves of the ellipse on which names stand."""


@dataclass(frozen=True)
class Node:
    """A name, where its end of arcs is and where it is written; `anchor` is the side that stands there."""

    id: str
    x: float
    y: float
    at: float
    anchor: str


@dataclass(frozen=True)
class Arc:
    """What somebody is said to do to somebody, as a path of SVG, with the events (ids) that say so."""

    left: str
    right: str
    path: str
    told: tuple[str, ...]
    relations: tuple[str, ...]

    @property
    def events(self) -> int:
        """How many events say so."""
        return len(self.told)


@dataclass(frozen=True)
class Figure:
    """Nodes and the arcs between them."""

    nodes: tuple[Node, ...]
    arcs: tuple[Arc, ...]


def drawn(ties: Sequence[TieRow]) -> Figure:
    """The ties between those of whom most is said."""
    weight: Counter[str] = Counter()
    for tie in ties:
        weight[tie.left] += len(tie.events)
        weight[tie.right] += len(tie.events)
    names = [name for name, _ in sorted(weight.items(), key=lambda pair: (-pair[1], pair[0]))[:DRAWN]]
    nodes = {name: node_at(name, number, len(names)) for number, name in enumerate(names)}
    found: dict[tuple[str, str], list[TieRow]] = defaultdict(list)
    for tie in ties:
        if tie.left != tie.right and tie.left in nodes and tie.right in nodes:
            found[tie.left, tie.right].append(tie)
    arcs = tuple(arc_of(nodes[left], nodes[right], told) for (left, right), told in found.items())
    tied = set(chain.from_iterable(found))
    return Figure(tuple(node for node in nodes.values() if node.id in tied), arcs)


def node_at(name: str, number: int, of: int) -> Node:
    """The place of a name among others, from the top on with the clock."""
    turn = 2 * pi * number / max(of, 1) - pi / 2
    x, y = WIDTH / 2 + ACROSS * cos(turn), HEIGHT / 2 + DOWN * sin(turn)
    side = "middle" if abs(cos(turn)) < 0.1 else "start" if cos(turn) > 0 else "end"
    return Node(name, x, y, y + 5 + (14 * sin(turn) if side == "middle" else 0), side)


def arc_of(left: Node, right: Node, told: Sequence[TieRow]) -> Arc:
    """An arc bent toward the middle, and a little to one side, so that there and back are two."""
    bend = 0.12
    x = (left.x + right.x + WIDTH) / 4 + bend * (right.y - left.y)
    y = (left.y + right.y + HEIGHT) / 4 - bend * (right.x - left.x)
    path = f"M{left.x:.0f} {left.y:.0f}Q{x:.0f} {y:.0f} {right.x:.0f} {right.y:.0f}"
    events = tuple(chain.from_iterable(tie.events for tie in told))
    return Arc(left.id, right.id, path, events, tuple(tie.relation for tie in told))
