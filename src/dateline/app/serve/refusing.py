"""Answers without a page: refusals in a line, and what every answer tells the browser."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dateline.app.serve.asgi import Send

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


def with_headers(headers: Iterable[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
    """The headers of an answer with ours; what is shown of a case is kept by no cache."""
    given = list(headers)
    known = {name.lower() for name, _ in given}
    more = {**HEADERS, "cache-control": "no-store"}
    return given + [
        (name.encode(), value.encode()) for name, value in more.items() if name.encode() not in known
    ]


async def refuse(send: Send, status: int, reason: str) -> None:
    """Answer with a line of text."""
    await answer(send, status, reason + "\n", [])


async def answer(send: Send, status: int, text: str, headers: list[tuple[bytes, bytes]]) -> None:
    """A whole answer of plain text."""
    plain = [(b"content-type", b"text/plain; charset=utf-8"), (b"connection", b"close"), *headers]
    await send({"type": "http.response.start", "status": status, "headers": with_headers(plain)})
    await send({"type": "http.response.body", "body": text.encode()})
