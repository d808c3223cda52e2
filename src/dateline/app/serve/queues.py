"""What is most worth a look, and the log of what people decided."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from dateline.app.serve.desks import desk_of
from dateline.app.serve.lists import show_table
from dateline.app.serve.shelf import moments_in
from dateline.app.serve.tables import Cell, Row, Table, cells, columns, joined, rows_of
from dateline.io.casefile.queries import first_events
from dateline.io.casefile.stored import StoredCase
from dateline.model import Force
from dateline.views.decisions import Decision, decisions
from dateline.views.doubts import Doubt, doubts

LOOKED = 60
"""Events that are looked at for what is most worth a look."""


def queue(request: Request, case: StoredCase) -> Response:
    """What is most worth a look."""
    found = desk_of(request).known.sum(case, "queue", looked_at)
    table = Table(
        "queue",
        "event",
        columns("No.:number", "Event:words", "When:edtf", "Status:status", "Why look"),
        rows_of([doubt_row(number, each) for number, each in enumerate(found, 1)]),
        "Nothing: every event that a reader must know was judged, or rests on enough.",
    )
    return show_table(
        request,
        table,
        view="review",
        title="Most worth a look",
        note=f"Of the {LOOKED} events that a reader must know first, those that rest on little. "
        "What a person has judged is gone from here.",
        template="review.html",
        made=case.size("judgements"),
    )


def looked_at(case: StoredCase) -> tuple[Doubt, ...]:
    """Events to look at."""
    return doubts(case, moments_in(case, first_events(case, LOOKED)))


def doubt_row(number: int, found: Doubt) -> Row:
    """An event to look at as a row."""
    moment = found.moment
    words = Cell(moment.words, f"/events/{moment.id}")
    return Row(cells(str(number), words, moment.date or "no date", moment.status, joined(found.reasons)))


def log(request: Request, case: StoredCase) -> Response:
    """Every judgement ever made, and what became of it."""
    made = decisions(case)[::-1]
    table = Table(
        "judgements",
        "judgement",
        columns("When:date", "Who", "What", "On:words", "Because:words", "Now:soft", "Id:soft"),
        rows_of([decision_row(each) for each in made]),
        "Nobody has judged anything yet.",
    )
    return show_table(
        request,
        table,
        view="review",
        title="Judgements",
        note="Nothing is ever struck from this log, but everything can be undone.",
        template="judgements.html",
        standing=[each for each in made if each.force != Force.UNDONE and each.kind != "undo"],
    )


def decision_row(made: Decision) -> Row:
    """A judgement as a row."""
    at = made.at[:16].replace("T", " ")
    return Row(
        cells(at, made.user, made.what, "; ".join(made.on), made.because, made.force, made.id), made.id
    )
