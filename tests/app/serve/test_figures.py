"""The drawing of ties: every arc between names that are drawn, nothing outside of the picture."""

from __future__ import annotations

import re

from dateline.app.serve.figures import DRAWN, HEIGHT, WIDTH, drawn
from dateline.io.casefile.rosters import TieRow


def tie(left: int, right: int, events: int = 1, relation: str = "visit") -> TieRow:
    return TieRow(
        f"ent-{left}", relation, f"ent-{right}", tuple(f"evt-{left}-{right}-{n}" for n in range(events))
    )


def test_there_and_back_are_two_arcs_and_the_like_are_one() -> None:
    found = drawn([tie(1, 2), tie(2, 1), tie(1, 2, 3, "aid")])
    assert {(arc.left, arc.right, arc.events) for arc in found.arcs} == {
        ("ent-1", "ent-2", 4),
        ("ent-2", "ent-1", 1),
    }
    assert len({arc.path for arc in found.arcs}) == 2
    assert found.arcs[0].relations == ("visit", "aid")


def test_of_many_those_of_whom_most_is_said_are_drawn_within_the_picture() -> None:
    found = drawn([tie(number, number + 1, 100 - number) for number in range(100)])
    assert len(found.nodes) == DRAWN
    assert all(0 < node.x < WIDTH and 0 < node.y < HEIGHT for node in found.nodes)
    for arc in found.arcs:
        assert {arc.left, arc.right} <= {node.id for node in found.nodes}
        assert all(-WIDTH < int(number) < 2 * WIDTH for number in re.findall(r"-?\d+", arc.path))


def test_nothing_and_oneself_draw_nothing() -> None:
    assert drawn([]).nodes == ()
    assert drawn([tie(1, 1)]).nodes == ()
