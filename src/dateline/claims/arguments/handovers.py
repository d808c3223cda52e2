"""Who does what an embedded verb says: whom the verb above hands the act on to, or who acts there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dateline.claims.arguments.inheritance import handed, hands_on_surely, inherited
from dateline.claims.arguments.labelled import conjuncts, is_free
from dateline.claims.arguments.paths import is_bare
from dateline.claims.arguments.scenes import Found, Scene, heads_of, is_party
from dateline.model import Role, Trigger
from dateline.shapes.shapes import shape

is_passive = shape("en.shape.passive")


def handed_agents(scene: Scene, trigger: Trigger) -> Iterator[Found]:
    """Who is to act because the verb above asks, allows or tells them to."""
    control = scene.grammar.control
    token = handed(scene.sentence, trigger.token, control.words)
    if token is not None and (is_party(scene, token) or hands_on_surely(scene.sentence, trigger.token)):
        heads = conjuncts(scene, token)
        yield from (Found(Role.AGENT, head, control.id) for head in heads if is_free(scene, trigger, head))


def bars(handed: Iterable[Found], other: Found) -> bool:
    """Whether what is handed on leaves no room for another find: an agent, or the same party."""
    return other.role == Role.AGENT or other.head in heads_of(handed)


def inherited_parties(scene: Scene, trigger: Trigger, role: Role) -> Iterator[Found]:
    """Who acts, or is acted upon by a passive, by the clause above, where nothing else says so."""
    here, control = scene.sentence, scene.grammar.control
    suffers = is_passive(here, trigger.token) or is_bare(here, trigger.token)
    if here.poses[trigger.token] != "VERB" or suffers == (role == Role.AGENT):
        return
    above = inherited(here, trigger.token, control.words)
    if above is not None:
        rule = control.id if above[0] == "object" else "arguments.shared"
        heads = conjuncts(scene, above[1])
        yield from (Found(role, head, rule) for head in heads if is_free(scene, trigger, head))
