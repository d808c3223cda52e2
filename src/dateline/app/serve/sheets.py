"""Pages: the list with their days, and the reading view, the page as it was beside what was found in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from starlette.requests import Request
from starlette.responses import Response

from dateline.app.sentences import rule_sentences
from dateline.app.serve.layout import render
from dateline.app.serve.shelf import ids_of_pages, page_named, reasons
from dateline.app.serve.tables import Cell, Part, Row, Table, cells, columns, show_table
from dateline.cases.speakers import outlet_of
from dateline.io.casefile.queries import claims_on, find_pages
from dateline.io.casefile.rosters import spoken
from dateline.io.casefile.stored import StoredCase
from dateline.model import Page, Span
from dateline.views.datings import dating_of
from dateline.views.edtf import render_edtf
from dateline.views.highlights import Piece, pieces
from dateline.views.ledger import entries_of


@dataclass(frozen=True)
class Mark:
    """A piece of a page as it is drawn: `days` are resolved times that end with it.

    `here` tells that a link leads to it.
    """

    piece: Piece
    days: tuple[str, ...]
    here: bool


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


def reading(request: Request, case: StoredCase) -> Response:
    """One page as it was, beside what was found in it."""
    page = page_asked(request, case)
    at = span_asked(page, request.query_params.get("at", ""))
    sightings = sorted(page.sightings, key=lambda each: each.locator)
    claims = claims_on(case, page.id)
    numbers = {claim: number for number, claim in enumerate(claims, 1)}
    return render(
        request,
        "reading.html",
        view="pages",
        title=case.short_refs[page.id],
        page=page,
        heading=next((each.title for each in sightings if each.title), None),
        outlet=outlet_of(case, page.id),
        locators=list(dict.fromkeys(each.locator for each in sightings)),
        dating=dating_of(case, page, rule_sentences()),
        because=reasons(case, page.id),
        page_ids=ids_of_pages(case),
        marks=list(marks_on(case, page, at, numbers)),
        entries=entries_of(case, claims),
        numbers=numbers,
        speech=spoken(case, page.id),
        around=neighbours(case, page),
    )


def page_asked(request: Request, case: StoredCase) -> Page:
    """The page that an address names, by its id or by what people call it."""
    return page_named(case, request.path_params["page"])


def marks_on(case: StoredCase, page: Page, at: Span | None, numbers: Mapping[str, int]) -> Iterator[Mark]:
    """The pieces of a page with the days that its times mean."""
    days = days_on(case, page)
    also = [("time", Span(page.id, start, end)) for start, end in days] + ([("here", at)] if at else [])
    ends: dict[int, list[str]] = {}
    for (_, end), day in days.items():
        ends.setdefault(end, []).append(day)
    for piece in pieces(case, page, numbers, also):
        yield Mark(piece, tuple(dict.fromkeys(ends.get(piece.end, ()))), "here" in piece.also)


def days_on(case: StoredCase, page: Page) -> Mapping[tuple[int, int], str]:
    """What the times of a page mean, in EDTF, by where they stand."""
    return {
        (timex.span.start, timex.span.end): meant
        for timex in case.on_page(page.id, "timexes")
        if (meant := render_edtf(timex.earliest, timex.latest))
    }


def span_asked(page: Page, given: str) -> Span | None:
    """The characters to which a link leads, "start-end"; `None` where there are none such."""
    start, _, end = given.partition("-")
    if not all(each.isascii() and each.isdigit() and len(each) < 10 for each in (start, end)):
        return None
    return Span(page.id, int(start), int(end)) if int(start) < int(end) <= len(page.text) else None


def neighbours(case: StoredCase, page: Page) -> tuple[tuple[str, str] | None, tuple[str, str] | None]:
    """The pages before and after one in the list of pages, each by its id and its name."""
    ordered = sorted((name, each) for each, name in case.short_refs.items())
    place = ordered.index((case.short_refs[page.id], page.id))
    around = (ordered[place - 1] if place else None, ordered[place + 1] if place + 1 < len(ordered) else None)
    before, after = ((each[1], each[0]) if each else None for each in around)
    return before, after
