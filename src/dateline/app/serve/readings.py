"""The reading view: a page as it was beside what was found in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from dateline.app.sentences import rule_sentences
from dateline.app.serve.layout import render
from dateline.app.serve.sheets import page_asked
from dateline.app.serve.shelf import ids_of_pages, reasons
from dateline.cases.speakers import outlet_of
from dateline.io.casefile.queries import claims_on
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
