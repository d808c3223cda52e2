"""Find what a denial denies, what speaks against it, and where a page turns the direction of a deed round."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import replace
from itertools import chain, islice, product

from dateline.cases.agreement.disputes import Dispute
from dateline.cases.claim_features import Sketch, World
from dateline.cases.parties import NOBODY, Parties
from dateline.cases.predicates import MUTUAL
from dateline.cases.themes import same_theme
from dateline.model import Attribution, EntityType, Label, Relation
from dateline.weights import weight, weight_table

DENYING = frozenset({Label.DENIED, Label.NEGATED})
MAINTAINING = frozenset({Label.STATED, Label.ALLEGED, Label.PLANNED})
MOST = 8
"""Claims that one denial is linked with, those most surely meant first."""
ENOUGH = weight("en.agreement.enough")
"""Points for sides, matter and words in common from which on a denial is about a claim."""
SAME_EVENT, WORD = weight("en.agreement.event"), weight_table("en.agreement.word")
"""Points for one event, and for words in common."""
LOOKED_AT = 80
"""Claims that a denial is weighed against: of its event first, then of its word, type and matter."""

Topic = tuple[str, str]


def dispute_denials(
    world: World, attributions: Mapping[str, Attribution], likely: Callable[[Sketch, Sketch], bool]
) -> Iterator[Dispute]:
    """Every denial with the claims that it denies and the claims that speak against it.

    `likely` tells whether a denial that only negates, or only shares its event, may answer a claim at all.
    """
    denials = [
        sketch
        for sketch in world.sketches.values()
        if sketch.claim.status.label in DENYING and not sketch.saying
    ]
    denied = set(chain.from_iterable(map(topic_names, denials)))
    maintained = index_maintained(world, denied)
    speakers = {attribution.id: name_speakers(world, attribution) for attribution in attributions.values()}
    for denial in denials:
        held = (maintained.get(topic, [])[:LOOKED_AT] for topic in topics(world, denial, denied))
        near = dict.fromkeys(chain.from_iterable(held))
        weighed = {other: aboutness(world, denial, other, speakers) for other in islice(near, LOOKED_AT)}
        meant = sorted(
            (
                other
                for other, points in weighed.items()
                if points and holds(world, denial, other, likely=likely)
            ),
            key=lambda other: (-sum(weighed[other].values()), other.order),
        )
        for other in once_a_witness(world, meant)[:MOST]:
            for dispute in oppose(world, denial, other):
                yield replace(dispute, points=weighed[other])


def holds(world: World, denial: Sketch, other: Sketch, *, likely: Callable[[Sketch, Sketch], bool]) -> bool:
    """Whether a denial is about a claim: where it only negates, or only shares its event, if that is likely."""
    event = world.event_of.get(denial.claim.id)
    shared = event is not None and event is world.event_of.get(other.claim.id)
    sure = denial.claim.status.label == Label.DENIED and not shared
    return sure or likely(denial, other)


def once_a_witness(world: World, sketches: Iterable[Sketch]) -> list[Sketch]:
    """Of claims in one word the first of each independent group: what copies repeat is no further dispute."""
    first: dict[object, Sketch] = {}
    for sketch in sketches:
        first.setdefault((world.witness(sketch.claim.trigger.page), sketch.claim.lemma), sketch)
    return list(first.values())


def name_speakers(world: World, attribution: Attribution) -> Parties:
    """Those on whose word a claim of an attribution stands."""
    found = NOBODY
    for source in attribution.sources:
        entity = world.entity_of.get(source)
        found |= world.party_of[entity.id] if entity else NOBODY
    return found


def index_maintained(world: World, denied: AbstractSet[str]) -> Mapping[Topic, list[Sketch]]:
    """Claims that someone upholds, by those of their topics whose names are denied somewhere."""
    found: dict[Topic, list[Sketch]] = defaultdict(list)
    for sketch in world.sketches.values():
        if sketch.claim.status.label in MAINTAINING and not sketch.saying:
            for topic in topics(world, sketch, denied):
                found[topic].append(sketch)
    return found


def topics(world: World, sketch: Sketch, names: AbstractSet[str]) -> Iterator[Topic]:
    """What a denial and a claim have in common: the event; or a side and one of some names."""
    event = world.event_of.get(sketch.claim.id)
    if event:
        yield "event", event.id
    shared = [name for name in topic_names(sketch) if name in names]
    if shared:
        sides = sorted(sketch.sides, key=lambda side: (world.ranks.get(side, -1), side))
        yield from product(shared, sides)


def topic_names(sketch: Sketch) -> list[str]:
    """What a claim is about: its word, its type, weapons, the words of its matter."""
    weapon = EntityType.WEAPON if EntityType.WEAPON in sketch.kinds else None
    return [
        name for name in (sketch.claim.lemma, sketch.claim.predicate, weapon, *sorted(sketch.words)) if name
    ]


def aboutness(
    world: World, denial: Sketch, other: Sketch, speakers: Mapping[str, Parties]
) -> Mapping[str, float]:
    """Points for a denial being about a claim, by rule; none when it is about something else."""
    if world.event_of.get(denial.claim.id) is not None and world.event_of.get(
        denial.claim.id
    ) is world.event_of.get(other.claim.id):
        return {"case.agreement.event/1": SAME_EVENT} if is_shared(denial, other) else {}
    if is_aside(denial, other) or other.claim.status.label == Label.PLANNED:
        return {}
    deniers, vouchers = (
        speakers.get(each.claim.chain[0], NOBODY).sides if each.claim.chain else frozenset()
        for each in (denial, other)
    )
    shared = float(len((denial.sides | deniers) & (other.sides | vouchers)))
    word = (
        WORD["same"]
        if denial.claim.lemma == other.claim.lemma
        else WORD["alike"]
        if is_alike(denial, other)
        else 0.0
    )
    matter = same_theme(denial, other)
    enough = shared + matter + word >= ENOUGH and (matter > 0 or word > 1)
    if not shared or not enough or not is_near(denial, other):
        return {}
    return {
        "case.agreement.sides/1": shared,
        "case.agreement.matter/1": matter,
        "case.agreement.word/1": word,
    }


def is_aside(denial: Sketch, other: Sketch) -> bool:
    """Whether the sentence of a denial tells something else, in another word."""
    mine, theirs = denial.claim, other.claim
    return (
        theirs.trigger.page == mine.trigger.page
        and theirs.sentence == mine.sentence
        and theirs.lemma != mine.lemma
    )


def is_shared(denial: Sketch, other: Sketch) -> bool:
    """Whether two claims of one event share more than a word of any page: its type, somebody, the matter.

    That the reader takes them for one event is not enough: it hears no denial, and does not know whose.
    """
    if denial.claim.trigger == other.claim.trigger:
        return True
    return is_alike(denial, other) and bool(
        denial.claim.predicate is not None
        or denial.parties.meets(other.parties)
        or denial.words & other.words
        or denial.sides & other.sides
    )


def is_near(denial: Sketch, other: Sketch) -> bool:
    """Whether another word may mean the denied deed: it names, not only as place, a side of the denial."""
    mine, theirs = denial.part_sides, other.part_sides
    return denial.claim.lemma == other.claim.lemma or not mine or bool(mine & theirs)


def is_alike(one: Sketch, other: Sketch) -> bool:
    """Whether two claims are of one type, or use one word."""
    return one.claim.lemma == other.claim.lemma or (
        one.claim.predicate is not None and one.claim.predicate == other.claim.predicate
    )


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
    return (
        directed
        and same_theme(one, other) > 0
        and one.recipients.meets(other.agents)
        and not one.recipients.meets(other.recipients)
    )
