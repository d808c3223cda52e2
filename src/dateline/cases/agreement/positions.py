"""Who takes which stance on an event."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from dateline.cases.claim_features import Sketch, World
from dateline.cases.voices import Voices
from dateline.model import Attribution, By, Claim, Event, Label, Position, Stance

STANCES = {
    Label.STATED: Stance.ASSERTS,
    Label.PLANNED: Stance.PLANS,
    Label.ALLEGED: Stance.ALLEGES,
    Label.DENIED: Stance.DENIES,
    Label.NEGATED: Stance.DENIES,
}
"""What a claim's status says of its source; a hypothesis is no stance."""

MERGED = "case.events.merge/1"
"""The rule of events that no person put together."""

TAKING = {
    Label.ALLEGED: frozenset({"accuse", "claim", "suspect", "hearsay", "believe"}),
    Label.DENIED: frozenset({"deny"}),
}
"""The kinds of cues by which a source takes a stance of its own: who reports an accusation accuses nobody."""


def take_positions(
    world: World, event: Event, attributions: Mapping[str, Attribution], voices: Voices
) -> Iterator[Position]:
    """One position for each independent group of pages, source and stance.

    Who only tells what is joined to the event by way of other claims takes none.
    """
    held: dict[tuple[tuple[str, ...], str, Stance], list[str]] = defaultdict(list)
    for claim in (sketch.claim for sketch in telling(world, event, voices)):
        stance = STANCES.get(claim.status.label)
        if stance:
            for source in source_ids(world, claim, attributions) or ("",):
                held[world.witness(claim.trigger.page), source, stance].append(claim.id)
    for (pages, source, stance), claims in held.items():
        members = tuple(claims)
        yield Position(
            event.id, pages, source or None, stance, members, By("case.agreement.position/1", 1.0, members)
        )


def telling(world: World, event: Event, voices: Voices) -> list[Sketch]:
    """The claims of an event that speak for its anchor or against it; all where people made them one."""
    group = [world.sketches[claim] for claim in event.claims]
    if event.anchor is None or event.by.rule != MERGED:
        return group
    return voices.telling(world.sketches[event.anchor], group)


def source_ids(world: World, claim: Claim, attributions: Mapping[str, Attribution]) -> tuple[str, ...]:
    """The entities whose stance a claim tells: who accuses or denies, else the outermost source."""
    chain = [attributions[link] for link in claim.chain if link in attributions]
    kinds = TAKING.get(claim.status.label, frozenset())
    taking = next((link for link in chain if link.cue_kind in kinds), next(iter(chain), None))
    found = (world.entity_of.get(mention) for mention in taking.sources) if taking else ()
    return tuple(dict.fromkeys(entity.id for entity in found if entity))


def groups_of(positions: Iterable[Position], stances: Sequence[Stance]) -> dict[tuple[str, ...], list[str]]:
    """The claims of every independent group of pages that takes one of `stances`, by the group's pages."""
    found: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for position in positions:
        if position.stance in stances:
            found[position.pages] += position.claims
    return found
