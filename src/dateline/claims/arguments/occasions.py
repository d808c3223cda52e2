"""What event words of one occasion share: a verb and its noun, a noun and the clause it stands in."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.claims.arguments.argument_slots import verb_parts
from dateline.claims.arguments.scenes import Scene
from dateline.claims.grammar import acting_verb


def shared_occasions(scene: Scene) -> list[tuple[int, int]]:
    """Pairs of event words of one occasion.

    That is a verb and the event noun that is its subject or object, or stands after during, at, in.
    """
    here, pairs = scene.sentence, []
    for noun in scene.triggers:
        if here.poses[noun] == "VERB":
            continue
        head = here.heads[noun]
        if here.deps[noun] == "pobj" and occasion(scene, noun):
            head = here.heads[head]
        elif here.deps[noun] not in ("dobj", "nsubj", "nsubjpass"):
            continue
        if head in scene.triggers and head != noun:
            pairs += [(head, noun), (noun, head)]
    return pairs


def occasion(scene: Scene, noun: int) -> bool:
    """Whether a noun after a preposition is the occasion of the verb above ("during a meeting").

    Or its purpose, when both are of one PLOVER type ("travels for a visit").
    """
    here, preposition = scene.sentence, scene.sentence.heads[noun]
    verb, event = scene.triggers.get(here.heads[preposition]), scene.triggers.get(noun)
    same = (
        verb is not None
        and event is not None
        and verb.predicate is not None
        and verb.predicate == event.predicate
    )
    return here.lowers[preposition] in ("during", "at") or (
        same and here.lowers[preposition] in ("in", "for")
    )


def borrowed(scene: Scene, noun: int, *, alone: bool) -> Iterator[tuple[str, int, str]]:
    """The parties that an event noun has from its clause.

    All of a light verb's, and the subject of a supporting verb when the noun stands `alone`.
    """
    here, grammar = scene.sentence, scene.grammar
    verb = verb_around(scene, noun)
    if verb is None or here.poses[verb] not in ("VERB", "AUX"):
        return
    parts = [part for part in verb_parts(here, verb, control=grammar.control.words) if part[1] != noun]
    joined_by = here.deps[noun] == "pobj"
    if scene.carriers.get(verb) == noun:
        yield from ((slot, party, grammar.light.id) for slot, party in parts if slot != "object")
    elif alone and (joined_by or here.lemmas[verb] in grammar.support):
        rule = "arguments.shared" if joined_by else grammar.support.id
        yield from ((slot, party, rule) for slot, party in parts if slot in ("subject", "by"))


def verb_around(scene: Scene, noun: int) -> int | None:
    """The verb whose object a noun is, or whose occasion or predicate."""
    here, head = scene.sentence, scene.sentence.heads[noun]
    if here.deps[noun] == "pobj" and (occasion(scene, noun) or here.poses[here.heads[head]] == "AUX"):
        return here.heads[head]
    return acting_verb(here, noun)
