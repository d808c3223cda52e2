"""The first screen, the timeline and the disputes."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from dateline.app.serve.desks import desk_of, opening
from dateline.app.serve.layout import render
from dateline.app.serve.making import ask_for_pages
from dateline.io.casefile.queries import overview as counted_in
from dateline.io.casefile.rosters import undated
from dateline.io.casefile.stored import StoredCase
from dateline.views.chapters import TITLES, first_screen
from dateline.views.disputes import disputes

FACED = 12
"""Disputes that the first screen shows face to face; the others have a page of their own."""


def start(request: Request) -> Response:
    """The first screen; before there is a case, what makes one."""
    return ask_for_pages(request) if desk_of(request).case is None else opening(overview)(request)


def overview(request: Request, case: StoredCase) -> Response:
    """The affair: what happened, what is disputed, announced, and told by one alone."""
    shelf = desk_of(request).known
    told = shelf.sum(case, "first", first_screen)
    faced = shelf.sum(case, "faced", lambda each: disputes(each, told.disputed))
    return render(
        request,
        "overview.html",
        view="overview",
        title="Overview",
        first=told.first,
        days=told.days,
        counts=counted_in(case).counts,
        sure=told.confirmed,
        alone=told.unconfirmed,
        announced=told.announced,
        negated=told.negated,
        history=told.history,
        titles=TITLES,
        faced=faced[:FACED],
        more=len(faced) - len(faced[:FACED]),
        background=told.further,
        undated=undated(case),
    )
