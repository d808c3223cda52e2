"""What browsers send: forms with the token of our own pages, files within bounds, addresses within this server."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from secrets import compare_digest
from urllib.parse import urlsplit

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request

from dateline.app.serve.desks import Desk, desk_of
from dateline.errors import DatelineError

FOREIGN = "This form is of another run of the server. Go back, reload the page, and send it again."
MOST_FILES = 1000
"""Files of one upload."""


@asynccontextmanager
async def read_form(request: Request) -> AsyncIterator[FormData]:
    """The form of a request, and its files meanwhile; HTTPException when it comes from no page of ours."""
    async with request.form(max_files=MOST_FILES, max_fields=MOST_FILES) as form:
        given, known = form.get("csrf"), desk_of(request).terms.csrf
        if not isinstance(given, str) or not compare_digest(given.encode(), known.encode()):
            raise HTTPException(403, FOREIGN)
        yield form


def refuse_reader(desk: Desk) -> None:
    """Raise HTTPException where the case is only shown; the store refuses what was changed outside."""
    if desk.read_only:
        raise HTTPException(403, "This case is only shown here: nothing is written to it.")


def local(address: str) -> str:
    """An address within this server; the first page where another one is given."""
    parts = urlsplit(address)
    within = address.startswith("/") and not address.startswith("//") and "\\" not in address
    plain = address.isprintable() and address.isascii()
    return address if within and plain and not parts.netloc and not parts.scheme else "/"


def refuse_size(size: int, most: int) -> None:
    """Raise DatelineError for a file that is larger than readers read."""
    if size > most:
        raise DatelineError(
            f"a file has {size:,} bytes, and no more than {most:,} are read of one.",
            advice="Split it, or build the case with `dateline build`.",
        )
