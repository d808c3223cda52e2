"""Who is named, how often, and in how many events they act."""

from __future__ import annotations

from functools import partial
from itertools import chain

from starlette.requests import Request
from starlette.responses import Response

from dateline.app.serve.lists import show_table
from dateline.app.serve.tables import Cell, Part, Row, Table, cells, columns
from dateline.io.casefile.queries import (
    EntityFilter,
    EntityRow,
    entity_rows,
    find_entities,
)
from dateline.io.casefile.stored import StoredCase
from dateline.model import Entity, EntityType
from dateline.views.decisions import said_of


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
        confirmed=[(each, said_of(case, each)) for each in judged(case)],
    )


def judged(case: StoredCase) -> list[Entity]:
    """Whom people have judged: merged, kept apart, named, noted."""
    named = chain.from_iterable(ruling.members for ruling in case.rulings if ruling.holds)
    found = (case.entity_of.get(each) for each in named if each.startswith("men-"))
    return sorted({each.id: each for each in found if each}.values(), key=lambda each: each.name)


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
