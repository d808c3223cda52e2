"""The disputes: what one side says and what another answers."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from starlette.requests import Request
from starlette.responses import Response

from dateline.app.serve.bonds import Tied, struck_denials, tied_by
from dateline.app.serve.lists import show_table
from dateline.app.serve.shelf import moments_in
from dateline.app.serve.tables import Cell, Part, Row, Table, cells, columns
from dateline.io.casefile.queries import EventFilter, find_events
from dateline.io.casefile.stored import StoredCase
from dateline.views.denials import denials_on
from dateline.views.disputes import Dispute, Word, disputes

MOST = 4
"""Denials of one dispute that are shown with it; all of them are with the event."""


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
        denied=partial(denied, case),
        struck=struck_denials(case),
    )


def dispute_rows(case: StoredCase, faced: list[Dispute], offset: int, limit: int) -> Part:
    """Some of the disputes; `faced` is told which they are."""
    found = find_events(case, EventFilter(disputed=True), by_rank=True, offset=offset, limit=limit)
    faced[:] = disputes(case, moments_in(case, found.ids))
    return Part([dispute_row(each) for each in faced], found.total)


def dispute_row(found: Dispute) -> Row:
    """A dispute as a row."""
    event = Cell(found.moment.label, f"/events/{found.moment.id}")
    sides = said(found.charges), said(found.answers)
    return Row(cells(found.moment.date or "no date", event, *sides, str(found.moment.witnesses)))


def said(words: Sequence[Word]) -> str:
    """What one side says, in one field."""
    return "; ".join(f"{word.who[-1]}: “{word.words}”" for word in words)


def denied(case: StoredCase, event: str) -> tuple[list[Tied], int]:
    """Denials at either side of an event with their sentences, and how many there are in all."""
    links = denials_on(case, case.by_id[event])
    return [tied_by(case, link) for link in links[:MOST]], len(links)
