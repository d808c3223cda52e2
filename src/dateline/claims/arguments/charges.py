"""Who is said to have done what a noun names: "accused Norland of an attack", "the attack was Norland's work"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.claims.arguments.inheritance import bound
from dateline.claims.arguments.labelled import conjuncts, is_free
from dateline.claims.arguments.scenes import Found, Scene
from dateline.model import Role, Sentence, Trigger
from dateline.shapes.shapes import shape_part

charged = shape_part("en.shape.charged_with")
owning = shape_part("en.shape.part_owned_up_to")
maker = shape_part("en.shape.carried_out_by")


def charged_agents(scene: Scene, trigger: Trigger, told: Sequence[Found]) -> Iterator[Found]:
    """Who did what a noun names, by words of blame.

    Nobody where the noun itself names somebody, where it is a charge, or where whoever owns it only suffers it.
    """
    here, token = scene.sentence, trigger.token
    first, last = here.edges[token]
    named = any(each.role == Role.AGENT and first <= each.head <= last for each in told)
    telling = trigger.predicate == "ACCUSE" or trigger.lemma in scene.grammar.unaccusative
    if here.poses[token] != "NOUN" or named or telling:
        return
    for party, rule in blamed(here, token):
        heads = conjuncts(scene, party)
        yield from (Found(Role.AGENT, head, rule) for head in heads if is_free(scene, trigger, head))


def blamed(here: Sentence, noun: int) -> list[tuple[int, str]]:
    """The one who did what a noun names, with the rule that says so; nobody where no words of blame do."""
    parts = (
        (charged(here, noun), "arguments.charged"),
        (owning(here, noun), "arguments.owned_up"),
        (maker(here, noun), "arguments.carried_out"),
    )
    found = ((bound(here, part), rule) for part, rule in parts if part is not None)
    return [(party, rule) for party, rule in found if party is not None]
