"""The case in hand in a browser: the application, and the server that runs it on this machine.

Pages are made here of what the views give; no rule of the domain lives here, and nothing is fetched from elsewhere.
"""

from __future__ import annotations

import getpass
import os
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from socket import socket
from threading import Thread

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dateline.app.serve import (
    claims,
    happenings,
    making,
    people,
    records,
    reviews,
    screens,
    searching,
    sheets,
    watching,
)
from dateline.app.serve.desks import Desk, View, opening
from dateline.app.serve.guards import App, Guard, Terms
from dateline.app.serve.layout import STATIC, content_of, render
from dateline.app.serve.shelf import Shelf, warm
from dateline.errors import DatelineError

PathLike = str | os.PathLike[str]

LISTS: Mapping[str, View] = {
    "timeline": screens.timeline,
    "disputes": screens.disputed,
    "claims": claims.claims,
    "pages": sheets.pages,
    "sources": people.sources,
    "matrix": people.matrix,
    "actors": people.actors,
    "dyads": people.dyads,
    "copies": records.copies,
    "problems": records.problems,
    "review": reviews.queue,
    "judgements": reviews.log,
    "search": searching.search,
}
"""The views that are tables: each is also there as CSV."""

PAGES: Mapping[str, View] = {
    "/pages/{page}": sheets.reading,
    "/pages/{page}/judge": reviews.page_forms,
    "/events/{event}": happenings.event,
    "/claims/{claim}": claims.claim,
    "/actors/{actor}": people.actor,
    "/copies/{group}": records.side_by_side,
    "/why/{fact}": happenings.because,
    "/report.html": records.report,
}
"""The views of one thing each."""

UPLOADS = frozenset({"/new"})
"""Paths to which files may be sent."""


def make_app(
    case_path: PathLike,
    *,
    new: bool = False,
    read_only: bool = False,
    token: str | None = None,
    user: str = "",
) -> App:
    """The application that shows a case file; with `new` it offers to make it.

    `token` lets callers from other machines in who know it; without it only names of this machine are answered.
    `user` is under whose name people judge where they give no other; else the name of the account.
    """
    terms = Terms(token=token, uploads=UPLOADS)
    place = Path(case_path)
    desk = Desk(place, terms, read_only, user or account(), None if new else Shelf(place))
    app = Starlette(
        routes=routes(),
        lifespan=lifespan,
        exception_handlers={DatelineError: told_error, HTTPException: told_status},
    )
    app.state.desk = desk
    return Guard(app, terms)


def routes() -> list[Route]:
    """Every address that is answered."""
    lists = [Route(f"/{name}{end}", opening(view)) for name, view in LISTS.items() for end in ("", ".csv")]
    return [
        Route("/", screens.start),
        *lists,
        *(Route(place, opening(view)) for place, view in PAGES.items()),
        Route("/review", reviews.judge, methods=["POST"]),
        Route("/jobs/{job:int}", watching.show),
        Route("/jobs/{job:int}/events", watching.events),
        Route("/new", making.make, methods=["POST"]),
        Route("/static/{name}", static),
    ]


@asynccontextmanager
async def lifespan(app: Starlette) -> AsyncIterator[None]:
    """Get ready beside the first answers, and end what still runs when the server ends."""
    Thread(target=warm, daemon=True).start()
    yield
    app.state.desk.jobs.stop()


def account() -> str:
    """The name of the account, empty where it has none."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return ""


def static(request: Request) -> Response:
    """One of the few files that pages load."""
    name = request.path_params["name"]
    if name not in STATIC:
        raise HTTPException(404, "There is nothing here.")
    return Response(
        content_of(name), media_type=STATIC[name], headers={"cache-control": "private, max-age=86400"}
    )


def told_error(request: Request, error: Exception) -> Response:
    """What cannot be shown or done, and what to do instead."""
    wrong = isinstance(error, DatelineError) and error
    message, advice = (wrong.message, wrong.advice) if wrong else (str(error), "")
    return render(
        request,
        "error.html",
        view="",
        title="That cannot be shown",
        code=404 if reads(request) else 409,
        message=message,
        advice=advice,
    )


def told_status(request: Request, error: Exception) -> Response:
    """What is refused, and why."""
    status, message = (error.status_code, error.detail) if isinstance(error, HTTPException) else (500, "")
    if status == 404 and message == "Not Found":
        message = "There is nothing at this address."
    return render(request, "error.html", view="", title="Not here", code=status, message=message, advice="")


def reads(request: Request) -> bool:
    """Whether a request only asks to be shown something."""
    return request.method in {"GET", "HEAD"}


def serve_case(app: App, *, host: str, port: int, ready: Callable[[str], None]) -> None:
    """Run the application until it is interrupted; `ready` is told the address when it answers."""
    import uvicorn

    class Server(uvicorn.Server):
        """A server that tells when it answers."""

        async def startup(self, sockets: list[socket] | None = None) -> None:
            await super().startup(sockets)
            if self.started:
                found = self.servers[0].sockets[0].getsockname()
                ready(f"http://{f'[{host}]' if ':' in host else host}:{found[1]}/")

    config = uvicorn.Config(
        app,
        host=host,
        port=port,
        log_config=None,
        access_log=False,
        server_header=False,
        date_header=False,
        limit_concurrency=64,
        timeout_keep_alive=15,
        h11_max_incomplete_event_size=65_536,
        ws="none",
    )
    Server(config).run()
