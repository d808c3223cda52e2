"""The case in hand in a browser: the application, and the server that runs it on this machine.

Pages are made here of what the views give; no rule of the domain lives here, and nothing is fetched from elsewhere.
"""

from __future__ import annotations

import getpass
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.exceptions import HTTPException

from dateline.app.serve.asgi import App
from dateline.app.serve.desks import Desk
from dateline.app.serve.guards import Guard, Terms
from dateline.app.serve.refusals import told_error, told_status
from dateline.app.serve.routes import UPLOADS, routes
from dateline.app.serve.running import serve_case
from dateline.app.serve.shelf import Shelf, warm
from dateline.errors import DatelineError

if TYPE_CHECKING:
    from dateline.io.fetch.fetch import Manners  # heavy, and seldom asked for

__all__ = ["make_app", "serve_case"]

PathLike = str | os.PathLike[str]


def make_app(
    case_path: PathLike,
    *,
    new: bool = False,
    read_only: bool = False,
    token: str | None = None,
    user: str = "",
    manners: Manners | None = None,
) -> App:
    """The application that shows a case file; with `new` it offers to make it.

    `token` lets callers from other machines in who know it; without it only names of this machine are answered.
    `user` is under whose name people judge where they give no other; else the name of the account. With `manners`
    pages that are named by address can be fetched for a new case, when somebody asks for it.
    """
    terms = Terms(token=token, uploads=UPLOADS)
    place = Path(case_path)
    desk = Desk(place, terms, read_only, user or account(), None if new else Shelf(place), manners=manners)
    app = Starlette(
        routes=routes(),
        lifespan=lifespan,
        exception_handlers={DatelineError: told_error, HTTPException: told_status},
    )
    app.state.desk = desk
    return Guard(app, terms)


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
