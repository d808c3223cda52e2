"""What event words of one occasion share: a verb and its noun, a noun and the clause it stands in."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.claims.arguments.phrases import prepositional
from dateline.claims.arguments.scenes import Scene
from dateline.claims.grammar import acting_verb
from dateline.vocabulary import word_list

ENGAGED = word_list("en.arguments.engaged")


def shared_occasions(scene: Scene) -> list[tuple[int, int]]:
    """Pairs of event words of one occasion.

    That is a verb and the event noun that is its subject or object, or stands after during, at, in.
    """
    pairs: list[tuple[int, int]] = []
    for noun in scene.triggers:
        verb = verb_of_occasion(scene, noun)
        if verb is not None and verb in scene.triggers and verb != noun:
            pairs += [(verb, noun), (noun, verb)]
    return pairs


def verb_of_occasion(scene: Scene, noun: int) -> int | None:
    """The verb whose subject or object a noun is, or whose occasion; `None` for what is a verb itself."""
    here = scene.sentence
    if here.poses[noun] == "VERB":
        return None
    head = here.heads[noun]
    if here.deps[noun] == "pobj" and occasion(scene, noun):
        return here.heads[head]
    return head if here.deps[noun] in ("dobj", "nsubj", "nsubjpass") else None


def occasion(scene: Scene, noun: int) -> bool:
    """Whether a noun after a preposition is the occasion of the verb above ("during a meeting").

    Or its purpose, when both are of one PLOVER type ("travels for a visit").
    """
    here, preposition = scene.sentence, scene.sentence.heads[noun]
    if here.lowers[preposition] in ("during", "at"):
        return True
    return here.lowers[preposition] in ("in", "for") and alike(scene, noun, here.heads[preposition])


def alike(scene: Scene, noun: int, verb: int) -> bool:
    """Whether two tokens are event words of one PLOVER type."""
    one, other = scene.triggers.get(noun), scene.triggers.get(verb)
    return bool(one and other and one.predicate and one.predicate == other.predicate)


def carried_parts(scene: Scene, noun: int) -> Iterator[tuple[str, int]]:
    """The prepositional phrases of the light verb that carries an event noun."""
    verb = acting_verb(scene.sentence, noun)
    if verb is not None and scene.carriers.get(verb) == noun:
        yield from (part for part in prepositional(scene.sentence, verb) if part[1] != noun)


def verb_of_phrase(scene: Scene, noun: int) -> int | None:
    """The verb whose occasion or predicate a prepositional noun is ("arrived for talks", "is at war")."""
    here, preposition = scene.sentence, scene.sentence.heads[noun]
    verb = here.heads[preposition]
    if here.deps[noun] != "pobj" or here.poses[verb] not in ("VERB", "AUX"):
        return None
    engaged = here.poses[verb] == "AUX" and here.lowers[preposition] in ENGAGED
    return verb if engaged or occasion(scene, noun) else None
