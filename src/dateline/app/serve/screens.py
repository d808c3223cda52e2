"""The first screen, the timeline and the disputes."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from dateline.app.serve.desks import desk_of
from dateline.app.serve.layout import render
from dateline.app.serve.tables import Cell, Row, Table, cells, columns, joined, show_table
from dateline.model import How
from dateline.views.disputes import disputes
from dateline.views.timeline import Moment, is_announced, is_disputed

FACED = 12
"""Disputes that the first screen shows face to face; the others have a page of their own."""


def overview(request: Request) -> Response:
    """The first screen: the affair, what happened, what is disputed, announced, and told by one alone."""
    desk = desk_of(request)
    if desk.case is None:
        from dateline.app.serve.making import ask_for_pages

        return ask_for_pages(request)
    opened = desk.open()
    told = opened.told
    faced = disputes(opened.case, told.disputed)
    return render(
        request,
        "overview.html",
        view="overview",
        title="Overview",
        first=told.first,
        days=days_of(told.shown),
        case=opened.case,
        sure=[moment for moment in told.happened if moment.witnesses > 1],
        alone=[moment for moment in told.happened if moment.witnesses <= 1],
        announced=told.announced,
        faced=faced[:FACED],
        more=len(faced) - len(faced[:FACED]),
        background=len(told.background),
        undated=sum(each.how is How.UNKNOWN for each in opened.case.estimates),
    )


def days_of(moments: tuple[Moment, ...]) -> tuple[str, str] | None:
    """The first and last day of what is told, where any is known."""
    days = sorted(
        day for moment in moments if moment.date for day in moment.date.split("/") if day[:1].isdigit()
    )
    return (days[0], days[-1]) if days else None


def timeline(request: Request) -> Response:
    """All events, or those asked for, in order of time."""
    opened = desk_of(request).open()
    asked = request.query_params
    moments = [
        moment
        for moment in opened.moments
        if (asked.get("all") or moment.rank is not None)
        and (not asked.get("status") or asked["status"] in moment.status.split(", "))
        and (not asked.get("alone") or moment.witnesses <= 1)
    ]
    table = Table(
        "timeline",
        "event",
        columns(
            "Day:edtf", "What:words", "Event", "Type:soft", "Status:status", "Who says so", "Witnesses:number"
        ),
        [row_of(moment) for moment in moments],
        "No event is told under these filters.",
        sort="event",
    )
    return show_table(
        request,
        table,
        view="timeline",
        title="Timeline",
        note="Every event in order of time. A day in outline is uncertain: only an interval is known.",
        template="timeline.html",
        background=sum(moment.rank is None for moment in opened.moments),
    )


def row_of(moment: Moment) -> Row:
    """An event as a row."""
    event = f"/events/{moment.id}"
    told = " ".join(
        filter(None, (moment.label, moment.who, moment.where, moment.theme and f": {moment.theme}"))
    )
    says = "; ".join(f"{voice.status} by {joined(voice.sources)}" for voice in moment.voices)
    return Row(
        cells(
            moment.date or "no date",
            Cell(moment.words, event),
            told.replace(" :", ":"),
            moment.predicate,
            moment.status,
            says,
            str(moment.witnesses),
        ),
        moment.id,
    )


def disputed(request: Request) -> Response:
    """What is disputed, charge and answer face to face; as a table where that is asked for."""
    opened = desk_of(request).open()
    found = disputes(opened.case, opened.moments)
    rows = [
        Row(
            cells(
                each.moment.date or "no date",
                Cell(each.moment.label, f"/events/{each.moment.id}"),
                "; ".join(f"{word.who[-1]}: “{word.words}”" for word in each.charges),
                "; ".join(f"{word.who[-1]}: “{word.words}”" for word in each.answers),
                str(each.moment.witnesses),
            )
        )
        for each in found
    ]
    table = Table(
        "disputes",
        "dispute",
        columns("Day:edtf", "Event", "Said to be so:words", "Said not to be so:words", "Witnesses:number"),
        rows,
        "Nobody in this case denies what another says.",
    )
    return show_table(
        request,
        table,
        view="disputes",
        title="Disputes",
        note="What one side says and what another answers, each in the words of a page. Nothing is merged away.",
        template="list.html" if request.query_params.get("as") == "table" else "disputes.html",
        faced=found,
    )


def standing(moment: Moment) -> str:
    """How an event stands, in a word."""
    return "disputed" if is_disputed(moment) else "announced" if is_announced(moment) else "told"
