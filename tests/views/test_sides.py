"""The parties beside a headline: only where it is sure who does what to whom."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dateline.model import Argument, Case, Event, MentionKind, Role
from dateline.views.sides import SURE, is_sure
from tests.factories import affair, by, mention


def visit(case: Case) -> Event:
    """An event of a type with an actor, done to nobody and nowhere."""
    found = next(each for each in case.events if each.predicate and each.actors)
    return replace(found, recipients=(), place=None)


def party(case: Case) -> str:
    """A mention of the actor."""
    mentions: tuple[str, ...] = case.by_id[visit(case).actors[0]].mentions
    return mentions[0]


def told(case: Case, event: Event, *arguments: tuple[Role, str | None], score: float = 1.0) -> bool:
    """Whether an event is sure that is told by a claim with some arguments, each a role and its mention."""
    claim = case.by_id[event.claims[0]]
    parts = tuple(
        Argument(claim.id, role, claim.trigger, 0, each, by(score=score)) for role, each in arguments
    )
    return is_sure(case, event, replace(claim, arguments=parts))


@pytest.mark.parametrize(("score", "sure"), [(1.0, True), (SURE, True), (SURE - 0.01, False)])
def test_parties_are_told_where_every_part_is_sure(score: float, *, sure: bool) -> None:
    case = affair()
    parts = ((Role.AGENT, party(case)), (Role.THEME, None))
    assert told(case, visit(case), *parts, score=score) is sure


def test_parties_are_told_where_both_sides_are_known() -> None:
    case = affair()
    agent, theme = (Role.AGENT, party(case)), (Role.THEME, None)
    assert not told(case, visit(case), agent)
    assert not told(case, visit(case), theme)
    assert not told(case, visit(case), agent, theme, theme)


def test_parties_that_other_claims_tell_are_not_sure() -> None:
    case = affair()
    agent, theme = (Role.AGENT, party(case)), (Role.THEME, None)
    whole = next(each for each in case.events if each.id == visit(case).id)
    assert whole.recipients or whole.place
    assert not told(case, whole, agent, theme)
    assert not told(case, replace(visit(case), actors=()), agent, theme)
    assert not told(case, replace(visit(case), predicate=None), agent, theme)


def test_a_pronoun_is_no_party() -> None:
    case = affair()
    who = mention(case.pages[0], "The", kind=MentionKind.PRONOUN)
    whole = replace(case, mentions=(*case.mentions, who))
    assert not told(whole, visit(case), (Role.AGENT, party(case)), (Role.THEME, who.id))
