"""The commands that show what is said to have happened."""

from __future__ import annotations

from typing import Annotated

import typer

from dateline.app.commands.options import AsJson, BriefFormat, CasePath, Id, Limit, Offset

DISPUTES = 20
"""Disputes that are shown where nobody says how many."""


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
    the others. Where no day is known, what the page says of when stands in quotation marks. What lies years before
    the affair comes last.
    """
    from dateline.app.screen import answered
    from dateline.app.sentences import rule_sentences
    from dateline.app.terminal import print_json
    from dateline.app.timelines import draw_timeline, screen_of

    says = rule_sentences()
    found = answered(path, lambda case: screen_of(case, says, everything=everything, whole=as_json))
    if as_json:
        print_json({"pages": found.pages, "events": found.moments})
    else:
        draw_timeline(found, everything=everything)


def brief(
    path: CasePath,
    *,
    to: Annotated[BriefFormat, typer.Option("--to", help="Markdown or plain text.")] = BriefFormat.TEXT,
) -> None:
    """Print a page of lines to hand on: what a reader must know, with footnotes to the words of the pages."""
    from dateline.app.screen import answered
    from dateline.app.terminal import pour
    from dateline.views.brief import write_brief

    told = answered(path, lambda case: write_brief(case, markdown=to is BriefFormat.MARKDOWN))
    pour(told.encode("utf-8", "replace"))


def disputes(path: CasePath, *, offset: Offset = 0, limit: Limit = None, as_json: AsJson = False) -> None:
    """Show what is disputed: who says that it is so, who denies it, in which words, and what else contradicts.

    What a reader must know first comes first. Of many disputes the first twenty are shown, and all as JSON.
    """
    from dateline.app.quarrels import disputed_in, draw_disputes
    from dateline.app.screen import answered
    from dateline.app.terminal import print_json

    rows = limit if limit is not None else 0 if as_json else DISPUTES
    found = answered(path, lambda case: disputed_in(case, offset=offset, limit=rows))
    if as_json:
        print_json(found.shown)
    else:
        draw_disputes(found)


def event(path: CasePath, id: Id, *, as_json: AsJson = False) -> None:  # noqa: A002 — the argument's name
    """Show one event with everything that is said of it."""
    from dateline.app.ledgers import draw_event
    from dateline.app.screen import answered
    from dateline.app.terminal import answer
    from dateline.views.events import event_detail

    answer(answered(path, lambda case: event_detail(case, id)), draw_event, as_json=as_json)
