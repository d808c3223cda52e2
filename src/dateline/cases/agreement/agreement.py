"""Say who asserts, alleges, denies or plans each event, and which claims corroborate, deny or contradict each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from dateline.cases.agreement import denials
from dateline.cases.agreement.contradictions import dispute_days, dispute_ranks
from dateline.cases.agreement.denials import dispute_denials
from dateline.cases.agreement.disputes import explain, make_link
from dateline.cases.agreement.positions import groups_of, take_positions
from dateline.cases.claim_features import World
from dateline.model import (
    Attribution,
    By,
    Claim,
    Copies,
    Entity,
    Event,
    EventTime,
    Link,
    Mention,
    Page,
    Position,
    Relation,
    Stance,
)
from dateline.stage import Notes, Stage

SAYS = {
    "case.agreement.position/1": "The status of the claims says which stance the source takes on the event: who accuses or denies, else the source of the outermost attribution.",
    "case.agreement.witnesses/1": "Pages that are not copies of each other tell of the same event.",
    "case.agreement.denial/1": "A source denies what another claim about the same parties and the same matter upholds.",
    "case.agreement.evidence/1": "What one source reports about the same parties and the same matter does not fit what another denies.",
    "case.agreement.direction/1": "Who gives in one claim receives in the other.",
    **denials.SAYS,
    "case.agreement.rank/1": "The claim counts its event as an earlier one of its kind than the dated events of the case allow.",
    "case.agreement.days/1": "Independent pages give one kind of event, with the same actors and place, days that nearly touch but differ.",
}
UPHOLDING = (Stance.ASSERTS, Stance.ALLEGES, Stance.PLANS)


def weigh_agreement(articles: Mapping[str, Notes], notes: Notes) -> Iterator[Position | Link]:
    """The positions on every event, and the links between claims."""
    world = World(articles, notes)
    attributions = {
        attribution.id: attribution for layers in articles.values() for attribution in layers[Attribution]
    }
    for event in notes[Event]:
        positions = list(take_positions(world, event, attributions))
        yield from positions
        yield from corroborate(world, positions, attributions)
    disputes = chain(dispute_denials(world, attributions), dispute_ranks(world), dispute_days(world))
    links = (make_link(world, dispute, attributions) for dispute in disputes)
    yield from {link.id: link for link in links}.values()


def corroborate(
    world: World, positions: Sequence[Position], attributions: Mapping[str, Attribution]
) -> Iterator[Link]:
    """The first claim of one independent group of pages with the first claim of every other."""
    firsts = (
        min((world.sketches[claim] for claim in claims), key=lambda sketch: sketch.order)
        for claims in groups_of(positions, UPHOLDING).values()
    )
    leads = sorted(firsts, key=lambda sketch: sketch.order)
    for other in leads[1:]:
        told = f"{explain(world, leads[0], attributions)}, and {explain(world, other, attributions)}; neither page is a copy of the other."
        by = By("case.agreement.witnesses/1", 1.0, (leads[0].claim.id, other.claim.id))
        yield Link(
            leads[0].claim.id, other.claim.id, Relation.CORROBORATES, None, told[0].upper() + told[1:], by
        )


def stage() -> Stage:
    """The agreement stage."""
    needs = (Page, Mention, Event, Claim, EventTime, Attribution, Entity, Copies)
    return Stage(
        "agreement",
        scope="case",
        needs=needs,
        gives=(Position, Link),
        run=weigh_agreement,
        says=SAYS,
    )
