"""The commands that show what is said to have happened."""

from __future__ import annotations

from typing import Annotated

import typer

from dateline.app.commands.options import AsJson, BriefFormat, CasePath, Id


def timeline(
    path: CasePath,
    *,
    everything: Annotated[
        bool, typer.Option("--all", help="Show every event, speech and background, too.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Show what is said to have happened, what is announced and what is disputed, day by day.

    Told are the events that a reader of the affair must know first, fifteen for three pages; a last line counts
    the others.
    """
    from dateline.app.building import rule_sentences
    from dateline.app.screen import open_case
    from dateline.app.terminal import print_json
    from dateline.app.timelines import draw_timeline
    from dateline.views.datings import datings
    from dateline.views.timeline import chapters, rows_for
    from dateline.views.timeline import timeline as moments_of

    case = open_case(path)
    pages, moments = datings(case, rule_sentences()), moments_of(case)
    told = chapters(moments, rows_for(len(case.pages)))
    if as_json:
        kept = {moment.id for moment in told.shown}
        print_json({"pages": pages, "events": [each for each in moments if everything or each.id in kept]})
    else:
        draw_timeline(pages, told, everything=everything)


def brief(
    path: CasePath,
    *,
    to: Annotated[BriefFormat, typer.Option("--to", help="Markdown or plain text.")] = BriefFormat.TEXT,
) -> None:
    """Print a page of lines to hand on: what a reader must know, with footnotes to the words of the pages."""
    from dateline.app.screen import open_case
    from dateline.app.terminal import pour
    from dateline.views.brief import write_brief

    told = write_brief(open_case(path), markdown=to is BriefFormat.MARKDOWN)
    pour(told.encode("utf-8", "replace"))


def event(path: CasePath, id: Id, *, as_json: AsJson = False) -> None:  # noqa: A002 — the argument's name
    """Show one event with everything that is said of it."""
    from dateline.app.ledgers import draw_event
    from dateline.app.screen import open_case
    from dateline.app.terminal import answer
    from dateline.views.events import event_detail

    answer(event_detail(open_case(path), id), draw_event, as_json=as_json)
