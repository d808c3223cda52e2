"""The ledger of claims with its filters."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from starlette.requests import Request
from starlette.responses import Response

from dateline.app.serve.desks import desk_of
from dateline.app.serve.lists import number_in, show_table
from dateline.app.serve.shelf import gather, page_named
from dateline.app.serve.tables import Cell, Part, Row, Table, cells, columns
from dateline.io.casefile.places import places_told
from dateline.io.casefile.queries import ClaimFilter, find_claims
from dateline.io.casefile.rosters import types_told
from dateline.io.casefile.stored import StoredCase
from dateline.model import Entity
from dateline.views.finding import find_fact
from dateline.views.ledger import Entry, entries_of

FILTERS = ("q", "status", "source", "actor", "place", "page", "event", "type", "since", "until", "own", "all")
"""What the ledger may be asked for: the names in its address."""

MOST = 200
"""Places that are offered, those of the most claims; the address may name any."""


def claims(request: Request, case: StoredCase) -> Response:
    """The claims that are asked for, page by page and in text order."""
    asked = {name: request.query_params.get(name, "").strip() for name in FILTERS}
    table = Table(
        "claims",
        "claim",
        columns(
            *("Page", "Who says so", "Status:status", "In the words of the page:words", "Event word"),
            *("Type:soft", "When:edtf", "Claim:soft", "Event:soft"),
        ),
        partial(claim_rows, case, filter_for(request, case, asked)),
        "No claim passes these filters.",
    )
    return show_table(
        request,
        table,
        view="claims",
        title="Claims",
        note="Who says what, in which words, and as which status. The outlet comes first, then whom it quotes.",
        template="claims.html",
        wanted=asked,
        types=desk_of(request).known.sum(case, "types", lambda each: list(types_told(each))),
        actor=case.by_id.get(asked["actor"]),
        places=places_for(request, case, asked["place"]),
        sought=asked["q"],
    )


def places_for(request: Request, case: StoredCase, chosen: str) -> list[tuple[str, str]]:
    """The places that are offered, id and name by name; the one that is asked for is always among them."""
    told = dict(desk_of(request).known.sum(case, "places told", partial(places_told, limit=MOST)))
    found = case.by_id.get(chosen)
    if isinstance(found, Entity):
        told[found.id] = found.name
    return sorted(told.items(), key=lambda each: (each[1].casefold(), each[0]))


def filter_for(request: Request, case: StoredCase, asked: Mapping[str, str]) -> ClaimFilter:
    """The filter that an address asks for; DatelineError where it names a page or an event that is not there."""
    return ClaimFilter(
        status=asked["status"] or None,
        source=asked["source"] or None,
        actor=asked["actor"] or None,
        place=asked["place"] or None,
        page=page_named(case, asked["page"]).id if asked["page"] else None,
        event=find_fact(case, asked["event"]).id if asked["event"] else None,
        type=asked["type"] or None,
        since=asked["since"] or None,
        until=asked["until"] or None,
        words=asked["q"] or None,
        own=bool(asked["own"]),
        speech=bool(asked["all"] or asked["q"] or asked["event"]),
        witnesses=number_in(request, "witnesses") if request.query_params.get("witnesses") else 0,
    )


def claim_rows(case: StoredCase, wanted: ClaimFilter, offset: int, limit: int) -> Part:
    """Some of the claims that are wanted."""
    found = find_claims(case, wanted, offset=offset, limit=limit)
    gather(case, found.ids)
    return Part([row_of(case, entry) for entry in entries_of(case, found.ids)], found.total)


def row_of(case: StoredCase, entry: Entry) -> Row:
    """A claim as a row."""
    page = case.by_id[entry.id].trigger.page
    return Row(
        cells(
            Cell(entry.page, f"/pages/{page}"),
            " › ".join(entry.says_who),
            entry.status,
            Cell(entry.words, f"/pages/{page}#at-{entry.id}"),
            entry.trigger,
            entry.predicate,
            entry.date or "no date",
            Cell("why", f"/claims/{entry.id}"),
            Cell("event", f"/events/{entry.event}") if entry.event else "",
        ),
    )
