"""Which role a labelled party plays in the event, by what kind of thing it is and what the event is."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.claims.arguments.labelled import Labelled
from dateline.claims.arguments.labeller import AGENT, OTHER, PATIENT
from dateline.claims.arguments.scenes import PARTIES, SITES, Scene
from dateline.model import Role, Trigger
from dateline.vocabulary import word_list
from dateline.weights import weight

SURELY = weight("en.arguments.thing")
"""How probable a further party must be that is nobody, but a thing."""

RECIPROCAL = word_list("en.arguments.reciprocal")

PATHS = {
    (AGENT, "Va>nsubj"): "arguments.subject",
    (PATIENT, "Va>dobj"): "arguments.object",
    (PATIENT, "Vp>nsubjpass"): "arguments.object",
    (OTHER, "Va>dative"): "arguments.dative",
    (AGENT, "N>poss"): "arguments.possessor",
    (PATIENT, "Va>attr"): "arguments.complement",
}
"""The rules that say in plain words what a path of one step means."""


def roles_of(scene: Scene, trigger: Trigger, found: Labelled) -> Iterator[tuple[Role, str]]:
    """The roles of a party, each with its rule."""
    grammar = scene.grammar
    if trigger.predicate and trigger.lemma in grammar.inverse:
        yield from ((role, grammar.inverse.id) for role in turned_roles(scene, trigger, found))
        return
    if found.label == AGENT:
        yield Role.AGENT, rule_of(found)
        if found.place and is_mutual(scene, trigger, found):
            yield Role.RECIPIENT, grammar.mutual.id
    elif found.label == PATIENT:
        yield from affected_roles(scene, trigger, found)
    elif is_party(scene, found.head):
        yield Role.RECIPIENT, rule_of(found)
    elif found.weighed.shares[OTHER] >= SURELY and scene.kinds.get(found.head) not in SITES:
        yield Role.THEME, rule_of(found)
    yield from visited(scene, trigger, found)


def rule_of(found: Labelled) -> str:
    """The rule that explains a label best: that of its path, of what it climbs, or of its preposition."""
    path = found.weighed.candidate.path
    if (found.label, path) in PATHS:
        return PATHS[found.label, path]
    if "^" in path:
        return "arguments.shared"
    return "arguments.phrase" if found.weighed.candidate.prepositions else "arguments.modifier"


def turned_roles(scene: Scene, trigger: Trigger, found: Labelled) -> Iterator[Role]:
    """The roles where the subject is at the receiving end: of a host, of who gets something from whom."""
    if found.label == AGENT:
        yield Role.RECIPIENT
    elif found.label == PATIENT:
        yield Role.AGENT if trigger.predicate == "CONSULT" else Role.THEME
    elif is_party(scene, found.head):
        yield Role.AGENT


def is_mutual(scene: Scene, trigger: Trigger, found: Labelled) -> bool:
    """Whether those who act do so to each other."""
    between = any(word in RECIPROCAL for word in found.weighed.candidate.prepositions)
    return between or (trigger.predicate is not None and trigger.lemma in scene.grammar.mutual)


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


def is_party(scene: Scene, head: int) -> bool:
    """Whether a word stands for somebody: a person, an organization, a state, a pronoun for people."""
    here = scene.sentence
    return scene.kinds.get(head) in PARTIES or (here.tags[head] == "PRP" and here.lowers[head] != "it")
