"""How what is said is laid out: templates that show every control and escape everything, and their policy.

The report has its own, and shares with the pages of the server how events are told (`told.html`, `told.css`).
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined

from dateline.cases.speakers import listed
from dateline.model import Label
from dateline.views.controls import visible
from dateline.views.words import counted

INDENTED = re.compile(r"^[ ]+", re.MULTILINE)

SIGNS: Mapping[str, str] = {
    Label.STATED: "•",
    Label.PLANNED: "→",
    Label.ALLEGED: "!",
    Label.DENIED: "✕",
    Label.NEGATED: "¬",
    Label.HYPOTHETICAL: "?",
}
"""The sign of every status, for those to whom its colour says nothing."""


@cache
def environment() -> Environment:
    """Templates of the report, whose links lead to other places of its one file."""
    found = Environment(
        loader=FunctionLoader(template),
        autoescape=True,
        finalize=shown,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.filters |= {"listed": listed}
    found.globals |= {"counted": counted, "signs": SIGNS, "event_at": place_of, "claim_at": place_of}
    found.globals["words_at"] = lambda _, claim: place_of(claim)
    return found


def place_of(fact: str) -> str:
    """Where in a report a fact is told."""
    return f"#{fact}"


def template(name: str) -> str:
    """The source of a template; its indentation is for us and stays out of what is laid out."""
    return INDENTED.sub("", content_of(name))


def content_of(name: str) -> str:
    """The words of a file of layout: a template, or a style sheet."""
    return (files("dateline.views") / "templates" / name).read_text(encoding="utf-8")


def shown(value: Any) -> Any:
    """What a template puts out: of words every control is shown, markup of our own stays."""
    return visible(value) if type(value) is str else value


def policy_for(style: str) -> str:
    """A content security policy that allows this one style sheet and nothing else."""
    digest = b64encode(sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
