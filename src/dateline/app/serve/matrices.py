"""Sources against events: who takes which stance on what."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from dateline.app.serve.lists import number_in, show_table
from dateline.app.serve.shelf import moments_in
from dateline.app.serve.tables import Cell, Column, Row, Table, cells, columns, rows_of
from dateline.io.casefile.queries import (
    EventFilter,
    find_events,
)
from dateline.io.casefile.stored import StoredCase
from dateline.views.sources import grid

GRID = 40
"""Events of one page of the grid."""


def matrix(request: Request, case: StoredCase) -> Response:
    """Sources against events: who takes which stance on what."""
    whole = request.url.path.endswith(".csv")
    at = 0 if whole else (number_in(request, "leaf") - 1) * GRID
    found = find_events(case, EventFilter(ranked=True), offset=at, limit=10**9 if whole else GRID)
    drawn = grid(case, found.ids)
    moments = {moment.id: moment for moment in moments_in(case, drawn.events)}
    rows = [
        Row(cells(moments[event].date or "no date", Cell(moments[event].words, f"/events/{event}"), *line))
        for event, line in zip(drawn.events, drawn.cells, strict=True)
    ]
    heads = (Column(source, "status") for source in drawn.sources)
    table = Table(
        "matrix",
        "event",
        (*columns("Day:edtf", "Event:words"), *heads),
        rows_of(rows),
        "No source takes a position on any event.",
    )
    return show_table(
        request,
        table,
        view="sources",
        title="Sources and events",
        note="Read across: what each source says of one event. Read down: all that one source says. "
        "An empty field is silence, not consent.",
        template="matrix.html",
        number=at // GRID + 1,
        sheets=max(1, -(-found.total // GRID)),
        total=found.total,
    )
