"""What stands before every page of the server: who may ask, how much may be sent, what a browser may do.

A page of another site can make a browser send requests to this one. So names other than those of this machine
are refused (a name of theirs may lead here), and writes need the Origin and the token that only our pages have.
"""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Awaitable, Callable, Iterable, Mapping, MutableMapping
from dataclasses import dataclass, field
from http.cookies import CookieError, SimpleCookie
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit

from starlette.exceptions import HTTPException

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
"""Names of this machine that lead nowhere else."""

READING = frozenset({"GET", "HEAD"})
"""Methods that change nothing."""

COOKIE = "dateline-token"
FORM_BYTES, UPLOAD_BYTES = 1_000_000, 60_000_000
"""How much may be sent with a form, and how much with files; a file itself is bounded as readers are."""

PATIENCE = 20.0
"""Seconds to wait for the next piece of what is being sent."""

HEADERS: Mapping[str, str] = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
        " form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "referrer-policy": "same-origin",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
}
"""What every answer tells the browser: nothing from elsewhere, no script or style within a page, no frame."""


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


def with_headers(headers: Iterable[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
    """The headers of an answer with ours; what is shown of a case is kept by no cache."""
    given = list(headers)
    known = {name.lower() for name, _ in given}
    more = {**HEADERS, "cache-control": "no-store"}
    return given + [
        (name.encode(), value.encode()) for name, value in more.items() if name.encode() not in known
    ]


def name_in(host: str) -> str:
    """The name in a Host header, without its port; empty where it makes no sense."""
    try:
        return (urlsplit(f"//{host}").hostname or "") if "@" not in host and "/" not in host else ""
    except ValueError:
        return ""


def is_own(headers: Mapping[str, str]) -> bool:
    """Whether a request comes from a page of this very server, as the browser tells."""
    origin = urlsplit(headers.get("origin", ""))
    return origin.scheme in {"http", "https"} and origin.netloc == headers.get("host")


def size_in(headers: Mapping[str, str]) -> int:
    """How many bytes a request says that it sends; where it does not say, they are counted as they come."""
    told = headers.get("content-length", "0")
    return int(told) if told.isascii() and told.isdigit() else 0


def given_token(scope: Scope) -> str:
    """The token in the address of a request that opens the server."""
    found = parse_qs(scope.get("query_string", b"").decode("latin-1")).get("token", [""])
    return found[0] if scope["method"] in READING else ""


def knows(token: str, scope: Scope, headers: Mapping[str, str]) -> bool:
    """Whether a request has the token, in its address or in the cookie that came of it."""
    try:
        cookie = SimpleCookie(headers.get("cookie", "")).get(COOKIE)
    except CookieError:
        cookie = None
    return matches(given_token(scope), token) or matches(cookie.value if cookie else "", token)


def matches(given: str, known: str) -> bool:
    """Whether two secrets are the same, in a time that tells nothing of where they differ."""
    return secrets.compare_digest(given.encode(), known.encode())


async def admit(send: Send, path: str, token: str) -> None:
    """Keep the token in a cookie, and lead on to the address without it."""
    cookie = f"{COOKIE}={token}; Path=/; HttpOnly; SameSite=Strict"
    place = "/" + quote(path.lstrip("/"))
    await answer(send, 303, "", [(b"location", place.encode()), (b"set-cookie", cookie.encode())])


async def refuse(send: Send, status: int, reason: str) -> None:
    """Answer with a line of text."""
    await answer(send, status, reason + "\n", [])


async def answer(send: Send, status: int, text: str, headers: list[tuple[bytes, bytes]]) -> None:
    """A whole answer of plain text."""
    plain = [(b"content-type", b"text/plain; charset=utf-8"), (b"connection", b"close"), *headers]
    await send({"type": "http.response.start", "status": status, "headers": with_headers(plain)})
    await send({"type": "http.response.body", "body": text.encode()})
