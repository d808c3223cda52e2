"""Which role a party plays, by its place in the parse, its preposition, and what kind of thing it is."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.claims.arguments.scenes import PARTIES, SITES, Found, Grammar, Scene
from dateline.model import EntityType, Role, Trigger
from dateline.vocabulary import word_list

LYING = word_list("en.arguments.locative")
SLOTS = {
    "subject": Role.AGENT,
    "controlled": Role.AGENT,
    "object": Role.THEME,
    "dative": Role.RECIPIENT,
    "possessor": Role.AGENT,
    "complement": Role.THEME,
}
BY_SLOT = {
    "subject": "arguments.subject",
    "object": "arguments.object",
    "dative": "arguments.dative",
    "possessor": "arguments.possessor",
    "complement": "arguments.complement",
}
"""The rules by which these parts of a clause play their roles, where no list does."""


def slot_roles(
    scene: Scene, trigger: Trigger, slot: str, head: int, *, rule: str, place: int
) -> Iterator[Found]:
    """The roles of one party by its slot; `place` counts conjuncts."""
    if slot in ("modifier", "affected"):
        yield from modifier_roles(scene, slot, head)
        return
    grammar = scene.grammar
    if slot in SLOTS:
        if slot == "subject" and place and trigger.predicate and trigger.lemma in grammar.mutual:
            yield from mutual_roles(head, rule=grammar.mutual.id, place=place)
        else:
            yield from core_roles(scene, trigger, slot, head, rule=rule_of(grammar, slot, rule))
        return
    table = grammar.noun if scene.sentence.poses[trigger.token] != "VERB" else grammar.verb
    part = table.words.get(slot, "")
    if part == "parties":
        yield from mutual_roles(head, rule=table.id, place=place)
    elif part:
        yield from phrase_roles(scene, trigger, slot, head, part=part, rule=table.id)


def rule_of(grammar: Grammar, slot: str, rule: str) -> str:
    """The rule by which a slot has its role: the slot's, where the list of verbs or nouns gave the party."""
    if slot == "controlled":
        return grammar.control.id
    return BY_SLOT[slot] if rule in (grammar.verb.id, grammar.noun.id) else rule


def modifier_roles(scene: Scene, slot: str, head: int) -> Iterator[Found]:
    """The role of a word before an event noun."""
    here, kind = scene.sentence, scene.kinds.get(head)
    if kind in PARTIES or kind in SITES:
        yield (Role.AGENT if slot == "modifier" else Role.RECIPIENT, head, "arguments.modifier")
    elif head in scene.mentions or (here.deps[head] == "compound" and here.words[head].isalpha()):
        yield (Role.THEME, head, "arguments.modifier")


def mutual_roles(head: int, *, rule: str, place: int) -> Iterator[Found]:
    """Parties to what is done together all act; the later ones also stand at the other end."""
    yield (Role.AGENT, head, rule)
    if place:
        yield (Role.RECIPIENT, head, rule)


def core_roles(scene: Scene, trigger: Trigger, slot: str, head: int, *, rule: str) -> Iterator[Found]:
    """The roles of subject, object, dative, complement, possessor; a host or receiver at the other end."""
    inverse = scene.grammar.inverse
    if trigger.predicate and trigger.lemma in inverse and slot in ("subject", "object"):
        role = (
            Role.RECIPIENT
            if slot == "subject"
            else Role.AGENT
            if trigger.predicate == "CONSULT"
            else Role.THEME
        )
        yield (role, head, inverse.id)
    elif slot == "object":
        yield from object_roles(scene, trigger, head, rule=rule)
    else:
        yield (SLOTS[slot], head, rule)


def object_roles(scene: Scene, trigger: Trigger, head: int, *, rule: str) -> Iterator[Found]:
    """What an event is done to: a party receives a PLOVER event, a visited place is its place as well."""
    kind = scene.kinds.get(head)
    if trigger.predicate and kind in PARTIES:
        yield (Role.RECIPIENT, head, "arguments.target")
    elif not (trigger.mode == "visit" and kind in SITES):
        yield (Role.THEME, head, rule)
    if trigger.mode == "visit" and kind in SITES:
        yield (Role.PLACE, head, "arguments.visited")


def phrase_roles(
    scene: Scene, trigger: Trigger, slot: str, head: int, *, part: str, rule: str
) -> Iterator[Found]:
    """The roles of a prepositional phrase, by what the list says of its preposition and what it holds."""
    kind = scene.kinds.get(head)
    visit = trigger.mode == "visit" and slot in ("to", "into")
    if part == "theme":
        yield from theme_roles(scene, trigger, slot, head, rule=rule)
    elif part == "source":
        yield (source_role(trigger, kind, inverse=trigger.lemma in scene.grammar.inverse), head, rule)
    elif part == "recipient" or visit:
        yield (receiving_role(kind), head, rule)
    elif part in ("agent", "instrument"):
        yield (Role(part), head, rule)
    elif (site := site_of(scene, head)) is not None:
        yield (Role.PLACE, site, rule)
    if visit and kind in SITES:
        yield (Role.PLACE, head, "arguments.visited")


def theme_roles(scene: Scene, trigger: Trigger, slot: str, head: int, *, rule: str) -> Iterator[Found]:
    """What an event is done to; of what happens by itself ("the collapse of"), who it happens with acts."""
    if slot == "of" and trigger.lemma in scene.grammar.unaccusative:
        yield (Role.AGENT, head, scene.grammar.unaccusative.id)
    else:
        yield from object_roles(scene, trigger, head, rule=rule)


def receiving_role(kind: str | None) -> Role:
    """The role of what an event reaches."""
    return Role.RECIPIENT if kind in PARTIES else Role.PLACE if kind in SITES else Role.THEME


def site_of(scene: Scene, head: int) -> int | None:
    """The place of a phrase: its head, a name before it ("the Riverside campus"), or where it lies.

    As "Norway" in "a base in Norway".
    """
    here = scene.sentence
    lying = (kid for kid in here.children(head, "prep") if here.lowers[kid] in LYING)
    near = (head, *here.children(head, "compound"), *here.children_of(lying, "pobj"))
    housing = {*SITES, EntityType.ORGANIZATION}
    return next((each for each in near if scene.kinds.get(each) in housing), None)


def source_role(trigger: Trigger, kind: str | None, *, inverse: bool) -> Role:
    """Whoever something comes from gives it where something is given; else it is a place, or the matter."""
    if inverse or (trigger.predicate == "AID" and kind in PARTIES):
        return Role.AGENT
    return Role.PLACE if kind in SITES else Role.THEME
