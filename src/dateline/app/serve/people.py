"""Who speaks and who acts: sources, their grid with events, actors and what they are said to do to whom."""

from __future__ import annotations

from functools import partial

from starlette.requests import Request
from starlette.responses import Response

from dateline.app.serve.desks import desk_of
from dateline.app.serve.layout import address, render
from dateline.app.serve.shelf import moments_in
from dateline.app.serve.tables import (
    Cell,
    Column,
    Part,
    Row,
    Table,
    cells,
    columns,
    joined,
    number_in,
    rows_of,
    show_table,
)
from dateline.errors import DatelineError
from dateline.io.casefile.queries import (
    EntityFilter,
    EntityRow,
    EventFilter,
    entity_rows,
    find_entities,
    find_events,
)
from dateline.io.casefile.rosters import SourceRow, TieRow, events_with, source_rows, statuses_of, tie_rows
from dateline.io.casefile.stored import StoredCase
from dateline.model import Entity, EntityType
from dateline.views.contexts import mention_context
from dateline.views.decisions import said_of
from dateline.views.finding import find_fact
from dateline.views.hints import hint_sentence, origin_hints
from dateline.views.sources import grid

MENTIONS, EVENTS = 100, 20
"""Mentions of one actor, and events in which it has a part, that are shown at once; all of them are counted."""

GRID = 40
"""Events of one page of the grid."""


def sources(request: Request, case: StoredCase) -> Response:
    """Who is quoted, and how much each says."""
    found = desk_of(request).known.sum(case, "sources", source_rows)
    table = Table(
        "sources",
        "source",
        columns("Source", "Kind:soft", "Claims:number", "As what"),
        rows_of([source_row(each) for each in found]),
        "Nobody says anything: this case has no claims.",
    )
    return show_table(
        request,
        table,
        view="sources",
        title="Sources",
        note="Outlets in their own words, and whom they quote, wherever they stand in the chain.",
        template="sources.html",
        hints=desk_of(request).known.sum(case, "hints", hints_in),
    )


def hints_in(case: StoredCase) -> list[str]:
    """Which pages may go back to one origin."""
    return [hint_sentence(hint) for hint in origin_hints(case)]


def source_row(found: SourceRow) -> Row:
    """A source as a row."""
    statuses = joined(f"{number} {status}" for status, number in found.statuses.items())
    own = "1" if found.outlet else ""
    place = address("/claims", source=found.name, own=own, all="1")
    return Row(
        cells(Cell(found.name, place), "outlet" if found.outlet else "quoted", str(found.claims), statuses)
    )


def matrix(request: Request, case: StoredCase) -> Response:
    """Sources against events: who takes which stance on what."""
    whole = request.url.path.endswith(".csv")
    at = 0 if whole else (number_in(request, "leaf") - 1) * GRID
    found = find_events(case, EventFilter(ranked=True), offset=at, limit=10**9 if whole else GRID)
    drawn = grid(case, found.ids)
    moments = {moment.id: moment for moment in moments_in(case, drawn.events)}
    rows = [
        Row(cells(moments[event].date or "no date", Cell(moments[event].words, f"/events/{event}"), *line))
        for event, line in zip(drawn.events, drawn.cells, strict=True)
    ]
    heads = (Column(source, "status") for source in drawn.sources)
    table = Table(
        "matrix",
        "event",
        (*columns("Day:edtf", "Event:words"), *heads),
        rows_of(rows),
        "No source takes a position on any event.",
    )
    return show_table(
        request,
        table,
        view="sources",
        title="Sources and events",
        note="Read across: what each source says of one event. Read down: all that one source says. "
        "An empty field is silence, not consent.",
        template="matrix.html",
        number=at // GRID + 1,
        sheets=max(1, -(-found.total // GRID)),
        total=found.total,
    )


def actors(request: Request, case: StoredCase) -> Response:
    """Who is named, how often, and in how many events they act."""
    asked = request.query_params
    wanted = EntityFilter(name=asked.get("name", "").strip(), type=asked.get("type", ""))
    table = Table(
        "actors",
        "actor",
        columns(
            *("Name", "What:soft", "Country:soft", "Mentions:number", "On pages:number", "Acts:number"),
            *("Acted on:number", "Confirmed by a person"),
        ),
        partial(actor_rows, case, wanted),
        "Nobody is named so.",
        sort="entity",
    )
    return show_table(
        request,
        table,
        view="actors",
        title="Actors",
        note="Whoever and whatever is named. What no person has confirmed is only found.",
        template="actors.html",
        types=list(EntityType),
    )


def actor_rows(case: StoredCase, wanted: EntityFilter, offset: int, limit: int) -> Part:
    """Some of the actors that are wanted."""
    found = find_entities(case, wanted, offset=offset, limit=limit)
    case.fetch(found.ids)
    return Part([actor_row(case, each) for each in entity_rows(case, found.ids)], found.total)


def actor_row(case: StoredCase, found: EntityRow) -> Row:
    """An actor as a row."""
    counts = (found.mentions, found.pages, found.acts, found.receives)
    said = "; ".join(said_of(case, case.by_id[found.id]))
    name = Cell(found.name, f"/actors/{found.id}")
    return Row(cells(name, found.type, found.country, *map(str, counts), said), found.id)


def dyads(request: Request, case: StoredCase) -> Response:
    """Who is said to do what to whom."""
    found = desk_of(request).known.sum(case, "ties", tie_rows)
    table = Table(
        "dyads",
        "tie",
        columns("Who", "Does what", "To whom", "Status:status", "Events:number", "The first of them:words"),
        lambda offset, limit: Part(
            [tie_row(case, each) for each in found[offset : offset + limit]], len(found)
        ),
        "Nobody is said to do anything to anybody.",
    )
    note = "What events say of two, each with the statuses that sources give it."
    return show_table(request, table, view="actors", title="Who does what to whom", note=note)


def tie_row(case: StoredCase, found: TieRow) -> Row:
    """A tie as a row."""
    ends = [Cell(case.by_id[each].name, f"/actors/{each}") for each in (found.left, found.right)]
    (first,) = moments_in(case, found.events[:1])
    return Row(
        cells(
            ends[0],
            found.relation,
            ends[1],
            joined(statuses_of(case, found.events)),
            str(len(found.events)),
            Cell(first.words, f"/events/{first.id}"),
        )
    )


def actor(request: Request, case: StoredCase) -> Response:
    """One entity: mentions of it in their sentences, and the events in which it has a part."""
    found = find_fact(case, request.path_params["actor"])
    if not isinstance(found, Entity):
        raise DatelineError(f"{found.id} is no actor.", advice="See the list of actors.")
    parts = events_with(case, found.id)
    case.fetch(found.mentions[:MENTIONS])
    others = (
        find_entities(case, EntityFilter(type=str(found.type)), limit=300)
        if desk_of(request).may_write(case)
        else None
    )
    named = [case.by_id[each] for each in others.ids if each != found.id] if others else []
    return render(
        request,
        "actor.html",
        view="actors",
        title=found.name,
        entity=found,
        people=said_of(case, found),
        mentions=[(mention, mention_context(case, mention)) for mention in found.mentions[:MENTIONS]],
        moments=moments_in(case, parts[:EVENTS]),
        total=len(parts),
        everybody=sorted((each.name, each.id) for each in named),
    )
