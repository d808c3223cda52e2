"""What stands before every page of the server: who may ask, how much may be sent, what a browser may do.

A page of another site can make a browser send requests to this one. So names other than those of this machine
are refused (a name of theirs may lead here), and writes need the Origin and the token that only our pages have.
"""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import quote

from starlette.exceptions import HTTPException

from dateline.app.serve.asgi import App, Message, Receive, Scope, Send
from dateline.app.serve.callers import COOKIE, READING, given_token, is_own, knows, matches, name_in, size_in
from dateline.app.serve.refusing import answer, refuse, with_headers

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
"""Names of this machine that lead nowhere else."""

FORM_BYTES, UPLOAD_BYTES = 1_000_000, 60_000_000
"""How much may be sent with a form, and how much with files; a file itself is bounded as readers are."""

PATIENCE = 20.0
"""Seconds to wait for the next piece of what is being sent."""


@dataclass(frozen=True)
class Terms:
    """On which terms a server answers: `token` is what a caller from elsewhere must know, if any may call.

    `csrf` is what the forms of our own pages send; `uploads` are the paths to which files may be sent.
    """

    token: str | None = None
    csrf: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    uploads: frozenset[str] = frozenset()


TOO_MUCH = HTTPException(413, "That is more than is taken at once.")

TOO_SLOW = HTTPException(408, "What was sent came too slowly.")


class Guard:
    """An ASGI application that lets through to another one only what is in order."""

    def __init__(self, app: App, terms: Terms) -> None:
        self.app, self.terms = app, terms

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it with a line of text."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        if scope["type"] != "http":
            return
        headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
        if refused := self.refusal(scope, headers):
            await refuse(send, *refused)
        elif self.terms.token and (given := given_token(scope)) and matches(given, self.terms.token):
            await admit(send, scope["path"], given)
        else:
            await self.pass_on(scope, receive, send)

    def refusal(self, scope: Scope, headers: Mapping[str, str]) -> tuple[int, str] | None:
        """Status and reason of a request that is not answered."""
        if self.terms.token is None and name_in(headers.get("host", "")) not in LOOPBACK:
            return 421, "dateline answers only to the names of this machine."
        if self.terms.token is not None and not knows(self.terms.token, scope, headers):
            return 401, "Open the address that dateline printed: it has the token."
        if scope["method"] not in READING | {"POST"}:
            return 405, "Only GET, HEAD and POST are answered."
        if scope["method"] == "POST" and not is_own(headers):
            return 403, "What writes must come from a page of this very server."
        if size_in(headers) > self.most(scope["path"]):
            return 413, TOO_MUCH.detail
        return None

    def most(self, path: str) -> int:
        """How many bytes may be sent to a path."""
        return UPLOAD_BYTES if path in self.terms.uploads else FORM_BYTES

    async def pass_on(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, counting what is sent with it."""
        left, begun, whole = self.most(scope["path"]), False, False

        async def counted() -> Message:
            nonlocal left, whole
            message = await (receive() if whole else soon(receive))
            whole = not message.get("more_body", False)
            left -= len(message.get("body", b""))
            if left < 0:
                raise TOO_MUCH
            return message

        async def guarded(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start":
                begun = True
                message["headers"] = with_headers(message.get("headers", ()))
            await send(message)

        try:
            await self.app(scope, counted, guarded)
        except HTTPException as error:
            if not begun:
                await refuse(send, error.status_code, error.detail)


async def soon(receive: Receive) -> Message:
    """The next piece of what is being sent; HTTPException where it is waited for in vain."""
    try:
        return await asyncio.wait_for(receive(), PATIENCE)
    except TimeoutError:
        raise TOO_SLOW from None


async def admit(send: Send, path: str, token: str) -> None:
    """Keep the token in a cookie, and lead on to the address without it."""
    cookie = f"{COOKIE}={token}; Path=/; HttpOnly; SameSite=Strict"
    place = "/" + quote(path.lstrip("/"))
    await answer(send, 303, "", [(b"location", place.encode()), (b"set-cookie", cookie.encode())])
