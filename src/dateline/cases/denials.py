"""Find what a denial denies, what speaks against it, and where a page turns the direction of a deed round."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet

from dateline.cases.disputes import Dispute
from dateline.cases.likeness import same_theme
from dateline.cases.positions import source_ids
from dateline.cases.sketches import MUTUAL, Sketch, World
from dateline.model import Attribution, EntityType, Label, Relation, Role

DENYING = frozenset({Label.DENIED, Label.NEGATED})
MAINTAINING = frozenset({Label.STATED, Label.ALLEGED, Label.PLANNED})
MOST = 8
"""Claims that one denial is linked with, those most surely meant first."""
ENOUGH = 2.5
"""Points for sides, matter and words in common from which on a denial is about a claim."""
LOOKED_AT = 120
"""Claims of a block that a denial is weighed against."""

Topic = tuple[str, str]


def dispute_denials(world: World, attributions: Mapping[str, Attribution]) -> Iterator[Dispute]:
    """Every denial with the claims that it denies and the claims that speak against it."""
    denials = [sketch for sketch in world.sketches.values() if sketch.claim.status.label in DENYING and not sketch.saying]
    denied = {name for denial in denials for name in topic_names(denial)}
    maintained = index_maintained(world, denied)
    for denial in denials:
        near = {other.claim.id: other for topic in topics(world, denial, denied) for other in maintained.get(topic, ())[:LOOKED_AT]}
        weighed = [(aboutness(world, denial, other, attributions), other) for other in near.values()]
        likely = [other for _, other in sorted((row for row in weighed if row[0]), key=lambda row: (-row[0], row[1].order))]
        for other in once_a_witness(world, likely)[:MOST]:
            yield from oppose(world, denial, other)


def once_a_witness(world: World, sketches: Iterable[Sketch]) -> list[Sketch]:
    """Of claims in one word the first of each independent group of pages: what copies repeat is no further dispute."""
    first: dict[object, Sketch] = {}
    for sketch in sketches:
        first.setdefault((world.witness(sketch.claim.trigger.page), sketch.claim.lemma), sketch)
    return list(first.values())


def index_maintained(world: World, denied: AbstractSet[str]) -> Mapping[Topic, list[Sketch]]:
    """Claims that someone upholds, by those of their topics whose names are denied somewhere."""
    found: dict[Topic, list[Sketch]] = defaultdict(list)
    for sketch in world.sketches.values():
        if sketch.claim.status.label in MAINTAINING and not sketch.saying:
            for topic in topics(world, sketch, denied):
                found[topic].append(sketch)
    return found


def topics(world: World, sketch: Sketch, names: AbstractSet[str]) -> Iterator[Topic]:
    """What a denial and a claim it may be about have in common: the event; or a side and one of some names."""
    event = world.event_of.get(sketch.claim.id)
    if event:
        yield "event", event.id
    shared = [name for name in topic_names(sketch) if name in names]
    if shared:
        sides = sorted(named_sides(world, sketch))
        yield from ((name, side) for name in shared for side in sides)


def topic_names(sketch: Sketch) -> list[str]:
    """What a claim is about: its word, its type, weapons, the words of its matter."""
    weapon = EntityType.WEAPON if EntityType.WEAPON in sketch.kinds else None
    return [name for name in (sketch.claim.lemma, sketch.claim.predicate, weapon, *sorted(sketch.words)) if name]


def named_sides(world: World, sketch: Sketch) -> frozenset[str]:
    """The sides of everybody named in a claim's arguments, and of where it happens."""
    return frozenset(side for entity in sketch.named for side in world.party_of[entity].sides) | sketch.place.sides


def aboutness(world: World, denial: Sketch, other: Sketch, attributions: Mapping[str, Attribution]) -> float:
    """How surely a denial is about a claim: the same event, or sides and matter in common; 0 when it is about something else."""
    if world.event_of.get(denial.claim.id) is not None and world.event_of.get(denial.claim.id) is world.event_of.get(other.claim.id):
        return 9.0 if is_shared(world, denial, other) else 0.0
    if other.claim.trigger.page == denial.claim.trigger.page and other.claim.sentence == denial.claim.sentence and other.claim.lemma != denial.claim.lemma:
        return 0.0
    if other.claim.status.label == Label.PLANNED:
        return 0.0
    deniers, vouchers = ({side for source in source_ids(world, each.claim, attributions) for side in world.party_of[source].sides} for each in (denial, other))
    shared = len((named_sides(world, denial) | deniers) & (named_sides(world, other) | vouchers))
    word = 1.5 if denial.claim.lemma == other.claim.lemma else 0.5 if is_alike(denial, other) else 0.0
    matter = same_theme(denial, other)
    points = shared + matter + word
    return points if shared and points >= ENOUGH and (matter > 0 or word > 1) and is_near(world, denial, other) else 0.0


def is_shared(world: World, denial: Sketch, other: Sketch) -> bool:
    """Whether two claims of one event have more in common than a word that any page may use: its type, or somebody, or the matter."""
    if denial.claim.predicate is not None or denial.claim.trigger == other.claim.trigger:
        return True
    return bool(denial.parties.meets(other.parties) or denial.words & other.words or named_sides(world, denial) & named_sides(world, other))


def is_near(world: World, denial: Sketch, other: Sketch) -> bool:
    """Whether another word may mean the denied deed: it names with its own parts, not just as its place, a side that the denial names with its parts."""
    mine, theirs = part_sides(world, denial), part_sides(world, other)
    return denial.claim.lemma == other.claim.lemma or not mine or bool(mine & theirs)


def part_sides(world: World, sketch: Sketch) -> frozenset[str]:
    """The sides of everybody named in a claim's arguments other than its place."""
    arguments = (argument for argument in sketch.claim.arguments if argument.role != Role.PLACE)
    mentions = (mention for argument in arguments for mention in world.inside(argument.span))
    return frozenset(side for mention in mentions if (entity := world.entity_of.get(mention.id)) for side in world.party_of[entity.id].sides)


def is_alike(one: Sketch, other: Sketch) -> bool:
    """Whether two claims are of one type, or use one word."""
    return one.claim.lemma == other.claim.lemma or (one.claim.predicate is not None and one.claim.predicate == other.claim.predicate)


def oppose(world: World, denial: Sketch, other: Sketch) -> Iterator[Dispute]:
    """The disputes between a denial and a claim that it is about."""
    same = world.event_of.get(denial.claim.id) is world.event_of.get(other.claim.id)
    if other.claim.status.label == Label.STATED and not is_alike(denial, other) and not same:
        yield Dispute(other, denial, Relation.CONTRADICTS, "polarity", "case.agreement.evidence/1")
        return
    yield Dispute(denial, other, Relation.DENIES, "polarity", "case.agreement.denial/1")
    if is_reversed(denial, other):
        yield Dispute(denial, other, Relation.CONTRADICTS, "actor", "case.agreement.direction/1")


def is_reversed(one: Sketch, other: Sketch) -> bool:
    """Whether who receives in one claim gives in the other, and nobody receives in both."""
    directed = one.claim.predicate == other.claim.predicate and one.claim.predicate not in MUTUAL
    return directed and same_theme(one, other) > 0 and one.recipients.meets(other.agents) and not one.recipients.meets(other.recipients)
