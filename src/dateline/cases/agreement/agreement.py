"""Say who takes which stance on each event, and which claims corroborate, deny or contradict each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain
from operator import attrgetter

from dateline.cases.agreement.answers import Court, answer_charges
from dateline.cases.agreement.contradictions import dispute_days, dispute_ranks
from dateline.cases.agreement.denials import dispute_denials
from dateline.cases.agreement.disputes import Dispute, explain, make_link
from dateline.cases.agreement.parts import share_answers
from dateline.cases.agreement.positions import groups_of, take_positions
from dateline.cases.agreement.tolls import dispute_tolls
from dateline.cases.claim_features import Sketch, World
from dateline.cases.contests import Contests
from dateline.cases.indexes import every
from dateline.cases.rulings import is_of_link
from dateline.cases.sameness import Comparison
from dateline.cases.voices import Voices
from dateline.model import (
    Attribution,
    By,
    Claim,
    Copies,
    Embedding,
    Entity,
    Event,
    EventTime,
    Label,
    Link,
    Mention,
    Page,
    Position,
    Relation,
    Ruling,
    Stance,
    Standing,
    Story,
)
from dateline.reader.files import means_fingerprint
from dateline.stage import Notes, Stage

UPHOLDING = (Stance.ASSERTS, Stance.ALLEGES, Stance.PLANS)


def weigh_agreement(articles: Mapping[str, Notes], notes: Notes) -> Iterator[Position | Link]:
    """The positions on every event, and the links between claims but for those that people reject."""
    world = World(articles, notes)
    attributions = {attribution.id: attribution for attribution in every(articles, Attribution)}
    links: list[Link] = []
    contests = Contests(world)
    voices = Voices(world, Comparison(world), contests)
    for event in notes[Event]:
        positions = list(take_positions(world, event, attributions, voices))
        yield from positions
        links += corroborate(world, positions, attributions)
    court = Court(world, attributions)
    disputes = chain(
        answer_charges(court),
        dispute_denials(world, attributions, court.may_answer),
        dispute_ranks(world),
        dispute_days(world),
        dispute_tolls(world, voices),
    )
    shared = share_answers(court, [each for each in disputes if is_called_for(world, contests, each)])
    links += (make_link(world, dispute, attributions) for dispute in shared)
    yield from without_rejected(world, {link.id: link for link in links}.values())


def is_called_for(world: World, contests: Contests, dispute: Dispute) -> bool:
    """Whether there is anything to deny: where hardly anybody alleges, what is merely not so answers who does."""
    if dispute.relation != Relation.DENIES or dispute.left.claim.status.label != Label.NEGATED:
        return True
    return contests.contested(dispute.left) or is_alleged(world, dispute.right)


def is_alleged(world: World, side: Sketch | Event) -> bool:
    """Whether somebody alleges a claim, or that on which an event stands."""
    told = world.sketches[side.anchor or side.claims[0]] if isinstance(side, Event) else side
    return told.claim.status.label == Label.ALLEGED


def corroborate(
    world: World, positions: Sequence[Position], attributions: Mapping[str, Attribution]
) -> Iterator[Link]:
    """The first claim of one independent group of pages with the first claim of every other."""
    order = attrgetter("order")
    groups = groups_of(positions, UPHOLDING).values()
    leads = sorted((min(map(world.sketches.__getitem__, claims), key=order) for claims in groups), key=order)
    for other in leads[1:]:
        told = (
            f"{explain(world, leads[0], attributions)}, and {explain(world, other, attributions)}; "
            "neither page is a copy of the other."
        )
        by = By("case.agreement.witnesses/1", 1.0, (leads[0].claim.id, other.claim.id))
        yield Link(
            leads[0].claim.id, other.claim.id, Relation.CORROBORATES, None, told[0].upper() + told[1:], by
        )


def without_rejected(world: World, links: Iterable[Link]) -> Iterator[Link]:
    """The links but for those that people reject; one to an event is named by a claim of it."""
    rulings = [ruling for ruling in world.notes[Ruling] if ruling.holds and is_of_link(ruling)]
    for link in links:
        against = (ruling for ruling in rulings if ruling.verdict == link.relation)
        if not any(
            all(map(partial(stands_for, world), ruling.members, (link.left, link.right)))
            for ruling in against
        ):
            yield link


def stands_for(world: World, claim: str, side: str) -> bool:
    """Whether a claim is the side of a link, or one of the claims of the event that it is."""
    event = world.event_of.get(claim)
    return claim == side or (event is not None and event.id == side)


def stage() -> Stage:
    """The agreement stage."""
    needs = (
        Page,
        Mention,
        Event,
        Claim,
        Standing,
        Embedding,
        EventTime,
        Attribution,
        Entity,
        Copies,
        Story,
        Ruling,
    )
    return Stage(
        "agreement",
        scope="case",
        needs=needs,
        gives=(Position, Link),
        run=weigh_agreement,
        knowledge=means_fingerprint(),
    )
