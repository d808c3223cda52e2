"""The page of an event: what is said of it, by whom, in which words, and what made these claims one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from dateline.app.serve.bonds import anchor_of, struck_at, tied_by
from dateline.app.serve.desks import desk_of
from dateline.app.serve.layout import render
from dateline.app.serve.shelf import ids_of_pages, moments_in, reasons
from dateline.io.casefile.rosters import events_near
from dateline.io.casefile.stored import StoredCase
from dateline.model import Event
from dateline.views.contexts import Context, context_of
from dateline.views.events import event_detail
from dateline.views.ledger import Entry
from dateline.views.positions import ORDER
from dateline.views.timeline import Moment

LIKE = 12
"""Events that are offered as perhaps the same."""


@dataclass(frozen=True)
class Said:
    """A claim of an event: its line of the ledger, its sentence on its page, and whether only others joined it."""

    entry: Entry
    context: Context
    joined: bool


def event(request: Request, case: StoredCase) -> Response:
    """One event."""
    found = event_detail(case, request.path_params["event"])
    told = [
        Said(entry, context_of(case, case.by_id[entry.id]), entry in found.joined)
        for entry in (*found.claims, *found.joined)
    ]
    said = sorted(told, key=lambda each: (not is_day(each.context.published), each.context.published))
    return render(
        request,
        "event.html",
        view="timeline",
        title=found.moment.label,
        moment=found.moment,
        positions=[(status, group) for status in ORDER if (group := of_status(said, status))],
        said=said,
        first=[each for each in said if is_day(each.context.published)][:1],
        anchor=context_of(case, anchor_of(case, found.moment.id)),
        ties=[tied_by(case, link) for link in found.links],
        struck=struck_at(case, case.by_id[found.moment.id]),
        hints=found.hints,
        because=reasons(case, found.moment.id),
        page_ids=ids_of_pages(case),
        like=like(case, found.moment) if desk_of(request).may_write(case) else (),
    )


def is_day(published: str) -> bool:
    """Whether the day of a page is known, and neither guessed nor an interval."""
    return len(published) == len("2025-10-15")


def of_status(said: Iterable[Said], status: str) -> list[Said]:
    """The claims of one status."""
    return [each for each in said if each.entry.status == status]


def like(case: StoredCase, moment: Moment) -> tuple[tuple[str, str], ...]:
    """Events that a person may hold for the same, id and words of each: of the same parties."""
    event: Event = case.by_id[moment.id]
    near = events_near(case, event.id, (*event.actors, *event.recipients), limit=LIKE)
    return tuple((each.id, f"{each.date or 'no date'}: {each.words}") for each in moments_in(case, near))


def because(request: Request, case: StoredCase) -> Response:
    """Why a fact is believed, down to characters of a page."""
    found = reasons(case, request.path_params["fact"])
    return render(
        request, "why.html", view="", title=f"Why: {found.kind}", because=found, page_ids=ids_of_pages(case)
    )
