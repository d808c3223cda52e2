"""The commands that show who says what, who is quoted, and who is named."""

from __future__ import annotations

from typing import Annotated

import typer

from dateline.app.commands.options import AsJson, CasePath, Limit, Offset

OfStatus = Annotated[
    str | None,
    typer.Option(help="Only of this status: stated, planned, alleged, denied, negated or hypothetical."),
]
BySource = Annotated[
    str | None,
    typer.Option(help="Only by sources whose name has these words, wherever they stand in the chain."),
]
OnPage = Annotated[str | None, typer.Option(help="Only on this page.")]
OfEvent = Annotated[str | None, typer.Option(metavar="ID", help="Only about this event.")]
WithWords = Annotated[str | None, typer.Option(help="Only with all of these words.")]
OwnWords = Annotated[
    bool, typer.Option("--own", help="Only what outlets say in their own words, quoting nobody.")
]
LIMIT = 500
"""Claims that are shown where nobody says how many."""
Everything = Annotated[
    bool, typer.Option("--all", help="Show also that somebody says what other lines give in his words.")
]


def claims(
    path: CasePath,
    *,
    status: OfStatus = None,
    source: BySource = None,
    page: OnPage = None,
    event: OfEvent = None,
    search: WithWords = None,
    own: OwnWords = False,
    everything: Everything = False,
    offset: Offset = 0,
    limit: Limit = None,
    as_json: AsJson = False,
) -> None:
    """Show who says what, in which words, and as which status.

    The outlet comes first, then whom it quotes, then whom these quote. A line without "›" is the outlet's own
    word. None of them is a finding of dateline. Of many claims the first 500 are shown, and all as JSON.
    """
    from dateline.app.asking import known_status, listing_of, rest_of_claims
    from dateline.app.ledgers import draw_claims
    from dateline.app.screen import answered
    from dateline.app.terminal import print_json
    from dateline.io.casefile.queries import ClaimFilter

    wanted = ClaimFilter(
        status=known_status(status),
        source=source,
        page=page,
        event=event,
        words=search,
        own=own,
        speech=everything,
    )
    rows = limit if limit is not None else 0 if as_json else LIMIT
    found = answered(path, lambda case: listing_of(case, wanted, offset=offset, limit=rows or -1))
    if as_json:
        print_json(found.entries)
    else:
        draw_claims(found.entries, rest=rest_of_claims(found, path))


def sources(path: CasePath, *, as_json: AsJson = False) -> None:
    """Show who is quoted, and how much each says."""
    from dateline.app.columns import draw_hints
    from dateline.app.people import draw_sources
    from dateline.app.screen import answered
    from dateline.app.terminal import answer
    from dateline.views.hints import origin_hints
    from dateline.views.sources import sources as sources_of

    found, hints = answered(path, lambda case: (sources_of(case), origin_hints(case)))
    answer(found, draw_sources, as_json=as_json)
    if not as_json:
        draw_hints(hints)


def actors(path: CasePath, *, as_json: AsJson = False) -> None:
    """Show who is named, and who is said to do what to whom."""
    from dateline.app.people import draw_actors
    from dateline.app.screen import answered
    from dateline.app.terminal import print_json
    from dateline.views.network import actors as actors_of
    from dateline.views.network import ties

    found, tied = answered(path, lambda case: (actors_of(case), ties(case)))
    if as_json:
        print_json({"actors": found, "ties": tied})
    else:
        draw_actors(found, tied)
