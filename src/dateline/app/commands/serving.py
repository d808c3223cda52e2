"""The command that shows a case in a browser."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from dateline.io.fetch.fetch import Manners

LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})
"""Names of this machine that nobody else reaches."""


Case = Annotated[
    Path | None, typer.Argument(metavar="CASE", help="A case file; without one a new one is made.")
]
Out = Annotated[Path, typer.Option("--out", "-o", help="Where a new case is put; its pages lie beside it.")]
Port = Annotated[int, typer.Option(min=0, max=65535, help="Its port; 0 takes one that is free.")]
Host = Annotated[
    str, typer.Option(help="The address it answers at. Others than this machine's need --token.")
]
Token = Annotated[
    str | None,
    typer.Option(
        help="What callers must know, at least 16 characters. Whoever has it can read the case, and judge.",
        show_default=False,
    ),
]
User = Annotated[
    str | None,
    typer.Option(
        "--user", "-u", help="Who judges; the name of your account where none is given.", show_default=False
    ),
]
Fetch = Annotated[
    bool,
    typer.Option(
        "--fetch", help="Offer to fetch pages of a new case from their hosts; only what somebody asks for is."
    ),
]
ReadOnly = Annotated[bool, typer.Option("--read-only", help="Only show the case.")]


def serve(
    path: Case = None,
    *,
    out: Out = Path("case.dateline"),
    port: Port = 8765,
    host: Host = "127.0.0.1",
    token: Token = None,
    user: User = None,
    read_only: ReadOnly = False,
    fetch: Fetch = False,
) -> None:
    """Show a case in a browser: read it, check it, correct it, hand it on.

    It answers on this machine only, asks nothing of any other, and ends with Ctrl+C. With --fetch a new case may be
    made of pages that are named by address, which are fetched when somebody presses the button for it.
    """
    from dateline.app.serve.serve import make_app, serve_case
    from dateline.app.terminal import tell, warn
    from dateline.errors import DatelineError

    refuse_open_door(host, token)
    if fetch:
        refuse_fetching(path, token)
    if path is None and out.exists():
        raise DatelineError(f"{out} is there already.", advice=f"Show it with: dateline serve {out}")
    if path is not None and not path.exists():
        raise DatelineError(
            f"there is no case file {path}.", advice=f"Make it with: dateline build PAGES… -o {path}"
        )
    if token is not None:
        warn("dateline: whoever has the token can read this case, and what is sent is not encrypted.")
    ending = f"?token={token}" if token else ""
    if fetch:
        warn(
            "dateline: pages are fetched from their hosts when somebody asks for it; nothing else leaves this machine."
        )
    app = make_app(
        path or out,
        new=path is None,
        read_only=read_only,
        token=token,
        user=user or "",
        manners=manners() if fetch else None,
    )
    serve_case(app, host=host, port=port, ready=lambda address: tell(f"{address}{ending}"))


def refuse_open_door(host: str, token: str | None) -> None:
    """Raise BadParameter for an address that others reach without a token, or for one that is guessed."""
    if token is None and host not in LOOPBACK:
        raise typer.BadParameter(
            f"{host!r} is reached from elsewhere: give --token, too.", param_hint="--host"
        )
    if token is not None and not (len(token) >= 16 and token.isascii() and token.isalnum()):
        raise typer.BadParameter("give at least 16 letters and digits.", param_hint="--token")


def refuse_fetching(path: Path | None, token: str | None) -> None:
    """Raise BadParameter where nothing is fetched: for a case that is there, or for callers from elsewhere."""
    if path is not None:
        raise typer.BadParameter("pages are fetched for a new case only: give no CASE.", param_hint="--fetch")
    if token is not None:
        raise typer.BadParameter(
            "whoever has the token could make this machine ask others: give one of the two.",
            param_hint="--fetch",
        )


def manners() -> Manners:
    """How pages are fetched for people in front of a browser: as `dateline fetch` does where nobody says otherwise."""
    from dateline import __version__
    from dateline.io.fetch.fetch import Manners

    return Manners(software=f"dateline/{__version__}")
