"""The first screen, the timeline and the disputes."""

from __future__ import annotations

from functools import partial

from starlette.requests import Request
from starlette.responses import Response

from dateline.app.serve.desks import desk_of, opening
from dateline.app.serve.layout import render
from dateline.app.serve.making import ask_for_pages
from dateline.app.serve.shelf import moments_in
from dateline.app.serve.tables import Cell, Part, Row, Table, cells, columns, joined, number_in, show_table
from dateline.io.casefile.queries import EventFilter, find_events
from dateline.io.casefile.queries import overview as counted_in
from dateline.io.casefile.rosters import undated
from dateline.io.casefile.stored import StoredCase
from dateline.views.disputes import Dispute, disputes
from dateline.views.timeline import Moment, first_screen

FACED = 12
"""Disputes that the first screen shows face to face; the others have a page of their own."""


def start(request: Request) -> Response:
    """The first screen; before there is a case, what makes one."""
    return ask_for_pages(request) if desk_of(request).case is None else opening(overview)(request)


def overview(request: Request, case: StoredCase) -> Response:
    """The affair: what happened, what is disputed, announced, and told by one alone."""
    shelf = desk_of(request).known
    told = shelf.sum(case, "first", first_screen)
    faced = shelf.sum(case, "faced", lambda each: disputes(each, told.disputed))
    return render(
        request,
        "overview.html",
        view="overview",
        title="Overview",
        first=told.first,
        days=told.days,
        counts=counted_in(case).counts,
        sure=told.confirmed,
        alone=told.unconfirmed,
        announced=told.announced,
        faced=faced[:FACED],
        more=len(faced) - len(faced[:FACED]),
        background=told.further,
        undated=undated(case),
    )


def timeline(request: Request, case: StoredCase) -> Response:
    """All events, or those asked for, in order of time."""
    asked = request.query_params
    wanted = EventFilter(
        since=asked.get("since") or None,
        until=asked.get("until") or None,
        status=asked.get("status") or None,
        words=asked.get("q", "").strip() or None,
        witnesses=number_in(request, "witnesses"),
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
    )


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


def disputed(request: Request, case: StoredCase) -> Response:
    """What is disputed, charge and answer face to face; as a table where that is asked for."""
    faced: list[Dispute] = []
    table = Table(
        "disputes",
        "dispute",
        columns("Day:edtf", "Event", "Said to be so:words", "Said not to be so:words", "Witnesses:number"),
        partial(dispute_rows, case, faced),
        "Nobody in this case denies what another says.",
        per_page=15,
    )
    return show_table(
        request,
        table,
        view="disputes",
        title="Disputes",
        note="What one side says and what another answers, each in the words of a page.",
        template="list.html" if request.query_params.get("as") == "table" else "disputes.html",
        faced=faced,
    )


def dispute_rows(case: StoredCase, faced: list[Dispute], offset: int, limit: int) -> Part:
    """Some of the disputes; `faced` is told which they are."""
    found = find_events(case, EventFilter(disputed=True), offset=offset, limit=limit)
    faced[:] = disputes(case, moments_in(case, found.ids))
    return Part([dispute_row(each) for each in faced], found.total)


def dispute_row(found: Dispute) -> Row:
    """A dispute as a row."""
    sides = (
        "; ".join(f"{word.who[-1]}: “{word.words}”" for word in side)
        for side in (found.charges, found.answers)
    )
    event = Cell(found.moment.label, f"/events/{found.moment.id}")
    return Row(cells(found.moment.date or "no date", event, *sides, str(found.moment.witnesses)))
