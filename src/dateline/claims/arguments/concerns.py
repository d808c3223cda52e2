"""Whom a coded event concerns beyond its own phrases, and what somebody is made by it."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.claims.arguments.labelled import conjuncts, is_free
from dateline.claims.arguments.phrases import prepositional
from dateline.claims.arguments.scenes import SITES, Found, Scene
from dateline.claims.grammar import PARTIES
from dateline.model import EntityType, Role, Trigger
from dateline.shapes.shapes import shape_part
from dateline.vocabulary import word_list

THROUGH = word_list("en.arguments.recipient_slots")
AIMING = word_list("en.arguments.aiming")
DEPTH = 3
"""Phrases in phrases: "lifted the ban on imports of grain from Norland"."""
AIMED_AT = (EntityType.COUNTRY, EntityType.PERSON)
"""Types that "at" does not place ("pointed the finger at Norland", "voted at the council")."""
ASKING = ("REQUEST", "ACCUSE")
"""Types of speech whose target is whoever acts in what is said ("called for the mayor to resign")."""
SPOKEN = ("AGREE", "REJECT", "THREATEN")
"""Types of speech whose target is whom the clause concerns ("said it will release THE CREW")."""

asked_to_act = shape_part("en.shape.asked_to_act")
said_to_act = shape_part("en.shape.said_to_act")


def complements(scene: Scene, trigger: Trigger) -> Iterator[Found]:
    """What somebody is made, elected or called."""
    for kid in scene.sentence.children(trigger.token, "oprd"):
        if scene.sentence.poses[kid] in ("NOUN", "PROPN"):
            yield Found(Role.THEME, kid, "arguments.complement")


def concerned(scene: Scene, trigger: Trigger) -> list[Found]:
    """Whom a coded event concerns by its object, what is embedded in it, or its purpose: the first told.

    As in "lifted sanctions on Norland", "refused to meet Norland", "arrived for talks with Norland".
    """
    found = next(filter(None, (list(reached(scene, trigger, each)) for each in beneath(scene, trigger))), [])
    return found or list(aimed_at(scene, trigger))


def aimed_at(scene: Scene, trigger: Trigger) -> Iterator[Found]:
    """What is shot or thrown at: behind "at" and "against" even a thing is a target, unless it is a place."""
    if trigger.predicate == "ASSAULT":
        for slot, token in prepositional(scene.sentence, trigger.token):
            if (
                slot in AIMING
                and scene.kinds.get(token) not in SITES
                and scene.sentence.tags[token][0] == "N"
            ):
                heads = conjuncts(scene, token)
                yield from (
                    Found(Role.RECIPIENT, head, "arguments.aimed")
                    for head in heads
                    if is_free(scene, trigger, head)
                )


def beneath(scene: Scene, trigger: Trigger) -> Iterator[int]:
    """What stands below the phrases of a verb, the nearest first."""
    here = scene.sentence
    clauses = ("xcomp", "ccomp") if trigger.predicate in SPOKEN else ("xcomp",)
    embedded = here.children(trigger.token, *clauses)
    if trigger.predicate in ASKING:
        actors = asked_to_act(here, trigger.token), said_to_act(here, trigger.token)
        yield from (actor for actor in actors if actor is not None)
    yield from here.children_of(embedded, "dobj")
    aimed = (token for slot, token in prepositional(here, trigger.token) if slot == "at")
    yield from (token for token in aimed if scene.kinds.get(token) in AIMED_AT)
    behind = (kid for kid in here.children(trigger.token, "prep") if kid > trigger.token)
    phrases = here.children_of(behind, "pobj")
    matters = (*here.children(trigger.token, "dobj", "nsubjpass"), *embedded, *phrases)
    level = [*matters, *here.children_of(matters, "acl"), *here.children_of(embedded, "dobj")]
    for _ in range(DEPTH):
        level = [
            token
            for kid in level
            for slot, token in prepositional(here, kid)
            if slot in THROUGH and here.deps[here.heads[token]] != "agent"
        ]
        yield from level
        level += here.children_of(level, "acl")


def reached(scene: Scene, trigger: Trigger, token: int) -> Iterator[Found]:
    """The parties among a token and what is coordinated with it."""
    for head in conjuncts(scene, token):
        if scene.kinds.get(head) in PARTIES and is_free(scene, trigger, head):
            yield Found(Role.RECIPIENT, head, "arguments.through")
