"""The commands of `dateline judge`. Each imports what it needs when it runs, so that --help is quick."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from dateline.app.commands.options import AsJson, CasePath

judge = typer.Typer(
    help="Decide what rules got wrong: who and what is one, what a claim says, what is no claim at all.\n\n"
    "What you decide outranks every rule. It is logged with your name and reason, is obeyed at once, and "
    "survives every build with other pages and other rules. `dateline judgements` shows the log; nothing is "
    "ever struck from it, but everything can be undone. Ids may be shortened, as everywhere.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
)

Asked = tuple[str, Sequence[str], str] | tuple[str, Sequence[str], str, str]
"""What `dateline.app.judging.Wish` holds."""

Id = Annotated[str, typer.Argument(metavar="ID", help="An id, or its beginning.", show_default=False)]
Ids = Annotated[
    list[str],
    typer.Argument(
        metavar="ID ID…",
        help="Events or claims, or entities or mentions.",
        show_default=False,
    ),
]
PageName = Annotated[
    str, typer.Argument(metavar="PAGE", help="A page, by its name or id.", show_default=False)
]
Words = Annotated[
    str,
    typer.Argument(
        metavar="WORDS",
        help="Words as they stand on the page, or their place, as 321-360.",
        show_default=False,
    ),
]
Because = Annotated[
    str, typer.Option("--because", "-b", help="Why, for those who read the log.", show_default=False)
]
Reason = Annotated[str, typer.Option("--because", "-b", help="Why, for those who read the log.")]
User = Annotated[
    str | None,
    typer.Option(
        "--user", "-u", help="Who decides; the name of your account where none is given.", show_default=False
    ),
]


@judge.command()
def same(path: CasePath, ids: Ids, *, because: Because, user: User = None, as_json: AsJson = False) -> None:
    """Say that events, or entities, are one."""
    decide(path, ("same", ids, ""), because=because, user=user, as_json=as_json)


@judge.command()
def different(
    path: CasePath, ids: Ids, *, because: Because, user: User = None, as_json: AsJson = False
) -> None:
    """Say that events, or entities, are not one.

    Claims of one event, or mentions of one entity, come apart.
    """
    decide(path, ("different", ids, ""), because=because, user=user, as_json=as_json)


@judge.command()
def reject(
    path: CasePath,
    identity: Id,
    *,
    because: Because,
    user: User = None,
    as_json: AsJson = False,
) -> None:
    """Say that something is none: a claim, an event with all its claims, an entity or mention, a link.

    What is rejected leaves the case, not the log.
    """
    decide(path, ("reject", [identity], ""), because=because, user=user, as_json=as_json)


@judge.command()
def correct(
    path: CasePath,
    identity: Id,
    fields: Annotated[
        list[str],
        typer.Argument(
            metavar="FIELD=VALUE…",
            help="Of a claim: status, certainty, polarity, tense, type, source, agent, theme (or patient), "
            "recipient, instrument, place, time. Of an event: type, time. Of a page: date.",
            show_default=False,
        ),
    ],
    *,
    because: Because,
    user: User = None,
    as_json: AsJson = False,
) -> None:
    """Say what is so of a claim, an event or a page.

    status=denied · certainty=possible · polarity=neg · tense=future · type=AID or CONSULT/visit or none ·
    time=2024-06-18, 2024-06, 2024-06-18/2024-06-20, ../2024-06-18 or unknown · date=2024-06-18 ·
    source=own, the id of an attribution, or words as they stand on the page · agent=, theme=, recipient=,
    instrument=, place= words as they stand on the page, an actor by name or id, several with ";" between
    them, or nobody.
    """
    from dateline.app.judging import read_fields

    decide(path, *read_fields(fields, identity), because=because, user=user, as_json=as_json)


@judge.command()
def add(
    path: CasePath,
    page: PageName,
    words: Words,
    fields: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="FIELD=VALUE…",
            help="event, the word among them that names what happened, and all that `correct` says of a claim.",
            show_default=False,
        ),
    ] = None,
    *,
    because: Because,
    user: User = None,
    as_json: AsJson = False,
) -> None:
    """Add a claim that no rule found.

    It is the outlet's own word and stated, unless source= and status= say otherwise. Where the words are only
    the event word, their sentence tells the claim.
    """
    from dateline.app.judging import read_addition

    decide(path, *read_addition(fields or [], page, words), because=because, user=user, as_json=as_json)


@judge.command()
def boilerplate(
    path: CasePath,
    page: PageName,
    words: Words,
    *,
    because: Because,
    user: User = None,
    as_json: AsJson = False,
) -> None:
    """Say that words of a page are no part of its story: nothing is claimed, named or dated by them."""
    decide(path, ("boilerplate", [page], words), because=because, user=user, as_json=as_json)


@judge.command()
def story(
    path: CasePath,
    page: PageName,
    words: Words,
    *,
    because: Because,
    user: User = None,
    as_json: AsJson = False,
) -> None:
    """Say that words of a page are a part of its story, which rules took for boilerplate.

    The page is read again with them, so that this takes a little longer.
    """
    decide(path, ("story", [page], words), because=because, user=user, as_json=as_json)


@judge.command()
def rename(
    path: CasePath,
    identity: Id,
    name: Annotated[str, typer.Argument(metavar="NAME", help="What it is called.", show_default=False)],
    *,
    because: Reason = "",
    user: User = None,
    as_json: AsJson = False,
) -> None:
    """Give an entity its name; the one that rules gave it stays as an alias."""
    decide(path, ("rename", [identity], name), because=because, user=user, as_json=as_json)


@judge.command()
def note(
    path: CasePath,
    identity: Id,
    text: Annotated[
        str, typer.Argument(metavar="TEXT", help="What there is to say of it.", show_default=False)
    ],
    *,
    user: User = None,
    as_json: AsJson = False,
) -> None:
    """Write a note beside a claim, an event, an entity or mention, a page or a link; nothing else changes."""
    decide(path, ("note", [identity], ""), because=text, user=user, as_json=as_json)


@judge.command()
def undo(
    path: CasePath,
    judgement: Annotated[
        str,
        typer.Argument(
            metavar="JUDGEMENT", help="The id of a judgement, or its beginning.", show_default=False
        ),
    ],
    *,
    because: Reason = "",
    user: User = None,
    as_json: AsJson = False,
) -> None:
    """Take a judgement back; it stays in the log. An undo can be undone, too."""
    decide(path, ("undo", [judgement], ""), because=because, user=user, as_json=as_json)


def decide(path: Path, *wishes: Asked, because: str, user: str | None, as_json: bool) -> None:
    """Write judgements, and show what they come to."""
    from dateline.app.conditions import draw_decisions
    from dateline.app.judging import Wish, judge_file
    from dateline.app.terminal import answer
    from dateline.views.decisions import decisions

    heard = judge_file(path, [Wish(*wish) for wish in wishes], because=because, user=user)
    found = [decision for decision in decisions(heard.case) if decision.id in heard.new]
    answer(found, draw_decisions, as_json=as_json)
