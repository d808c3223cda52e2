"""All commands. Each imports what it needs when it runs, so that --help is quick."""

from __future__ import annotations

from collections.abc import Callable

import typer

from dateline.app.commands.building import add, build
from dateline.app.commands.events import brief, disputes, event, timeline
from dateline.app.commands.evidence import copies, why
from dateline.app.commands.fetching import fetch
from dateline.app.commands.helping import ListsExporters, ListsReaders
from dateline.app.commands.installed import models, plugins
from dateline.app.commands.judge import judge
from dateline.app.commands.keeping import check, judgements, problems
from dateline.app.commands.outputs import capture, export, report
from dateline.app.commands.searching import search
from dateline.app.commands.serving import serve
from dateline.app.commands.voices import actors, claims, sources

COMMANDS: tuple[Callable[..., None], ...] = (
    *(build, add, fetch, export, capture),
    *(timeline, brief, disputes, search, claims, sources, actors, copies, event, why),
    *(problems, check, judgements, models, plugins, report, serve),
)
"""Every command, in the order of --help."""
LISTING = {build: ListsReaders, add: ListsReaders, export: ListsExporters}
"""Those whose help lists formats."""


def add_commands(app: typer.Typer) -> None:
    """Let a command line have all of them."""
    app.add_typer(judge, name="judge")
    for command in COMMANDS:
        app.command(cls=LISTING.get(command))(command)
