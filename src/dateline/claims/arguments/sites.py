"""Where an event takes place and by what means: phrases of places and instruments, by their prepositions."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.claims.arguments.labelled import conjuncts, is_free
from dateline.claims.arguments.occasions import carried_parts
from dateline.claims.arguments.phrases import prepositional
from dateline.claims.arguments.scenes import SITES, Found, Scene
from dateline.model import EntityType, Role, Trigger
from dateline.rules import Rule
from dateline.vocabulary import word_list

LYING = word_list("en.arguments.locative")


def find_sites(scene: Scene, trigger: Trigger) -> list[Found]:
    """The places and instruments of an event word; of a coded one without a place, where its object is."""
    own = list(own_sites(scene, trigger))
    placed = any(each.role == Role.PLACE for each in own)
    return own if placed or not trigger.predicate else [*own, *object_sites(scene, trigger)]


def object_sites(scene: Scene, trigger: Trigger) -> Iterator[Found]:
    """Where what a verb acts upon lies ("hosted the envoy in Oslo", as it may be parsed)."""
    here = scene.sentence
    for kid in here.children(trigger.token, "dobj", "nsubjpass"):
        sites = (site_of(scene, token) for slot, token in prepositional(here, kid) if slot in LYING)
        yield from (Found(Role.PLACE, site, "arguments.through") for site in sites if site is not None)


def own_sites(scene: Scene, trigger: Trigger) -> Iterator[Found]:
    """The places and instruments of an event word by its own phrases."""
    here, token = scene.sentence, trigger.token
    verbal = here.poses[token] == "VERB"
    table = scene.grammar.verb if verbal else scene.grammar.noun
    own = prepositional(here, token)
    for slot, party in (*own, *carried_parts(scene, token)):
        for head in conjuncts(scene, party):
            if is_free(scene, trigger, head):
                yield from site_roles(scene, trigger, slot, head, table=table)


def site_roles(scene: Scene, trigger: Trigger, slot: str, head: int, *, table: Rule) -> Iterator[Found]:
    """The place or instrument of a prepositional phrase, by what the list says of its preposition."""
    part, kind = table.words.get(slot, ""), scene.kinds.get(head)
    if part == "instrument":
        yield Found(Role.INSTRUMENT, head, table.id)
    elif part == "place" and not is_target(slot, kind):
        site = site_of(scene, head)
        yield from [] if site is None else [Found(Role.PLACE, site, table.id)]
    elif kind == EntityType.PLACE and part in ("source", "recipient"):
        yield Found(Role.PLACE, head, table.id)
    if trigger.mode == "visit" and slot in ("to", "into") and kind in SITES:
        yield Found(Role.PLACE, head, "arguments.visited")


def is_target(slot: str, kind: str | None) -> bool:
    """Whether a phrase names whom something is aimed at: "at NORWAY"."""
    return slot == "at" and kind == EntityType.COUNTRY


def site_of(scene: Scene, head: int) -> int | None:
    """The place of a phrase: its head, a name before it ("the Riverside campus"), or where it lies.

    As "Norway" in "a base in Norway". A state before what happens does it: "a U.S. air strike".
    """
    here = scene.sentence
    lying = (kid for kid in here.children(head, "prep") if here.lowers[kid] in LYING)
    before = (
        kid
        for kid in here.children(head, "compound")
        if head not in scene.triggers or scene.kinds.get(kid) != EntityType.COUNTRY
    )
    near = (head, *before, *here.children_of(lying, "pobj"))
    housing = {*SITES, EntityType.ORGANIZATION}
    return next((each for each in near if scene.kinds.get(each) in housing), None)
