"""Who is said to do what to whom."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from starlette.requests import Request
from starlette.responses import Response

from dateline.app.serve.desks import desk_of
from dateline.app.serve.figures import Arc, drawn
from dateline.app.serve.lists import show_table
from dateline.app.serve.shelf import moments_in
from dateline.app.serve.tables import Cell, Part, Row, Table, cells, columns, joined
from dateline.io.casefile.rosters import TieRow, statuses_of, tie_rows
from dateline.io.casefile.stored import StoredCase


def dyads(request: Request, case: StoredCase) -> Response:
    """Who is said to do what to whom."""
    found = desk_of(request).known.sum(case, "ties", tie_rows)
    table = Table(
        "dyads",
        "tie",
        columns("Who", "Does what", "To whom", "Status:status", "Events:number", "The first of them:words"),
        lambda offset, limit: Part(
            [tie_row(case, each) for each in found[offset : offset + limit]], len(found)
        ),
        "Nobody is said to do anything to anybody.",
    )
    figure = drawn(found)
    return show_table(
        request,
        table,
        view="actors",
        title="Who does what to whom",
        note="What events say of two, each with the statuses that sources give it.",
        template="dyads.html",
        figure=figure,
        names={node.id: case.by_id[node.id].name for node in figure.nodes},
        statuses=[statuses_between(case, found, arc) for arc in figure.arcs],
    )


def statuses_between(case: StoredCase, ties: Sequence[TieRow], arc: Arc) -> list[str]:
    """Under which statuses the events of an arc are told."""
    told = (tie.events for tie in ties if (tie.left, tie.right) == (arc.left, arc.right))
    return statuses_of(case, list(chain.from_iterable(told)))


def tie_row(case: StoredCase, found: TieRow) -> Row:
    """A tie as a row."""
    ends = [Cell(case.by_id[each].name, f"/actors/{each}") for each in (found.left, found.right)]
    (first,) = moments_in(case, found.events[:1])
    return Row(
        cells(
            ends[0],
            found.relation,
            ends[1],
            joined(statuses_of(case, found.events)),
            str(len(found.events)),
            Cell(first.words, f"/events/{first.id}"),
        )
    )
