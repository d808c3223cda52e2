"""Sources: who is quoted, and how much each says."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from dateline.app.serve.desks import desk_of
from dateline.app.serve.layout import address
from dateline.app.serve.lists import show_table
from dateline.app.serve.tables import Cell, Row, Table, cells, columns, joined, rows_of
from dateline.io.casefile.rosters import SourceRow, source_rows
from dateline.io.casefile.stored import StoredCase
from dateline.views.hints import hint_sentence, origin_hints


def sources(request: Request, case: StoredCase) -> Response:
    """Who is quoted, and how much each says."""
    found = desk_of(request).known.sum(case, "sources", source_rows)
    table = Table(
        "sources",
        "source",
        columns("Source", "Kind:soft", "Claims:number", "As what"),
        rows_of([source_row(each) for each in found]),
        "Nobody says anything: this case has no claims.",
    )
    return show_table(
        request,
        table,
        view="sources",
        title="Sources",
        note="Outlets in their own words, and whom they quote, wherever they stand in the chain.",
        template="sources.html",
        hints=desk_of(request).known.sum(case, "hints", hints_in),
    )


def hints_in(case: StoredCase) -> list[str]:
    """Which pages may go back to one origin."""
    return [hint_sentence(hint) for hint in origin_hints(case)]


def source_row(found: SourceRow) -> Row:
    """A source as a row."""
    statuses = joined(f"{number} {status}" for status, number in found.statuses.items())
    own = "1" if found.outlet else ""
    place = address("/claims", source=found.name, own=own, all="1")
    return Row(
        cells(Cell(found.name, place), "outlet" if found.outlet else "quoted", str(found.claims), statuses)
    )
