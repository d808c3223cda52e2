"""Pages: the list with their days, and the reading view, the page as it was beside what was found in it."""

from __future__ import annotations

from functools import partial

from starlette.requests import Request
from starlette.responses import Response

from dateline.app.sentences import rule_sentences
from dateline.app.serve.lists import show_table
from dateline.app.serve.shelf import page_named
from dateline.app.serve.tables import Cell, Part, Row, Table, cells, columns
from dateline.cases.speakers import outlet_of
from dateline.io.casefile.queries import claims_on, find_pages
from dateline.io.casefile.stored import StoredCase
from dateline.model import Page
from dateline.views.datings import dating_of


def pages(request: Request, case: StoredCase) -> Response:
    """All pages with their days and how these are known."""
    table = Table(
        "pages",
        "page",
        columns(
            *("Page", "Outlet", "Published:date", "Known:soft", "How it is known:words", "Language:soft"),
            "Claims:number",
        ),
        partial(page_rows, case),
        "This case has no pages.",
    )
    note = "Every page with the day it was published, and how that is known."
    return show_table(request, table, view="pages", title="Pages", note=note)


def page_rows(case: StoredCase, offset: int, limit: int) -> Part:
    """Some of the pages."""
    found = find_pages(case, offset=offset, limit=limit)
    return Part([page_row(case, case.by_id[page]) for page in found.ids], found.total)


def page_row(case: StoredCase, page: Page) -> Row:
    """A page as a row."""
    dating = dating_of(case, page, rule_sentences())
    return Row(
        cells(
            Cell(dating.page, f"/pages/{page.id}"),
            outlet_of(case, page.id),
            dating.published,
            dating.how,
            dating.evidence or dating.because,
            f"in {dating.language}: not analysed" if dating.language else "",
            str(len(claims_on(case, page.id))),
        )
    )


def page_asked(request: Request, case: StoredCase) -> Page:
    """The page that an address names, by its id or by what people call it."""
    return page_named(case, request.path_params["page"])
