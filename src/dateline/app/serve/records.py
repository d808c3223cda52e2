"""What else a case has: pages that share text, problems, and its report."""

from __future__ import annotations

from functools import partial
from itertools import chain

from starlette.requests import Request
from starlette.responses import Response

from dateline.app.serve.desks import desk_of
from dateline.app.serve.layout import render
from dateline.app.serve.lists import show_table
from dateline.app.serve.shelf import ids_of_pages
from dateline.app.serve.tables import Cell, Part, Row, Table, cells, columns, joined
from dateline.errors import DatelineError
from dateline.io.casefile.queries import find_copies, find_problems
from dateline.io.casefile.stored import StoredCase
from dateline.model import Copies
from dateline.views.copies import Group, group_of


def copies(request: Request, case: StoredCase) -> Response:
    """Pages that share text, and which of them are one witness."""
    table = Table(
        "copies",
        "group",
        columns(
            *("Group", "Pages", "Counted as", "Original:soft", "How", "Largest share:number", "Pairs:number")
        ),
        partial(copy_rows, case),
        "No two pages share text.",
    )
    note = "Pages that share text. A copy is not a witness: pages of one text count once."
    return show_table(request, table, view="copies", title="Copies", note=note)


def copy_rows(case: StoredCase, offset: int, limit: int) -> Part:
    """Some of the groups."""
    found = find_copies(case, offset=offset, limit=limit)
    return Part([copy_row(group_of(case, case.by_id[each])) for each in found.ids], found.total)


def copy_row(group: Group) -> Row:
    """A group as a row."""
    kinds = dict.fromkeys(pair.kind for pair in group.pairs)
    share = max((max(pair.share_of_left, pair.share_of_right) for pair in group.pairs), default=0.0)
    pages = dict.fromkeys(chain.from_iterable((pair.left, pair.right) for pair in group.pairs))
    return Row(
        cells(
            Cell("side by side", f"/copies/{group.id}"),
            joined(pages),
            "one witness" if group.witness else "independent witnesses",
            group.original,
            joined(kinds),
            f"{share:.0%}",
            str(len(group.pairs)),
        )
    )


def side_by_side(request: Request, case: StoredCase) -> Response:
    """The pages of one group, passage by passage."""
    found = case.by_id.get(request.path_params["group"])
    if not isinstance(found, Copies):
        raise DatelineError(
            "there is no such group of pages that share text.", advice="See the list of copies."
        )
    return render(
        request,
        "copies.html",
        view="copies",
        title="Copies side by side",
        group=group_of(case, found),
        page_ids=ids_of_pages(case),
    )


def problems(request: Request, case: StoredCase) -> Response:
    """What went wrong, and what to do."""
    table = Table(
        "problems",
        "problem",
        columns("Where", "Stage:soft", "What, and what to do:words", "Times:number"),
        partial(problem_rows, case),
        "None: every page could be read, and no stage failed.",
    )
    note = "What could not be read or did not work."
    return show_table(request, table, view="problems", title="Problems", note=note)


def problem_rows(case: StoredCase, offset: int, limit: int) -> Part:
    """Some of the problems."""
    found = find_problems(case, offset=offset, limit=limit)
    told = [case.by_id[each] for each in found.ids]
    return Part(
        [Row(cells(each.locator, each.stage, each.message, str(each.count))) for each in told], found.total
    )


def report(request: Request, _: StoredCase) -> Response:
    """The report, to hand on; with the whole texts of pages where these are asked for."""
    from dateline.app.exporting import report_of

    return Response(
        report_of(desk_of(request).known.path, texts="texts" in request.query_params),
        media_type="text/html; charset=utf-8",
        headers={"content-disposition": 'attachment; filename="report.html"'},
    )
