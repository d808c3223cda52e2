"""The page of an event: what is said of it, by whom, in which words, and what made these claims one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from dateline.app.serve.desks import desk_of
from dateline.app.serve.layout import render
from dateline.app.serve.shelf import Opened
from dateline.model import Case, Claim, Event, Link
from dateline.views.contexts import Context, context_of
from dateline.views.events import event_detail
from dateline.views.ledger import Entry
from dateline.views.positions import ORDER
from dateline.views.why import why


@dataclass(frozen=True)
class Said:
    """A claim of an event: its line of the ledger, and its sentence on its page."""

    entry: Entry
    context: Context
    number: int


@dataclass(frozen=True)
class Tied:
    """A link of an event with the sentences on both sides; a side that is an event or provision has none."""

    link: Link
    sides: tuple[Context, ...]


def event(request: Request) -> Response:
    """One event."""
    opened = desk_of(request).open()
    found = event_detail(opened.case, request.path_params["event"])
    said = [said_by(opened, entry) for entry in found.claims]
    return render(
        request,
        "event.html",
        view="timeline",
        title=found.moment.label,
        moment=found.moment,
        positions=[(status, group) for status in ORDER if (group := of_status(said, status))],
        said=said,
        anchor=context_of(opened.case, anchor_of(opened.case, found.moment.id)),
        ties=[tied_by(opened.case, link) for link in found.links],
        hints=found.hints,
        because=why(opened.case, found.moment.id, opened.says),
        page_ids={name: page.id for name, page in opened.page_called.items()},
        like=like(opened, found.moment.id) if desk_of(request).writable else (),
    )


def of_status(said: Iterable[Said], status: str) -> list[Said]:
    """The claims of one status."""
    return [each for each in said if each.entry.status == status]


def said_by(opened: Opened, entry: Entry) -> Said:
    """A claim with its sentence."""
    return Said(entry, context_of(opened.case, opened.case.by_id[entry.id]), opened.numbers[entry.id])


def anchor_of(case: Case, event: str) -> Claim:
    """The claim on whose words the line of an event stands, else the first."""
    found: Event = case.by_id[event]
    claim: Claim = case.by_id[found.anchor or found.claims[0]]
    return claim


def tied_by(case: Case, link: Link) -> Tied:
    """A link with the sentences of its sides."""
    sides = (case.by_id.get(side) for side in (link.left, link.right))
    claims = [anchor_of(case, side.id) if isinstance(side, Event) else side for side in sides if side]
    return Tied(link, tuple(context_of(case, claim) for claim in claims if isinstance(claim, Claim)))


def like(opened: Opened, event: str) -> tuple[tuple[str, str], ...]:
    """Events that a person may hold for the same: of the same people or type, id and words of each."""
    own = opened.moment_of[event]
    parties = {*own.actors, *own.recipients}
    others = [
        (len(parties & {*each.actors, *each.recipients}) + (each.predicate == own.predicate), each)
        for each in opened.moments
        if each.id != event
    ]
    near = sorted((pair for pair in others if pair[0] > 1), key=lambda pair: (-pair[0], pair[1].id))
    return tuple((each.id, f"{each.date or 'no date'}: {each.words}") for _, each in near[:12])


def because(request: Request) -> Response:
    """Why a fact is believed, down to characters of a page."""
    opened = desk_of(request).open()
    found = why(opened.case, request.path_params["fact"], opened.says)
    return render(
        request,
        "why.html",
        view="",
        title=f"Why: {found.kind}",
        because=found,
        page_ids={name: page.id for name, page in opened.page_called.items()},
    )
