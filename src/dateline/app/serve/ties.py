"""Who is said to do what to whom."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import chain

from starlette.requests import Request
from starlette.responses import Response

from dateline.app.serve.desks import desk_of
from dateline.app.serve.figures import Figure, drawn
from dateline.app.serve.lists import show_table
from dateline.app.serve.shelf import moments_in
from dateline.app.serve.tables import Cell, Part, Row, Table, cells, columns, joined
from dateline.io.casefile.rosters import TieRow, statuses_of, tie_rows
from dateline.io.casefile.stored import StoredCase
from dateline.views.timeline import Moment


def dyads(request: Request, case: StoredCase) -> Response:
    """Who is said to do what to whom."""
    found = desk_of(request).known.sum(case, "ties", tie_rows)
    table = Table(
        "dyads",
        "tie",
        columns("Who", "Does what", "To whom", "Status:status", "Events:number", "The first of them:words"),
        lambda offset, limit: Part(rows_in(case, found[offset : offset + limit]), len(found)),
        "Nobody is said to do anything to anybody.",
    )
    figure, statuses = desk_of(request).known.sum(case, "drawn ties", partial(drawn_with_statuses, found))
    return show_table(
        request,
        table,
        view="actors",
        title="Who does what to whom",
        note="What events say of two, each with the statuses that sources give it.",
        template="dyads.html",
        figure=figure,
        names={node.id: case.by_id[node.id].name for node in figure.nodes},
        statuses=statuses,
    )


def drawn_with_statuses(ties: Sequence[TieRow], case: StoredCase) -> tuple[Figure, list[list[str]]]:
    """The drawing, and under which statuses the events of each of its arcs are told."""
    figure = drawn(ties)
    return figure, [statuses_of(case, arc.told) for arc in figure.arcs]


def rows_in(case: StoredCase, ties: Sequence[TieRow]) -> list[Row]:
    """Some ties as rows; what they name is read together."""
    case.fetch(chain.from_iterable((tie.left, tie.right) for tie in ties))
    first = {moment.id: moment for moment in moments_in(case, [tie.events[0] for tie in ties])}
    return [tie_row(case, tie, first[tie.events[0]]) for tie in ties]


def tie_row(case: StoredCase, found: TieRow, first: Moment) -> Row:
    """A tie as a row, with the first of its events."""
    ends = [Cell(case.by_id[each].name, f"/actors/{each}") for each in (found.left, found.right)]
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
