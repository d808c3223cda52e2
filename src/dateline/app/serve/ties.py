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
from dateline.app.serve.shelf import gather
from dateline.app.serve.tables import Cell, Part, Row, Table, cells, columns, joined
from dateline.io.casefile.rosters import TieRow, statuses_of, tie_rows
from dateline.io.casefile.stored import StoredCase
from dateline.model import Event
from dateline.views.clauses import clause_of
from dateline.views.tellers import teller_of


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
    case.fetch(chain.from_iterable((tie.left, tie.right, tie.events[0]) for tie in ties))
    gather(case, chain.from_iterable(case.by_id[tie.events[0]].claims for tie in ties))
    return [tie_row(case, tie) for tie in ties]


def tie_row(case: StoredCase, found: TieRow) -> Row:
    """A tie as a row, with the words of the first of its events."""
    left, right = (Cell(case.by_id[each].name, f"/actors/{each}") for each in (found.left, found.right))
    first: Event = case.by_id[found.events[0]]
    words = Cell(clause_of(case, teller_of(case, first)), f"/events/{first.id}")
    statuses = joined(statuses_of(case, found.events))
    return Row(cells(left, found.relation, right, statuses, str(len(found.events)), words))
