"""The commands that show who says what, who is quoted, and who is named."""

from __future__ import annotations

from typing import Annotated

import typer

from dateline.app.commands.options import AsJson, CasePath

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
    as_json: AsJson = False,
) -> None:
    """Show who says what, in which words, and as which status.

    The outlet comes first, then whom it quotes, then whom these quote. A line without "›" is the outlet's own
    word. None of them is a finding of dateline.
    """
    from dateline.app.asking import asked_entries, known_status, narrowed, rest_of_claims, without_speech
    from dateline.app.ledgers import draw_claims
    from dateline.app.screen import open_case
    from dateline.app.terminal import print_json
    from dateline.io.casefile.casefile import find_claims

    wanted, case = known_status(status), open_case(path)
    entries = asked_entries(case, status=wanted, source=source, page=page, event=event)
    searched = find_claims(path, search) if search is not None else None
    kept = narrowed(entries, searched=searched, own=own)
    shown = kept if everything else without_speech(case, kept)
    if as_json:
        print_json(shown)
    else:
        draw_claims(shown, rest=rest_of_claims(case, path, shown=len(shown), kept=len(kept)))


def sources(path: CasePath, *, as_json: AsJson = False) -> None:
    """Show who is quoted, and how much each says."""
    from dateline.app.columns import draw_hints
    from dateline.app.people import draw_sources
    from dateline.app.screen import open_case
    from dateline.app.terminal import answer
    from dateline.views.hints import origin_hints
    from dateline.views.sources import sources as sources_of

    case = open_case(path)
    answer(sources_of(case), draw_sources, as_json=as_json)
    if not as_json:
        draw_hints(origin_hints(case))


def actors(path: CasePath, *, as_json: AsJson = False) -> None:
    """Show who is named, and who is said to do what to whom."""
    from dateline.app.people import draw_actors
    from dateline.app.screen import open_case
    from dateline.app.terminal import print_json
    from dateline.views.network import actors as actors_of
    from dateline.views.network import ties

    case = open_case(path)
    found, tied = actors_of(case), ties(case)
    if as_json:
        print_json({"actors": found, "ties": tied})
    else:
        draw_actors(found, tied)
