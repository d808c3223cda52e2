"""One event with everything that is said of it."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.cases.speakers import telling
from dateline.errors import DatelineError
from dateline.model import Case, Event, Link
from dateline.views.denials import denials_on
from dateline.views.finding import find_fact
from dateline.views.hints import Hint, origin_hints
from dateline.views.ledger import Entry, entry_of
from dateline.views.timeline import Moment, moment_of


@dataclass(frozen=True)
class Detail:
    """An event, its claims, the links of either, and which of its pages may go back to one origin.

    `claims` tell what its anchor tells; `joined` are those that others joined to it, perhaps of something else.
    """

    moment: Moment
    claims: tuple[Entry, ...]
    joined: tuple[Entry, ...]
    links: tuple[Link, ...]
    hints: tuple[Hint, ...] = ()


def event_detail(case: Case, given: str) -> Detail:
    """The event with an id, or the only id that begins so; of a claim, the event it is merged into."""
    found = find_fact(case, given)
    event = found if isinstance(found, Event) else case.event_of.get(found.id)
    if event is None:
        raise DatelineError(
            f"{found.id} is no event and belongs to none.",
            advice="`dateline timeline` shows the ids of events.",
        )
    known = {claim.id for claim in telling(case, event)}
    entries = [entry_of(case, case.by_id[claim]) for claim in event.claims]
    claims = tuple(entry for entry in entries if entry.id in known)
    joined = tuple(entry for entry in entries if entry.id not in known)
    links = case.links_at((event.id, *event.claims))
    told = {case.by_id[claim].trigger.page for claim in event.claims}
    told.update(*(position.pages for position in case.positions_on.get(event.id, ())))
    return Detail(
        moment_of(case, event, denials_on(case, event)), claims, joined, links, origin_hints(case, told)
    )
