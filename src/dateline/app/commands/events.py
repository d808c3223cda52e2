"""The commands that show what is said to have happened."""

from __future__ import annotations

from typing import Annotated

import typer

from dateline.app.commands.options import AsJson, CasePath, Id


def timeline(
    path: CasePath,
    *,
    undated: Annotated[bool, typer.Option("--undated", help="Show such events without a date, too.")] = False,
    everything: Annotated[
        bool,
        typer.Option("--all", help="Show every event, speech and background and those without a date, too."),
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Show what is said to have happened or to be coming, day by day.

    Told are events of a known kind with somebody or something in them, what is alleged or denied, and what
    independent pages date; a last line counts the others.
    """
    from dateline.app.building import rule_sentences
    from dateline.app.screen import open_case
    from dateline.app.terminal import print_json
    from dateline.app.timelines import draw_timeline
    from dateline.views.datings import datings
    from dateline.views.timeline import chapters, is_telling
    from dateline.views.timeline import timeline as moments_of

    case = open_case(path)
    pages, moments = datings(case, rule_sentences()), moments_of(case)
    told = chapters(moments if everything else filter(is_telling, moments))
    kept = {moment.id for moment in told.shown(undated=undated or everything)}
    if as_json:
        print_json({"pages": pages, "events": [moment for moment in moments if moment.id in kept]})
    else:
        draw_timeline(pages, told, undated=undated or everything, hidden=len(moments) - len(kept))


def event(path: CasePath, id: Id, *, as_json: AsJson = False) -> None:  # noqa: A002 — the argument's name
    """Show one event with everything that is said of it."""
    from dateline.app.ledgers import draw_event
    from dateline.app.screen import open_case
    from dateline.app.terminal import answer
    from dateline.views.events import event_detail

    answer(event_detail(open_case(path), id), draw_event, as_json=as_json)
