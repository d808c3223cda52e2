"""Pages: the list with their days, and the reading view, the page as it was beside what was found in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from dateline.app.serve.desks import desk_of
from dateline.app.serve.layout import render
from dateline.app.serve.shelf import Opened
from dateline.app.serve.tables import Cell, Row, Table, cells, columns, show_table
from dateline.model import Page, Span
from dateline.views.datings import dating_of, datings
from dateline.views.edtf import render_edtf
from dateline.views.highlights import Piece, pieces
from dateline.views.ledger import Entry
from dateline.views.why import why
from dateline.views.words import outlet_of


@dataclass(frozen=True)
class Mark:
    """A piece of a page as it is drawn: `days` are resolved times that end with it, `here` that a link leads to it."""

    piece: Piece
    days: tuple[str, ...]
    here: bool


def pages(request: Request) -> Response:
    """All pages with their days and how these are known."""
    opened = desk_of(request).open()
    claims = {page.id: len(opened.case.on_page(page.id, "claims")) for page in opened.case.pages}
    rows = [
        Row(
            cells(
                Cell(each.page, f"/pages/{each.id}"),
                outlet_of(opened.case, each.id),
                each.published,
                each.how,
                each.evidence or each.because,
                f"in {each.language}: not analysed" if each.language else "",
                str(claims[each.id]),
            )
        )
        for each in datings(opened.case, opened.says)
    ]
    table = Table(
        "pages",
        "page",
        columns(
            "Page",
            "Outlet",
            "Published:date",
            "Known:soft",
            "How it is known:words",
            "Language:soft",
            "Claims:number",
        ),
        rows,
        "This case has no pages.",
    )
    return show_table(
        request,
        table,
        view="pages",
        title="Pages",
        note="Every page with the day it was published, and how that is known.",
    )


def reading(request: Request) -> Response:
    """One page as it was, beside what was found in it."""
    opened = desk_of(request).open()
    page = page_asked(request, opened)
    at = span_asked(page, request.query_params.get("at", ""))
    sightings = sorted(page.sightings, key=lambda each: each.locator)
    return render(
        request,
        "reading.html",
        view="pages",
        title=opened.case.short_refs[page.id],
        page=page,
        heading=next((each.title for each in sightings if each.title), None),
        outlet=outlet_of(opened.case, page.id),
        locators=list(dict.fromkeys(each.locator for each in sightings)),
        dating=dating_of(opened.case, page, opened.says),
        because=why(opened.case, page.id, opened.says),
        page_ids={name: each.id for name, each in opened.page_called.items()},
        marks=list(marks_on(opened, page, at)),
        entries=entries_on(opened, page),
        numbers=opened.numbers,
        speech=opened.speech,
        around=neighbours(opened, page),
    )


def page_asked(request: Request, opened: Opened) -> Page:
    """The page that an address names, by its id or by what people call it."""
    return opened.page(request.path_params["page"])


def entries_on(opened: Opened, page: Page) -> list[Entry]:
    """The claims of a page as lines of the ledger, in text order."""
    claims = sorted(opened.case.on_page(page.id, "claims"), key=lambda claim: claim.trigger)
    return [opened.entry_of[claim.id] for claim in claims]


def marks_on(opened: Opened, page: Page, at: Span | None) -> Iterator[Mark]:
    """The pieces of a page with the days that its times mean."""
    days = days_on(opened, page)
    also = [("time", Span(page.id, start, end)) for start, end in days] + ([("here", at)] if at else [])
    ends: dict[int, list[str]] = {}
    for (_, end), day in days.items():
        ends.setdefault(end, []).append(day)
    for piece in pieces(opened.case, page, opened.numbers, also):
        yield Mark(piece, tuple(dict.fromkeys(ends.get(piece.end, ()))), "here" in piece.also)


def days_on(opened: Opened, page: Page) -> Mapping[tuple[int, int], str]:
    """What the times of a page mean, in EDTF, by where they stand."""
    return {
        (timex.span.start, timex.span.end): meant
        for timex in opened.case.on_page(page.id, "timexes")
        if (meant := render_edtf(timex.earliest, timex.latest))
    }


def span_asked(page: Page, given: str) -> Span | None:
    """The characters to which a link leads, "start-end"; `None` where there are none such."""
    start, _, end = given.partition("-")
    if not all(each.isascii() and each.isdigit() and len(each) < 10 for each in (start, end)):
        return None
    return Span(page.id, int(start), int(end)) if int(start) < int(end) <= len(page.text) else None


def neighbours(opened: Opened, page: Page) -> tuple[Page | None, Page | None]:
    """The pages before and after one in the list of pages."""
    ordered = sorted(opened.case.pages, key=lambda each: (each.ref, each.id))
    place = ordered.index(page)
    before = ordered[place - 1] if place else None
    return before, ordered[place + 1] if place + 1 < len(ordered) else None
