"""The page of an actor: mentions of it in their sentences, and the events in which it has a part."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from dateline.app.serve.desks import desk_of
from dateline.app.serve.layout import render
from dateline.app.serve.shelf import moments_in
from dateline.errors import DatelineError
from dateline.io.casefile.queries import (
    EntityFilter,
    find_entities,
)
from dateline.io.casefile.rosters import events_with
from dateline.io.casefile.stored import StoredCase
from dateline.model import Entity
from dateline.views.contexts import mention_context
from dateline.views.decisions import said_of
from dateline.views.finding import find_fact

MENTIONS, EVENTS = 100, 20
"""Mentions of one actor, and events in which it has a part, that are shown at once; all of them are counted."""


def actor(request: Request, case: StoredCase) -> Response:
    """One entity: mentions of it in their sentences, and the events in which it has a part."""
    found = find_fact(case, request.path_params["actor"])
    if not isinstance(found, Entity):
        raise DatelineError(f"{found.id} is no actor.", advice="See the list of actors.")
    parts = events_with(case, found.id)
    case.fetch(found.mentions[:MENTIONS])
    others = (
        find_entities(case, EntityFilter(type=str(found.type)), limit=300)
        if desk_of(request).may_write(case)
        else None
    )
    named = [case.by_id[each] for each in others.ids if each != found.id] if others else []
    return render(
        request,
        "actor.html",
        view="actors",
        title=found.name,
        entity=found,
        people=said_of(case, found),
        mentions=[(mention, mention_context(case, mention)) for mention in found.mentions[:MENTIONS]],
        moments=moments_in(case, parts[:EVENTS]),
        total=len(parts),
        everybody=sorted((each.name, each.id) for each in named),
    )
