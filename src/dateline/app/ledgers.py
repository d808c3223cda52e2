"""Claims on the terminal: all of them, or those of one event."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text

from dateline.app.columns import draw_hints
from dateline.app.tables import PEOPLE, draw_rows
from dateline.app.terminal import say, show, styled
from dateline.app.timelines import moment_text
from dateline.model import Certainty, Link
from dateline.views.events import Detail
from dateline.views.ledger import Entry
from dateline.views.words import counted


def draw_event(detail: Detail) -> None:
    """An event with everything that is said of it."""
    say(f"{detail.moment.day}  {detail.moment.id}", "bold")
    show(moment_text(detail.moment, whole=True))
    draw_hints(detail.hints)
    say()
    draw_claims(detail.claims)
    if detail.joined:
        say()
        say("Joined to it by way of these, perhaps of something else:", "dim")
        draw_claims(detail.joined)
    told: dict[str, list[Link]] = {}
    for link in detail.links:
        told.setdefault(link.explanation, []).append(link)
    for explanation, links in told.items():
        say()
        say(f"{', '.join(words_of_link(link) for link in links)}: {explanation}")
        say(", ".join(link.id for link in links), "dim")


def words_of_link(link: Link) -> str:
    """How one claim stands to another, and about what."""
    return f"{link.relation} ({link.about})" if link.about else link.relation


def draw_claims(entries: Sequence[Entry], *, rest: str = "") -> None:
    """The ledger, and how many claims it has; `rest` tells what is not shown, or what to do instead."""
    draw_rows(((f"{entry.page}\n{entry_status(entry)}", entry_text(entry)) for entry in entries), width=18)
    if entries:
        say()
    say(f"{counted(len(entries), 'claim')}{rest}", "dim")


def entry_status(entry: Entry) -> str:
    """The status of a claim, and how surely its source says it where that is less than certain."""
    return entry.status if entry.certainty == Certainty.CERTAIN else f"{entry.status}\n{entry.certainty}"


def entry_text(entry: Entry) -> Text:
    """A claim: whose word, which words."""
    date = f" · {entry.date}" if entry.date else ""
    return styled(
        (" › ".join(entry.says_who), "bold"),
        (f": “{entry.words}”\n", ""),
        *((f"{phrase}\n", PEOPLE) for phrase in entry.people),
        (f"{entry.trigger} [{entry.predicate or 'no type'}]{date} · {entry.id}", "dim"),
    )
