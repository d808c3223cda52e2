"""What requests tell of who sends them: names, origins, tokens, sizes."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qs, urlsplit

from dateline.app.serve.asgi import Scope

READING = frozenset({"GET", "HEAD"})
"""Methods that change nothing."""

COOKIE = "dateline-token"


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
