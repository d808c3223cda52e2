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
ROWS = 50
"""Sources, actors and ties that are shown where nobody says how many."""
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


def sources(path: CasePath, *, offset: Offset = 0, limit: Limit = None, as_json: AsJson = False) -> None:
    """Show who is quoted, and how much each says.

    Of many sources the fifty with the most claims are shown, each with its first pages; as JSON all are.
    """
    from dateline.app.people import draw_sources, part, quoted_in
    from dateline.app.screen import answered
    from dateline.app.terminal import print_json
    from dateline.views.hints import origin_hints
    from dateline.views.sources import sources as sources_of

    if as_json:
        print_json(part(answered(path, sources_of), offset, limit or 0))
        return
    rows = ROWS if limit is None else limit
    found, hints = answered(
        path, lambda case: (quoted_in(case, offset=offset, limit=rows), origin_hints(case))
    )
    draw_sources(found, hints, rows=rows)


def actors(path: CasePath, *, offset: Offset = 0, limit: Limit = None, as_json: AsJson = False) -> None:
    """Show who is named, and who is said to do what to whom.

    Of many the fifty that are named most are shown, each with its first pages, and the fifty ties of the most
    events; as JSON all are.
    """
    from dateline.app.people import draw_actors, named_in, part, tied_in
    from dateline.app.screen import answered
    from dateline.app.terminal import print_json
    from dateline.views.network import actors as actors_of
    from dateline.views.network import ties

    if as_json:
        every, tied = answered(path, lambda case: (actors_of(case), ties(case)))
        some = {"actors": part(every, offset, limit or 0), "ties": part(tied, offset, limit or 0)}
        print_json(some)
        return
    rows = ROWS if limit is None else limit
    draw_actors(
        *answered(
            path,
            lambda case: (
                named_in(case, offset=offset, limit=rows),
                tied_in(case, offset=offset, limit=rows),
            ),
        )
    )
