"""The commands that show why something is believed, and which pages are one witness."""

from __future__ import annotations

from typing import Annotated

import typer

from dateline.app.commands.options import AsJson, CasePath, Id


def copies(
    path: CasePath,
    group: Annotated[
        str,
        typer.Argument(
            metavar="GROUP",
            help="The id of one group, or the name of a page: only what it shares, and more of it.",
            show_default=False,
        ),
    ] = "",
    *,
    everything: Annotated[
        bool, typer.Option("--all", help="Show every group, pair and passage at full length.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Show which pages are copies of one text and so one witness, with the passages they share side by side.

    What differs stands in braces. Pages that share only quotations are no copies. Pages that credit one
    agency or quote the same words may go back to one origin.
    """
    from dateline.app.columns import draw_copies
    from dateline.app.screen import answered
    from dateline.app.terminal import print_json
    from dateline.views.copies import copy_groups
    from dateline.views.hints import origin_hints

    groups, hints = answered(
        path, lambda case: (copy_groups(case, group or None), () if group else origin_hints(case))
    )
    if as_json:
        print_json({"groups": groups, "origins": hints})
    else:
        draw_copies(groups, hints, everything=everything, one=bool(group))


def why(path: CasePath, id: Id, *, as_json: AsJson = False) -> None:  # noqa: A002 — the name of the argument
    """Show why a fact is believed, down to characters of a page.

    Of a claim: on whose word, by which cue, and what gives it its status. Of a page, by its id or name: why
    it is dated so.
    """
    from dateline.app.reasons import draw_why
    from dateline.app.screen import answered
    from dateline.app.sentences import rule_sentences
    from dateline.app.terminal import answer
    from dateline.views.why import why as reason_of

    says = rule_sentences()
    answer(answered(path, lambda case: reason_of(case, id, says)), draw_why, as_json=as_json)
