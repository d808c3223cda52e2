"""Every address that is answered, and with what."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dateline.app.serve import (
    actors,
    chronicles,
    claims,
    exchanging,
    happenings,
    ledgers,
    making,
    maps,
    matrices,
    portraits,
    quarrels,
    queues,
    readings,
    records,
    reviews,
    rolls,
    screens,
    searching,
    selecting,
    sheets,
    sources,
    ties,
    watching,
)
from dateline.app.serve.desks import View, opening
from dateline.app.serve.layout import STATIC, content_of

LISTS: Mapping[str, View] = {
    "timeline": chronicles.timeline,
    "map": maps.places,
    "disputes": quarrels.disputed,
    "claims": ledgers.claims,
    "pages": sheets.pages,
    "sources": sources.sources,
    "matrix": matrices.matrix,
    "actors": actors.actors,
    "dyads": ties.dyads,
    "copies": records.copies,
    "problems": records.problems,
    "review": queues.queue,
    "judgements": queues.log,
    "search": searching.search,
    "names": rolls.names,
}
"""The views that are tables: each is also there as CSV."""

PAGES: Mapping[str, View] = {
    "/pages/{page}": readings.reading,
    "/pages/{page}/judge": selecting.page_forms,
    "/events/{event}": happenings.event,
    "/claims/{claim}": claims.claim,
    "/actors/{actor}": portraits.actor,
    "/copies/{group}": records.side_by_side,
    "/why/{fact}": happenings.because,
    "/report.html": records.report,
    "/judgements.jsonl": exchanging.hand_on,
}
"""The views of one thing each."""

UPLOADS = frozenset({"/new", "/judgements"})
"""Paths to which files may be sent."""


def routes() -> list[Route]:
    """Every address that is answered."""
    return [
        Route("/", screens.start),
        *(Route(f"/{name}", opening(view)) for name, view in LISTS.items()),
        *(Route(f"/{name}.csv", opening(view)) for name, view in LISTS.items()),
        *(Route(place, opening(view)) for place, view in PAGES.items()),
        Route("/review", reviews.judge, methods=["POST"]),
        Route("/judgements", exchanging.take_in, methods=["POST"]),
        Route("/jobs/{job:int}", watching.show),
        Route("/jobs/{job:int}/events", watching.events),
        Route("/new", making.make, methods=["POST"]),
        Route("/static/{name}", static),
    ]


def static(request: Request) -> Response:
    """One of the few files that pages load."""
    name = request.path_params["name"]
    if name not in STATIC:
        raise HTTPException(404, "There is nothing here.")
    return Response(
        content_of(name), media_type=STATIC[name], headers={"cache-control": "private, max-age=86400"}
    )
