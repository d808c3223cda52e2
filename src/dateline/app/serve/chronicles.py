"""The timeline: all events in order of time, or those asked for."""

from __future__ import annotations

from functools import partial

from starlette.requests import Request
from starlette.responses import Response

from dateline.app.serve.lists import number_in, show_table
from dateline.app.serve.outlines import name_of_state
from dateline.app.serve.shelf import moments_in
from dateline.app.serve.tables import Cell, Part, Row, Table, cells, columns, joined
from dateline.io.casefile.queries import EventFilter, find_events
from dateline.io.casefile.stored import StoredCase
from dateline.model import Entity
from dateline.views.timeline import Moment


def timeline(request: Request, case: StoredCase) -> Response:
    """All events, or those asked for, in order of time."""
    asked = request.query_params
    wanted = EventFilter(
        since=asked.get("since") or None,
        until=asked.get("until") or None,
        status=asked.get("status") or None,
        words=asked.get("q", "").strip() or None,
        place=asked.get("place") or None,
        state=asked.get("state") or None,
        witnesses=number_in(request, "witnesses") if asked.get("witnesses") else 0,
        ranked=not asked.get("all"),
    )
    table = Table(
        "timeline",
        "event",
        columns(
            "Day:edtf", "What:words", "Event", "Type:soft", "Status:status", "Who says so", "Witnesses:number"
        ),
        partial(event_rows, case, wanted),
        "No event is told under these filters.",
        sort="event",
    )
    return show_table(
        request,
        table,
        view="timeline",
        title="Timeline",
        note="Every event in order of time. A day in a dashed frame is uncertain: only an interval is known.",
        template="timeline.html",
        where=where_of(case, wanted),
    )


def where_of(case: StoredCase, wanted: EventFilter) -> str:
    """The name of the place, or of the state, to which a filter keeps; empty where it keeps to none."""
    place = case.by_id.get(wanted.place or "")
    named = [place.name] if isinstance(place, Entity) else []
    return ", ".join((*named, *([name_of_state(wanted.state)] if wanted.state else [])))


def event_rows(case: StoredCase, wanted: EventFilter, offset: int, limit: int) -> Part:
    """Some of the events that are wanted."""
    found = find_events(case, wanted, offset=offset, limit=limit)
    return Part([row_of(moment) for moment in moments_in(case, found.ids)], found.total)


def row_of(moment: Moment) -> Row:
    """An event as a row."""
    told = " ".join(filter(None, (moment.label, moment.who, moment.where)))
    says = "; ".join(f"{voice.status} by {joined(voice.sources)}" for voice in moment.voices)
    return Row(
        cells(
            moment.date or "no date",
            Cell(moment.words, f"/events/{moment.id}"),
            f"{told}: {moment.theme}" if moment.theme else told,
            moment.predicate,
            moment.status,
            says,
            str(moment.witnesses),
        ),
        moment.id,
    )
