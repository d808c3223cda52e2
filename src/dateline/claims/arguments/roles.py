"""Which role a labelled party plays in the event, by what kind of thing it is and what the event is."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.claims.arguments.labelled import Labelled
from dateline.claims.arguments.labeller import AGENT, OTHER, PATIENT
from dateline.claims.arguments.scenes import SITES, Scene, is_party
from dateline.claims.grammar import PARTIES
from dateline.model import EntityType, Role, Trigger
from dateline.rules import Rule
from dateline.weights import weight

SURELY = weight("en.roles.thing")
"""How probable a further party must be that is nobody, but a thing."""

BEARER = "A^acomp>nsubj"
"""The path from an adjective to what it is said of."""
WHERE = ("place", "source")

PATHS = {
    (AGENT, "Va>nsubj"): "arguments.subject",
    (PATIENT, "Va>dobj"): "arguments.object",
    (PATIENT, "Vp>nsubjpass"): "arguments.object",
    (OTHER, "Va>dative"): "arguments.dative",
    (AGENT, "N>poss"): "arguments.possessor",
    (PATIENT, "Va>attr"): "arguments.complement",
    (OTHER, "Va>attr"): "arguments.complement",
}
"""The rules that say in plain words what a path of one step means."""


def roles_of(scene: Scene, trigger: Trigger, found: Labelled) -> Iterator[tuple[Role, str]]:
    """The roles of a party, each with its rule."""
    if found.label == AGENT:
        yield from acting_roles(scene, trigger, found)
    elif is_place(scene, trigger, found):
        yield Role.PLACE, table_of(scene, trigger).id
    elif trigger.predicate is None and is_bearer(scene, found):
        yield Role.AGENT, "arguments.predicated"
    elif found.label == PATIENT:
        yield from affected_roles(scene, trigger, found)
    elif is_party(scene, found.head) and not is_placed(scene, trigger, found):
        yield Role.RECIPIENT, rule_of(found)
    elif is_matter(scene, trigger, found):
        yield Role.THEME, rule_of(found)
    yield from visited(scene, trigger, found)


def acting_roles(scene: Scene, trigger: Trigger, found: Labelled) -> Iterator[tuple[Role, str]]:
    """The roles of who acts; behind the first of a mutual event he is whom it is done with, too."""
    yield Role.AGENT, rule_of(found)
    if found.place and is_mutual(scene, trigger):
        yield Role.RECIPIENT, scene.grammar.mutual.id


def is_bearer(scene: Scene, found: Labelled) -> bool:
    """Whether a party is somebody of whom an adjective is said."""
    return found.weighed.candidate.path == BEARER and is_party(scene, found.head)


def rule_of(found: Labelled) -> str:
    """The rule that explains a label best: that of its path, of what it climbs, or of its preposition."""
    path = found.weighed.candidate.path
    if found.rule:
        return found.rule
    if (found.label, path) in PATHS:
        return PATHS[found.label, path]
    if "^" in path:
        return "arguments.shared"
    return "arguments.phrase" if found.weighed.candidate.prepositions else "arguments.modifier"


def is_mutual(scene: Scene, trigger: Trigger) -> bool:
    """Whether those who act do so to each other, and to nobody else ("exchanged prisoners")."""
    objects = scene.sentence.children(trigger.token, "dobj")
    others = any(scene.kinds.get(each) in PARTIES for each in objects)
    return trigger.predicate is not None and trigger.lemma in scene.grammar.mutual and not others


def affected_roles(scene: Scene, trigger: Trigger, found: Labelled) -> Iterator[tuple[Role, str]]:
    """What an event is done to: a party receives a PLOVER event; what is visited is rather its place."""
    kind = scene.kinds.get(found.head)
    if trigger.predicate and kind in PARTIES:
        yield Role.RECIPIENT, "arguments.target"
    elif not (trigger.mode == "visit" and kind in SITES):
        yield Role.THEME, rule_of(found)


def visited(scene: Scene, trigger: Trigger, found: Labelled) -> Iterator[tuple[Role, str]]:
    """Where a visitor goes, there the visit takes place."""
    if trigger.mode == "visit" and found.label != AGENT and scene.kinds.get(found.head) in SITES:
        yield Role.PLACE, "arguments.visited"


def is_matter(scene: Scene, trigger: Trigger, found: Labelled) -> bool:
    """Whether a further party is a thing, surely enough, and no place."""
    placed = is_placed(scene, trigger, found) or scene.kinds.get(found.head) in SITES
    return found.weighed.acted_upon >= SURELY and not placed


def table_of(scene: Scene, trigger: Trigger) -> Rule:
    """The list of what prepositions mean behind the event word."""
    return scene.grammar.verb if scene.sentence.poses[trigger.token] == "VERB" else scene.grammar.noun


def is_place(scene: Scene, trigger: Trigger, found: Labelled) -> bool:
    """Whether a state or town is rather where it happens, by its preposition ("expelled from Norland")."""
    return (
        is_placed(scene, trigger, found) and scene.kinds.get(found.head) in SITES and trigger.mode != "visit"
    )


def is_placed(scene: Scene, trigger: Trigger, found: Labelled) -> bool:
    """Whether the preposition of a party is one of place."""
    words = found.weighed.candidate.prepositions
    aimed = words[-1:] == ("at",) and scene.kinds.get(found.head) == EntityType.COUNTRY
    return bool(words) and not aimed and table_of(scene, trigger).words.get(words[-1], "") in WHERE
