"""Verbs that say who does what a noun names: "launched an attack", "a raid carried out by Norland"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from dateline.claims.arguments.occasions import verb_of_phrase
from dateline.claims.arguments.scenes import Found, Scene, is_party
from dateline.model import Role

MATTER = (Role.THEME, Role.RECIPIENT)

Parties = Mapping[int, Sequence[Found]]
"""The parties of the event words of a sentence, by token."""


def supported_nouns(scene: Scene, found: Parties, verbs: Parties) -> Iterator[tuple[int, int]]:
    """Event nouns of which nobody is known to do it, each with a verb that only says who does."""
    for noun, parties in found.items():
        if scene.sentence.poses[noun] != "VERB" and not any(each.role == Role.AGENT for each in parties):
            yield from ((noun, verb) for verb in verbs if is_supporting(scene, verb, verbs[verb], noun=noun))


def silent_verbs(scene: Scene) -> Iterator[tuple[int, int]]:
    """Verbs that say who does what a noun names and are no events: light ones, copulas, with the noun."""
    yield from scene.carriers.items()
    for noun in scene.triggers:
        verb = verb_of_phrase(scene, noun)
        if verb is not None and verb not in scene.triggers:
            yield verb, noun


def is_supporting(scene: Scene, verb: int, parties: Sequence[Found], *, noun: int) -> bool:
    """Whether a verb carries a noun, has it for its occasion, or is one of the list and acts upon it."""
    if scene.carriers.get(verb) == noun or verb_of_phrase(scene, noun) == verb:
        return True
    here = scene.sentence
    listed = here.lemmas[verb] in scene.grammar.support and here.deps[noun] != "pobj"
    return listed and any(each.head == noun and each.role in MATTER for each in parties)


def acting_deeds(scene: Scene, found: Parties) -> Iterator[tuple[int, int]]:
    """Coded events that act in another one, in which nobody does, each with that one ("the raid killed")."""
    coded = {token: parties for token, parties in found.items() if scene.triggers[token].predicate}
    for verb, parties in coded.items():
        acting = [each.head for each in parties if each.role == Role.AGENT]
        if not any(is_party(scene, head) for head in acting):
            below = [head for head in acting if scene.sentence.heads[head] == verb]
            yield from ((head, verb) for head in below if head in coded)


def attached(scene: Scene, parties: Sequence[Found], noun: int) -> list[Found]:
    """The parties that a noun itself names, by a name before it, a possessive or one phrase behind it.

    Whoever is only charged with the deed ("an attack blamed on Norland killed ten") is none.
    """
    heads = scene.sentence.heads
    return [each for each in parties if noun in (heads[each.head], heads[heads[each.head]])]


def lend_agents(giver: Sequence[Found], taker: list[Found], rule: str) -> None:
    """Let those who do the one event do the other, unless it is done to them."""
    taken = {each.head for each in taker}
    agents = (each.head for each in giver if each.role == Role.AGENT)
    taker += [Found(Role.AGENT, head, rule) for head in agents if head not in taken]
