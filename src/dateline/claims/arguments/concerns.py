"""Whom a coded event concerns beyond its own phrases, and what somebody is made by it."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.claims.arguments.labelled import conjuncts, is_free
from dateline.claims.arguments.phrases import prepositional
from dateline.claims.arguments.scenes import PARTIES, Found, Scene
from dateline.model import Role, Trigger
from dateline.vocabulary import word_list

THROUGH = word_list("en.arguments.recipient_slots")


def complements(scene: Scene, trigger: Trigger) -> Iterator[Found]:
    """What somebody is made, elected or called."""
    for kid in scene.sentence.children(trigger.token, "oprd"):
        if scene.sentence.poses[kid] in ("NOUN", "PROPN"):
            yield Found(Role.THEME, kid, "arguments.complement")


def concerned(scene: Scene, trigger: Trigger) -> list[Found]:
    """Whom a coded event concerns by its object, what is embedded in it, or its purpose: the first told.

    As in "lifted sanctions on Norland", "refused to meet Norland", "arrived for talks with Norland".
    """
    return next(filter(None, (list(reached(scene, trigger, each)) for each in beneath(scene, trigger))), [])


def beneath(scene: Scene, trigger: Trigger) -> Iterator[int]:
    """What stands one step below the phrases of a verb."""
    here = scene.sentence
    embedded = here.children(trigger.token, "xcomp")
    yield from here.children_of(embedded, "dobj")
    phrases = here.children_of(here.children(trigger.token, "prep"), "pobj")
    for kid in (*here.children(trigger.token, "dobj", "nsubjpass"), *embedded, *phrases):
        yield from (token for slot, token in prepositional(here, kid) if slot in THROUGH)


def reached(scene: Scene, trigger: Trigger, token: int) -> Iterator[Found]:
    """The parties among a token and what is coordinated with it."""
    for head in conjuncts(scene, token):
        if scene.kinds.get(head) in PARTIES and is_free(scene, trigger, head):
            yield Found(Role.RECIPIENT, head, "arguments.through")
