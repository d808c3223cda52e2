"""Addresses that people paste: which pages they name, and where these come from, captures or their hosts."""

from __future__ import annotations

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException

from dateline.app.serve.desks import Desk
from dateline.errors import DatelineError
from dateline.io.addresses import is_address, without_login

MOST = 1000
"""Addresses that are taken at once."""

SHOWN = 3
"""How many lines an error quotes, and how much of each."""
LONGEST = 80

NETWORK = "This server fetches nothing: it was started without --fetch."


def addresses_in(form: FormData) -> tuple[str, ...]:
    """The addresses of a form, one a line, each once; DatelineError where a line is none of a web page.

    A line must never be a path: whatever reads the list would look for a file of this machine there.
    """
    given = form.get("addresses", "")
    lines = [line.strip() for line in given.splitlines()] if isinstance(given, str) else []
    found = tuple(dict.fromkeys(line for line in lines if line))
    wrong = [line for line in found if not (is_address(line) and line.isprintable())]
    if wrong:
        quoted = ", ".join(repr(without_login(line)[:LONGEST]) for line in wrong[:SHOWN])
        more = f" and {len(wrong) - SHOWN} more" if len(wrong) > SHOWN else ""
        raise DatelineError(
            f"not the address of a web page: {quoted}{more}.",
            advice="Give one address a line, each beginning with https:// or http://.",
        )
    if len(found) > MOST:
        raise DatelineError(
            f"{len(found):,} addresses are more than the {MOST:,} that are taken at once.",
            advice="Put them into a file, and use `dateline fetch` and `dateline build`.",
        )
    return found


def is_to_fetch(form: FormData, desk: Desk) -> bool:
    """Whether a form asks to fetch what it names; HTTPException where this server may not."""
    if not form.get("fetch"):
        return False
    if desk.manners is None:
        raise HTTPException(403, NETWORK)
    return True


def refuse_unreachable(desk: Desk) -> None:
    """Raise DatelineError for addresses that neither come with captures nor are to be fetched."""
    other = (
        "press “Fetch these pages”"
        if desk.manners
        else "start the server with `dateline serve --fetch` to be offered fetching"
    )
    raise DatelineError(
        "there are addresses, and no captures in which their pages are.",
        advice=f"Give web archives or saved pages as captures, or {other}.",
    )
