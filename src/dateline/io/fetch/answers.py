"""What a server answered, as it is kept."""

from __future__ import annotations

from collections.abc import Iterable

import httpcore
import httpx

from dateline.io.addresses import led_to, without_login
from dateline.io.fetch.exchanges import Exchange

UNKEPT = frozenset({"authorization", "transfer-encoding"})
"""Headers that are not kept: a login is a secret, and the body is kept without the chunks that it came in."""


def exchange_of(request: httpx.Request, response: httpcore.Response, body: bytes) -> Exchange:
    """A request and its response as they went over the line, but for logins and for chunks."""
    asked, answered = headers_of(request.headers.raw), headers_of(response.headers)
    target = next((value for name, value in answered if name.lower() == "location"), None)
    return Exchange(
        str(request.url),
        response.status,
        response.extensions.get("reason_phrase", b"").decode("latin-1"),
        response.extensions.get("http_version", b"HTTP/1.1").decode("ascii", "replace"),
        asked,
        answered,
        body,
        led_to(str(request.url), target) if target and 300 <= response.status < 400 else None,
    )


def headers_of(raw: Iterable[tuple[bytes, bytes]]) -> tuple[tuple[str, str], ...]:
    """Headers in their order, without what would tell a login."""
    pairs = ((name.decode("latin-1"), value.decode("latin-1")) for name, value in raw)
    return tuple(
        (name, without_login(value) if name.lower() == "location" else value)
        for name, value in pairs
        if name.lower() not in UNKEPT
    )
