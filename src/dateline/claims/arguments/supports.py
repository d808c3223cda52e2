"""Verbs that say who does what a noun names: "launched an attack", "a raid carried out by Norland"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from dateline.claims.arguments.scenes import Found, Scene
from dateline.model import Role

MATTER = (Role.THEME, Role.RECIPIENT)

Parties = Mapping[int, Sequence[Found]]
"""The parties of the event words of a sentence, by token."""


def supported_nouns(scene: Scene, found: Parties, verbs: Parties) -> Iterator[tuple[int, int]]:
    """Event nouns of which nobody is known to do it, each with a verb that only says who does."""
    for noun, parties in found.items():
        if scene.sentence.poses[noun] != "VERB" and not any(each.role == Role.AGENT for each in parties):
            yield from ((noun, verb) for verb in verbs if is_supporting(scene, verb, verbs[verb], noun=noun))


def is_supporting(scene: Scene, verb: int, parties: Sequence[Found], *, noun: int) -> bool:
    """Whether a verb carries a noun, or is one of the list and acts upon it."""
    if scene.carriers.get(verb) == noun:
        return True
    listed = scene.sentence.lemmas[verb] in scene.grammar.support
    return listed and any(each.head == noun and each.role in MATTER for each in parties)


def lend_agents(scene: Scene, giver: Sequence[Found], taker: list[Found]) -> None:
    """Let those who do the one event do the other, unless it is done to them."""
    taken = {each.head for each in taker}
    rule = scene.grammar.support.id
    taker += [
        Found(Role.AGENT, each.head, rule) for each in giver if each.role == Role.AGENT and each.head not in taken
    ]
