"""How the report is laid out: a template that shows every control and escapes everything, and its policy."""

from __future__ import annotations

import re
from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any

from jinja2 import DictLoader, Environment, StrictUndefined

from dateline.cases.speakers import listed
from dateline.views.controls import visible
from dateline.views.words import counted

INDENTED = re.compile(r"^[ ]+", re.MULTILINE)


@cache
def environment() -> Environment:
    """Templates that show every control, escape everything and know our words.

    Their indentation is for us and stays out of the report.
    """
    source = (files("dateline.views") / "templates" / "report.html").read_text(encoding="utf-8")
    found = Environment(
        loader=DictLoader({"report.html": INDENTED.sub("", source)}),
        autoescape=True,
        finalize=shown,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.filters |= {"listed": listed}
    found.globals |= {"counted": counted}
    return found


def shown(value: Any) -> Any:
    """What a template puts out: of words every control is shown, markup of our own stays."""
    return visible(value) if type(value) is str else value


def policy_for(style: str) -> str:
    """A content security policy that allows this one style sheet and nothing else."""
    digest = b64encode(sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
