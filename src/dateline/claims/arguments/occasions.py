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


def borrowed(scene: Scene, noun: int, *, alone: bool) -> Iterator[tuple[str, int, str]]:
    """The parties that an event noun has from its clause.

    All of a light verb's, and the subject of a supporting verb when the noun stands `alone`.
    """
    here, grammar = scene.sentence, scene.grammar
    verb = verb_around(scene, noun)
    if verb is None or here.poses[verb] not in ("VERB", "AUX"):
        return
    parts = [part for part in verb_parts(here, verb, control=grammar.control.words) if part[1] != noun]
    if scene.carriers.get(verb) == noun:
        yield from ((slot, party, grammar.light.id) for slot, party in parts if slot != "object")
    elif alone and (rule := sharing_rule(scene, noun, verb)):
        yield from ((slot, party, rule) for slot, party in parts if slot in ("subject", "by"))


def sharing_rule(scene: Scene, noun: int, verb: int) -> str | None:
    """The rule by which a noun has the subject of a verb, if it does."""
    if scene.sentence.deps[noun] == "pobj":
        return "arguments.shared"
    support = scene.grammar.support
    return support.id if scene.sentence.lemmas[verb] in support else None


def verb_around(scene: Scene, noun: int) -> int | None:
    """The verb whose object a noun is, or whose occasion or predicate."""
    here, head = scene.sentence, scene.sentence.heads[noun]
    if here.deps[noun] == "pobj" and (occasion(scene, noun) or here.poses[here.heads[head]] == "AUX"):
        return here.heads[head]
    return acting_verb(here, noun)
