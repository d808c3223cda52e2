"""What a judgement names when a person names a fact: what rules find, never what was merged of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from dateline.cases.speakers import best_first
from dateline.errors import DatelineError
from dateline.model import Case, Claim, Entity, Event, Judgement, Link, Mention, MentionKind, Page
from dateline.views.words import with_article


@dataclass(frozen=True)
class Named:
    """What was named and the members that stand for it, first the one that does so alone.

    `sort` is claim, event, mention, entity, page or judgement; of a link it is the relation.
    """

    sort: str
    members: tuple[str, ...]


def named_by(case: Case, fact: Any) -> Named:
    """The members that stand for a fact; DatelineError for a fact that nobody judges."""
    name = NAMING.get(type(fact))
    if name is None:
        raise DatelineError(
            f"{fact.id} is {with_article(type(fact).__name__.lower())}, and people do not judge these.",
            advice="Name a claim, an event, an entity, a mention, a page or a link.",
        )
    return name(case, fact)


def name_claim(case: Case, claim: Claim) -> Named:
    """The claim as rules found it."""
    return Named("claim", (found_as(case, claim.id),))


def name_event(case: Case, event: Event) -> Named:
    """Its claims, the one that says most first."""
    claims = best_first(case, event)
    return Named("event", tuple(found_as(case, claim.id) for claim in claims))


def name_entity(case: Case, entity: Entity) -> Named:
    """Its mentions, a name before all others."""
    mentions = [case.by_id[mention] for mention in entity.mentions]
    ordered = sorted(mentions, key=lambda mention: mention.kind is not MentionKind.NAME)
    return Named("entity", tuple(mention.id for mention in ordered))


def name_link(case: Case, link: Link) -> Named:
    """A claim for each of its sides."""
    return Named(str(link.relation), tuple(name_side(case, side) for side in (link.left, link.right)))


def name_side(case: Case, side: str) -> str:
    """The claim that is the side of a link, or that stands for the event there."""
    fact = case.by_id[side]
    return name_event(case, fact).members[0] if isinstance(fact, Event) else found_as(case, side)


def name_itself(_: Case, fact: Any) -> Named:
    """A fact that no rule merges."""
    return Named(type(fact).__name__.lower(), (fact.id,))


def found_as(case: Case, claim: str) -> str:
    """What rules call a claim, whatever source people have given it."""
    return case.found_as.get(claim, claim)


def now_called(case: Case) -> Mapping[str, str]:
    """The ids that claims have now to which people gave another source, by what rules call them."""
    return {then: now for now, then in case.found_as.items()}


NAMING: Mapping[type, Callable[[Case, Any], Named]] = {
    Claim: name_claim,
    Event: name_event,
    Mention: name_itself,
    Entity: name_entity,
    Page: name_itself,
    Link: name_link,
    Judgement: name_itself,
}
"""How every noun that people judge is named."""
