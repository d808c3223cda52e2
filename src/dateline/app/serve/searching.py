"""Search: passages of pages and claims that have the words, quoted ones together."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dateline.app.serve.layout import address


def search(request: Request) -> Response:
    """The claims that have the words."""
    return RedirectResponse(address("/claims", q=request.query_params.get("q", "").strip()), 303)
