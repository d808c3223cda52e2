"""How pages are laid out: templates that show every control and escape everything, and where links lead."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any
from urllib.parse import quote, urlencode

from jinja2 import ChoiceLoader, Environment, FunctionLoader, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from dateline.app.serve.desks import desk_of
from dateline.cases.speakers import listed
from dateline.views import layout
from dateline.views.layout import SIGNS, shown
from dateline.views.words import counted

STATIC: Mapping[str, str] = {
    "serve.css": "text/css; charset=utf-8",
    "serve.js": "text/javascript; charset=utf-8",
    "htmx.min.js": "text/javascript; charset=utf-8",
    "icon.svg": "image/svg+xml",
}
"""The files that pages load, by name: nothing else is served as a file."""

ROLES = (
    ("agent", "Who does it"),
    ("theme", "What it is done to"),
    ("recipient", "To whom, or for whom"),
    ("instrument", "With what"),
    ("place", "Where"),
)
"""The parts of a claim that a person can give, with what their fields are called."""

NAVIGATION = (
    ("overview", "/", "Overview"),
    ("timeline", "/timeline", "Timeline"),
    ("map", "/map", "Map"),
    ("disputes", "/disputes", "Disputes"),
    ("claims", "/claims", "Claims"),
    ("pages", "/pages", "Pages"),
    ("sources", "/sources", "Sources"),
    ("actors", "/actors", "Actors"),
    ("copies", "/copies", "Copies"),
    ("problems", "/problems", "Problems"),
    ("review", "/review", "Review"),
)
"""The views that the head of every page leads to: name, address, words."""


@cache
def environment() -> Environment:
    """Templates that show every control, escape everything and know our words."""
    found = Environment(
        loader=ChoiceLoader([PackageLoader("dateline.app.serve"), FunctionLoader(layout.template)]),
        autoescape=True,
        finalize=shown,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.filters |= {"listed": listed, "path": path_part}
    found.globals |= {
        "counted": counted,
        "signs": SIGNS,
        "static": static_address,
        "address": address,
        "event_at": event_address,
        "claim_at": claim_address,
        "roles_of_claims": ROLES,
        "words_at": words_address,
    }
    found.globals["parts"] = found.get_template("parts.html").module
    return found


@cache
def content_of(name: str) -> bytes:
    """The bytes of a file that pages load; the style sheet begins with what the report shares."""
    own = (files("dateline.app.serve") / "static" / name).read_bytes()
    return layout.content_of("told.css").encode() + own if name == "serve.css" else own


@cache
def static_address(name: str) -> str:
    """The address of a file that pages load, another one when it changes."""
    return f"/static/{name}?{sha256(content_of(name)).hexdigest()[:12]}"


def path_part(given: str) -> str:
    """Words as a part of a path."""
    return quote(given, safe="")


def address(path: str, **asked: object) -> str:
    """A path with what is asked of it; what is empty stays out."""
    given = {name: value for name, value in asked.items() if value not in {None, "", False}}
    return f"{path}?{urlencode(given)}" if given else path


def event_address(event: str) -> str:
    """Where an event is told."""
    return f"/events/{event}"


def claim_address(claim: str) -> str:
    """Where a claim is told."""
    return f"/claims/{claim}"


def words_address(page: str, claim: str) -> str:
    """Where a claim stands on its page."""
    return f"/pages/{page}#at-{claim}"


def render(
    request: Request, template: str, *, view: str, title: str, code: int = 200, **told: Any
) -> HTMLResponse:
    """A whole page; of the open case it tells what is not as dateline wrote it, and whether it may be judged."""
    desk, case = desk_of(request), getattr(request.state, "case", None)
    page = (
        environment()
        .get_template(template)
        .render(
            view=view,
            title=title,
            navigation=NAVIGATION,
            desk=desk,
            doubts=[problem.message for problem in case.doubts] if case else [],
            unfinished=bool(case and case.building),
            writable=bool(case and desk.may_write(case)),
            here=request.url.path,
            **told,
        )
    )
    return HTMLResponse(page.encode("utf-8", "replace"), code)
