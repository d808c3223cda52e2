"""Who is quoted and who is named, on the terminal."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.app.tables import PEOPLE, draw_table
from dateline.app.terminal import say
from dateline.views.network import Actor, Tie
from dateline.views.sources import Source


def draw_sources(sources: Sequence[Source]) -> None:
    """Who is quoted."""
    if not sources:
        say(
            "nobody says anything: this case has no claims; "
            "`dateline problems` and `dateline timeline` tell of its pages"
        )
        return
    draw_table(
        ("claims", "source", "kind", "statuses", "pages"),
        ((str(one.claims), one.name, one.kind, statuses_text(one), ", ".join(one.pages)) for one in sources),
    )


def statuses_text(source: Source) -> str:
    """How many claims a source makes, status by status."""
    return ", ".join(f"{number} {status}" for status, number in source.statuses.items())


def draw_actors(actors: Sequence[Actor], ties: Sequence[Tie]) -> None:
    """Who is named, and who is said to do what to whom."""
    if not actors:
        say("nobody is named; `dateline problems` and `dateline timeline` tell of the pages of this case")
        return
    draw_table(
        ("mentions", "name", "type", "country", "acts", "acted on", "pages", "id"),
        map(actor_row, actors),
    )
    for one in actors:
        for phrase in one.people:
            say(f"{one.name}: {phrase}", PEOPLE)
    if ties:
        say()
        draw_table(("events", "who", "does what", "to whom", "status"), map(tie_row, ties))


def actor_row(one: Actor) -> tuple[str, ...]:
    """Somebody who is named, in columns."""
    return (
        str(one.mentions),
        one.name,
        one.type,
        one.country or "",
        str(one.acts),
        str(one.receives),
        ", ".join(one.pages),
        one.id,
    )


def tie_row(tie: Tie) -> tuple[str, ...]:
    """What somebody is said to do to somebody, in columns."""
    return str(len(tie.events)), tie.left, tie.relation, tie.right, ", ".join(tie.statuses)
