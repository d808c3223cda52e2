"""A dispute between two claims, or a claim and an event, and the sentence that explains it to people."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from dateline.cases.agreement.positions import source_ids
from dateline.cases.claim_features import Sketch, World
from dateline.model import Attribution, By, Event, Ground, Label, Link, Relation

SAYING = {
    Label.STATED: ("states", "state"),
    Label.PLANNED: ("announces", "announce"),
    Label.ALLEGED: ("alleges", "allege"),
    Label.DENIED: ("denies", "deny"),
    Label.NEGATED: ("negates", "negate"),
    Label.HYPOTHETICAL: ("considers", "consider"),
}
"""What a source does with a claim, so that no explanation sounds like a verdict."""


@dataclass(frozen=True, slots=True)
class Dispute:
    """Claim `left` stands in `relation` to `right` over `about`; `points` tell by rule how surely."""

    left: Sketch
    right: Sketch | Event
    relation: Relation
    about: str
    rule: str
    points: Mapping[str, float] = field(default_factory=dict)


def make_link(world: World, dispute: Dispute, attributions: Mapping[str, Attribution]) -> Link:
    """The dispute as a fact."""
    right = dispute.right.claim.id if isinstance(dispute.right, Sketch) else dispute.right.id
    sides = (dispute.left.claim.id, right)
    explanation = (
        f"{explain(world, dispute.left, attributions)}, but {explain(world, dispute.right, attributions)}."
    )
    explanation = explanation[0].upper() + explanation[1:]
    return Link(
        dispute.left.claim.id,
        right,
        dispute.relation,
        dispute.about,
        explanation,
        By(
            dispute.rule,
            1.0,
            sides,
            tuple(Ground(rule, sides, points) for rule, points in dispute.points.items() if points),
        ),
    )


def explain(world: World, side: Sketch | Event, attributions: Mapping[str, Attribution]) -> str:
    """Who does what with which words."""
    if isinstance(side, Event):
        when = side.value or side.earliest or "an unknown day"
        return f"{name_page(world, side)} tells of “{side.label}” ({when})"
    names = [world.entities[entity].name for entity in source_ids(world, side.claim, attributions)]
    who = " and ".join(names) or name_page(world, side)
    says = SAYING[side.claim.status.label][len(names) > 1]
    return f"{who} {says} “{world.text(side.claim.trigger)}”{matter_of(side, world)}"


def matter_of(side: Sketch, world: World) -> str:
    """Who is named with a claim."""
    known = (*world.known(side.agents.ids), *world.known(side.recipients.ids))
    names = dict.fromkeys(entity.name for entity in known)
    return f" ({', '.join(names)})" if names else ""


def name_page(world: World, side: Sketch | Event) -> str:
    """A page by its site, else by the caller's name for it."""
    page = world.pages[
        side.claim.trigger.page
        if isinstance(side, Sketch)
        else world.sketches[side.claims[0]].claim.trigger.page
    ]
    site = min((sighting.site for sighting in page.sightings if sighting.site), default=None)
    return site or f"page {page.ref}"
