"""Who does what to whom beside the words of a page: only where it is sure."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.model import Argument, Case, Claim, Event, MentionKind, Role

SURE = 0.75
"""How likely the part of every party must be."""
AGENTS, OTHERS, PLACES = (Role.AGENT,), (Role.RECIPIENT, Role.THEME), (Role.PLACE,)


def is_sure(case: Case, event: Event, claim: Claim) -> bool:
    """Whether it is sure who does what to whom, and where: an event of a type, told by a claim that has both sides.

    They and the place are those of the event, the side that acts is known, and none is told by a pronoun.
    """
    agents, others, places = (parts(claim, *roles) for roles in (AGENTS, OTHERS, PLACES))
    told = (*agents, *others, *places)
    return (
        event.predicate is not None
        and len(others) == 1
        and all(each.by.score >= SURE and not is_pronoun(case, each) for each in told)
        and entities(case, agents) == {*event.actors} != set()
        and {*event.recipients} <= entities(case, others)
        and (event.place is None or event.place in entities(case, places))
    )


def parts(claim: Claim, *roles: Role) -> list[Argument]:
    """The arguments of a claim that play one of some roles."""
    return [argument for argument in claim.arguments if argument.role in roles]


def is_pronoun(case: Case, argument: Argument) -> bool:
    """Whether a party is told by a pronoun."""
    mention = case.by_id.get(argument.mention or "")
    return mention is not None and mention.kind is MentionKind.PRONOUN


def entities(case: Case, arguments: Iterable[Argument]) -> set[str]:
    """The ids of those who have a part in an event."""
    mentions = tuple(each.mention for each in arguments if each.mention)
    return {entity.id for entity in case.entities_of(mentions)}
