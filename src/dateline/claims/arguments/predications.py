"""Whom a copula joins with an event word, or with what stands in for somebody ("was the first to attack")."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from dateline.claims.arguments.inheritance import bound, inherited
from dateline.claims.arguments.labelled import conjuncts, is_free
from dateline.claims.arguments.scenes import Found, Scene, is_party
from dateline.model import Role, Trigger
from dateline.shapes.shapes import shape, shape_part

NAMELESS = ("ADJ", "NUM")
"""Word classes of which no word says who somebody is."""

copula = shape_part("en.shape.copula_of")
is_itself = shape("en.shape.who_it_was")
subject = shape_part("en.shape.subject_of_copula")


def predicated_agents(scene: Scene, trigger: Trigger) -> Iterator[Found]:
    """Of whom a copula says an event word; in "it was not him" the word itself."""
    here, token = scene.sentence, trigger.token
    verb = copula(here, token)
    if verb is None:
        return
    if is_itself(here, token):
        yield Found(Role.AGENT, token, "arguments.predicated")
        return
    told = subject(here, token)
    above = (
        inherited(here, verb, scene.grammar.control.words) if told is None else ("subject", bound(here, told))
    )
    if above is not None and above[1] is not None and is_party(scene, above[1]):
        heads = conjuncts(scene, above[1])
        yield from (
            Found(Role.AGENT, head, "arguments.predicated") for head in heads if is_free(scene, trigger, head)
        )


def stood_for(scene: Scene, found: Iterable[Found]) -> Iterator[Found]:
    """The parties, where a word that names nobody is said of somebody ("the first to attack") that one."""
    for each in found:
        empty = each.role == Role.AGENT and scene.sentence.poses[each.head] in NAMELESS
        told = subject(scene.sentence, each.head) if empty else None
        party = None if told is None else bound(scene.sentence, told)
        yield each if party is None else replace(each, head=party)
