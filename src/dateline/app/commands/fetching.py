"""The command that is for the network."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dateline import __version__
from dateline.app.commands.options import AsJson, Quiet

Lists = Annotated[
    list[Path],
    typer.Argument(
        help="Lists, tables, feeds or records that name pages by their addresses: "
        ".txt .csv .tsv .json .jsonl .rss …",
        show_default=False,
    ),
]
Warc = Annotated[
    Path, typer.Option("--out", "-o", help="The WARC file to write; one that is there is gone on with.")
]
Rate = Annotated[
    float, typer.Option("--rate", min=0.01, max=100, help="Pages a second that one host is asked for.")
]
Timeout = Annotated[
    float, typer.Option("--timeout", min=0.1, max=600, help="Seconds that one page may take.")
]
MostBytes = Annotated[
    int, typer.Option("--max-bytes", min=1, max=1_000_000_000, help="Bytes that one page may have.")
]
Contact = Annotated[
    str | None,
    typer.Option(
        "--contact", help="An address to tell the hosts, by which they can reach you.", show_default=False
    ),
]


def fetch(
    lists: Lists,
    out: Warc = Path("captures.warc.gz"),
    *,
    rate: Rate = 1.0,
    timeout: Timeout = 30.0,
    most_bytes: MostBytes = 20_000_000,
    private: Annotated[bool, typer.Option("--private", help="Ask hosts in private networks, too.")] = False,
    contact: Contact = None,
    quiet: Quiet = False,
    as_json: AsJson = False,
) -> None:
    """Fetch the pages that lists name, over the network; no other command uses it, but `serve --fetch`.

    robots.txt is respected, and redirects are kept. Run it again to get what failed. Exit code 1 when no page
    could be fetched.
    """
    refuse_unsendable(contact)
    from dateline.app.fetching import fetch_lists
    from dateline.app.screen import progress_bar
    from dateline.app.summaries import show_fetched
    from dateline.io.fetch.fetch import Manners

    manners = Manners(
        interval=1 / rate,
        timeout=timeout,
        most_bytes=most_bytes,
        private=private,
        software=f"dateline/{__version__}",
        contact=contact,
    )
    with progress_bar(quiet=quiet or as_json) as progress:
        found = fetch_lists(lists, out, manners, progress=progress)
    show_fetched(found, out, quiet=quiet, as_json=as_json)
    if found.empty:
        raise typer.Exit(1)


def refuse_unsendable(contact: str | None) -> None:
    """Wrong usage when an address to tell the hosts cannot be told."""
    if contact and not (contact.isascii() and contact.isprintable()):
        raise typer.BadParameter(f"{contact!r} cannot stand in a header of HTTP.", param_hint="--contact")
