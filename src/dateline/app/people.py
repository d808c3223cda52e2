"""Who is quoted and who is named, on the terminal: so many of each, and how many there are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TypeVar

from dateline.app.asking import shown_of
from dateline.app.columns import draw_hints
from dateline.app.tables import PEOPLE, draw_table
from dateline.app.terminal import say
from dateline.cases.speakers import name_of, outlet_of
from dateline.io.casefile.queries import EntityFilter, EntityRow, StoredCase, entity_rows, find_entities
from dateline.io.casefile.rosters import (
    TieRow,
    pages_naming,
    samples_of,
    tie_rows,
)
from dateline.io.casefile.voices import SpeakerRow, pages_told_by, speaker_rows
from dateline.views.decisions import said_of
from dateline.views.hints import Hint
from dateline.views.network import tie_of
from dateline.views.words import counted

T = TypeVar("T")

PAGES = 10
"""How many pages of a source or an actor are named."""


@dataclass(frozen=True)
class Roll:
    """Rows of a table from an offset on, how many there are in all, and what people said of those in them."""

    rows: tuple[tuple[str, ...], ...]
    offset: int
    total: int
    people: tuple[str, ...] = ()


def quoted_in(case: StoredCase, *, offset: int, limit: int) -> Roll:
    """The sources with the most claims, so many, 0 for all."""
    found = speaker_rows(case)
    return Roll(tuple(source_row(case, each) for each in part(found, offset, limit)), offset, len(found))


def part(found: Sequence[T], offset: int, limit: int) -> Sequence[T]:
    """Some of a list; 0 for all from an offset on."""
    return found[offset : offset + limit if limit else None]


def source_row(case: StoredCase, found: SpeakerRow) -> tuple[str, ...]:
    """Who is quoted, in columns."""
    pages = pages_told_by(case, found)
    name = case.by_id[found.entity].name if found.entity else found.name
    if found.kind == "outlet":
        name = outlet_of(case, pages[0])
    statuses = ", ".join(f"{number} {status}" for status, number in found.statuses.items())
    return str(found.claims), name, found.kind, statuses, pages_text(case, pages, len(pages))


def pages_text(case: StoredCase, pages: Iterable[str], number: int) -> str:
    """The first of some pages by name, and how many others there are."""
    named = [name_of(case, page) for page in pages][:PAGES]
    more = f" and {number - len(named)} more" if number > len(named) else ""
    return f"{', '.join(named)}{more}"


def named_in(case: StoredCase, *, offset: int, limit: int) -> Roll:
    """The actors that are named most, so many, 0 for all."""
    found = find_entities(case, EntityFilter(), offset=offset, limit=limit or -1)
    case.fetch((*found.ids, *samples_of(case, found.ids)))
    rows = entity_rows(case, found.ids)
    people = chain.from_iterable(people_on(case, row) for row in rows)
    return Roll(tuple(actor_row(case, each) for each in rows), offset, found.total, tuple(people))


def people_on(case: StoredCase, found: EntityRow) -> list[str]:
    """What people decided or noted of an actor."""
    return [f"{found.name}: {phrase}" for phrase in said_of(case, case.by_id[found.id])]


def actor_row(case: StoredCase, found: EntityRow) -> tuple[str, ...]:
    """Somebody who is named, in columns."""
    pages = pages_naming(case, found, limit=PAGES)
    told = (str(found.mentions), found.name, found.type, found.country or "")
    return (*told, str(found.acts), str(found.receives), pages_text(case, pages, found.pages), found.id)


def tied_in(case: StoredCase, *, offset: int, limit: int) -> Roll:
    """The ties of the most events, so many, 0 for all."""
    found = tie_rows(case)
    return Roll(tuple(tie_row(case, each) for each in part(found, offset, limit)), offset, len(found))


def tie_row(case: StoredCase, found: TieRow) -> tuple[str, ...]:
    """What somebody is said to do to somebody, in columns."""
    case.fetch(found.events)
    events = [case.by_id[event] for event in found.events]
    case.fetch(claim for event in events for claim in event.claims)
    tie = tie_of(case, (found.left, found.relation, found.right), events)
    return str(len(tie.events)), tie.left, tie.relation, tie.right, ", ".join(tie.statuses)


def draw_sources(found: Roll, hints: Sequence[Hint], *, rows: int) -> None:
    """Who is quoted; then which pages may have one origin, so many, 0 for all."""
    if not found.total:
        say(
            "nobody says anything: this case has no claims; "
            "`dateline problems` and `dateline timeline` tell of its pages"
        )
        return
    draw_table(("claims", "source", "kind", "statuses", "pages"), found.rows)
    say_rest(found, "source")
    draw_hints(part(hints, 0, rows))
    if rows and len(hints) > rows:
        say(f"{counted(len(hints) - rows, 'further hint')} of one origin; --limit 0 shows them.", "dim")


def draw_actors(actors: Roll, ties: Roll) -> None:
    """Who is named, and who is said to do what to whom."""
    if not actors.total:
        say("nobody is named; `dateline problems` and `dateline timeline` tell of the pages of this case")
        return
    header = ("mentions", "name", "type", "country", "acts", "acted on", "pages", "id")
    draw_table(header, actors.rows)
    for phrase in actors.people:
        say(phrase, PEOPLE)
    say_rest(actors, "actor")
    if ties.rows:
        say()
        draw_table(("events", "who", "does what", "to whom", "status"), ties.rows)
    say_rest(ties, "tie")


def say_rest(found: Roll, noun: str) -> None:
    """How many rows of a table are shown, and how to see the others, where there are others."""
    if len(found.rows) < found.total:
        say(shown_of(noun, len(found.rows), offset=found.offset, total=found.total), "dim")
