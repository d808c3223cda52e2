"""What else a case has: pages that share text, problems, what is found by words, and its report."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from dateline.app.serve.desks import desk_of
from dateline.app.serve.layout import render
from dateline.app.serve.tables import Cell, Row, Table, cells, columns, show_table
from dateline.views.copies import copy_groups
from dateline.views.report import render_report


def copies(request: Request) -> Response:
    """Pages that share text, pair by pair, and which of them are one witness."""
    opened = desk_of(request).open()
    groups = copy_groups(opened.case)
    rows = [
        Row(
            cells(
                Cell(pair.left, f"/pages/{opened.page_called[pair.left].id}"),
                Cell(pair.right, f"/pages/{opened.page_called[pair.right].id}"),
                pair.kind,
                f"{pair.share_of_left:.0%}",
                f"{pair.share_of_right:.0%}",
                pair.source and f"from {pair.source}",
                "one witness" if group.witness else "independent",
                Cell("side by side", f"/copies/{group.id}"),
            )
        )
        for group in groups
        for pair in group.pairs
    ]
    table = Table(
        "copies",
        "pair",
        columns(
            "Page",
            "And page",
            "How",
            "Of the first:number",
            "Of the second:number",
            "Copied:soft",
            "Counted as",
            ":soft",
        ),
        rows,
        "No two pages share text.",
    )
    return show_table(
        request,
        table,
        view="copies",
        title="Copies",
        note="Pages that share text. A copy is not a witness: pages of one text count once.",
    )


def side_by_side(request: Request) -> Response:
    """The pages of one group, passage by passage."""
    opened = desk_of(request).open()
    (group, *_) = copy_groups(opened.case, request.path_params["group"])
    return render(
        request,
        "copies.html",
        view="copies",
        title="Copies side by side",
        group=group,
        page_ids={name: page.id for name, page in opened.page_called.items()},
    )


def problems(request: Request) -> Response:
    """What went wrong, and what to do."""
    opened = desk_of(request).open()
    rows = [
        Row(cells(each.locator, each.stage, each.message, str(each.count))) for each in opened.case.problems
    ]
    table = Table(
        "problems",
        "problem",
        columns("Where", "Stage:soft", "What, and what to do:words", "Times:number"),
        rows,
        "None: every page could be read, and no stage failed.",
    )
    return show_table(
        request, table, view="problems", title="Problems", note="What could not be read or did not work."
    )


def report(request: Request) -> Response:
    """The report, to hand on."""
    desk = desk_of(request)
    opened = desk.open()
    return Response(
        render_report(opened.case, opened.says).encode("utf-8", "replace"),
        media_type="text/html; charset=utf-8",
        headers={"content-disposition": 'attachment; filename="report.html"'},
    )
