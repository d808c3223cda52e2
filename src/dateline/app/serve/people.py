"""Who speaks and who acts: sources, their grid with events, actors and what they are said to do to whom."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from dateline.app.serve.desks import desk_of
from dateline.app.serve.layout import address, render
from dateline.app.serve.tables import Cell, Column, Row, Table, cells, columns, joined, show_table
from dateline.errors import DatelineError
from dateline.model import Entity
from dateline.views.contexts import mention_context
from dateline.views.decisions import said_of
from dateline.views.finding import find_fact
from dateline.views.hints import hint_sentence, origin_hints
from dateline.views.network import actors as actors_of
from dateline.views.network import ties as ties_of
from dateline.views.sources import grid
from dateline.views.sources import sources as sources_of

MENTIONS = 200
"""Mentions of one actor that are shown in their sentences; all of them are counted."""


def sources(request: Request) -> Response:
    """Who is quoted, and how much each says."""
    opened = desk_of(request).open()
    rows = [
        Row(
            cells(
                Cell(each.name, address("/claims", source=each.name)),
                each.kind,
                str(each.claims),
                joined(f"{number} {status}" for status, number in each.statuses.items()),
                joined(each.cues),
                joined(each.pages),
            )
        )
        for each in sources_of(opened.case)
    ]
    table = Table(
        "sources",
        "source",
        columns("Source", "Kind:soft", "Claims:number", "As what", "Quoted with:soft", "Pages:soft"),
        rows,
        "Nobody says anything: this case has no claims.",
    )
    return show_table(
        request,
        table,
        view="sources",
        title="Sources",
        note="Outlets in their own words, and whom they quote.",
        template="sources.html",
        hints=[hint_sentence(hint) for hint in origin_hints(opened.case)],
    )


def matrix(request: Request) -> Response:
    """Sources against events: who takes which stance on what."""
    opened = desk_of(request).open()
    found = grid(opened.case, tuple(moment.id for moment in opened.moments if moment.rank is not None))
    rows = [
        Row(
            cells(
                opened.moment_of[event].date or "no date",
                Cell(opened.moment_of[event].words, f"/events/{event}"),
                *line,
            )
        )
        for event, line in zip(found.events, found.cells, strict=True)
    ]
    table = Table(
        "matrix",
        "event",
        (*columns("Day:edtf", "Event:words"), *(Column(source, "status") for source in found.sources)),
        rows,
        "No source takes a position on any event.",
    )
    return show_table(
        request,
        table,
        view="sources",
        title="Sources and events",
        note="Read across: what each source says of one event. Read down: all that one source says. An empty field is silence, not consent.",
    )


def actors(request: Request) -> Response:
    """Who is named, how often, and in how many events they act."""
    opened = desk_of(request).open()
    rows = [
        Row(
            cells(
                Cell(each.name, f"/actors/{each.id}"),
                each.type,
                each.country,
                str(each.mentions),
                str(each.acts),
                str(each.receives),
                joined(each.pages),
                joined(each.aliases),
                "; ".join(each.people),
            ),
            each.id,
        )
        for each in actors_of(opened.case)
    ]
    table = Table(
        "actors",
        "actor",
        columns(
            "Name",
            "What:soft",
            "Country:soft",
            "Mentions:number",
            "Acts:number",
            "Acted on:number",
            "Pages:soft",
            "Also called:soft",
            "Judged",
        ),
        rows,
        "Nobody is named.",
        sort="entity",
    )
    return show_table(
        request,
        table,
        view="actors",
        title="Actors",
        note="Whoever and whatever is named. Judged ones are confirmed by a person; all others are only found.",
        template="actors.html",
    )


def dyads(request: Request) -> Response:
    """Who is said to do what to whom."""
    opened = desk_of(request).open()
    rows = [
        Row(
            cells(
                each.left,
                each.relation,
                each.right,
                joined(each.statuses),
                Cell(str(len(each.events)), f"/events/{each.events[0]}" if len(each.events) == 1 else None),
            )
        )
        for each in ties_of(opened.case)
    ]
    table = Table(
        "dyads",
        "tie",
        columns("Who", "Does what", "To whom", "Status:status", "Events:number"),
        rows,
        "Nobody is said to do anything to anybody.",
    )
    return show_table(
        request,
        table,
        view="actors",
        title="Who does what to whom",
        note="What events say of two, each with the statuses that sources give it.",
    )


def actor(request: Request) -> Response:
    """One entity: every mention of it in its sentence, and the events in which it has a part."""
    desk = desk_of(request)
    opened = desk.open()
    found = find_fact(opened.case, request.path_params["actor"])
    if not isinstance(found, Entity):
        raise DatelineError(f"{found.id} is no actor.", advice="See the list of actors.")
    parts = [
        moment
        for moment in opened.moments
        if found.id in (*opened.case.by_id[moment.id].actors, *opened.case.by_id[moment.id].recipients)
    ]
    everybody = (
        [(each.name, each.id) for each in opened.case.entities if each.id != found.id]
        if desk.writable
        else []
    )
    return render(
        request,
        "actor.html",
        view="actors",
        title=found.name,
        entity=found,
        people=said_of(opened.case, found),
        mentions=[(mention, mention_context(opened.case, mention)) for mention in found.mentions[:MENTIONS]],
        moments=parts,
        everybody=sorted(everybody),
    )
