"""What is said where something cannot be shown or done."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from dateline.app.serve.layout import render
from dateline.errors import DatelineError


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
