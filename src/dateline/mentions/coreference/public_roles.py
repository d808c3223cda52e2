"""Nouns for a public role ("the candidate", "the billionaire") to the one person near them who may have it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from dateline.mentions.coreference import speech
from dateline.mentions.coreference.chains import Chains, Scene, words_of
from dateline.mentions.coreference.nominal_links import (
    Office,
    is_one,
    may_be,
    office_of,
    offices_held,
)
from dateline.model import By, Coreference, EntityType, Mention, MentionKind
from dateline.rules import Pack
from dateline.vocabulary import word_list
from dateline.weights import weight_table

SCORES = weight_table("en.coreference.scores")
"""How surely each rule links a mention to the one before it."""

ROLES = word_list("en.coreference.public_roles")
REACH, OFTEN = 3, 3
"""How many sentences back a role looks for who has it, and how often the page names that person at least."""
UNLIKE = word_list("en.coreference.other_roles")
PROPER = frozenset({"NNP", "NNPS"})


def link_public_roles(scene: Scene, chains: Chains, *, pack: Pack) -> Iterator[Coreference]:
    """Each definite noun for a public role to the only person named near it who may have that role."""
    held = offices_by_chain(scene, chains, pack)
    named = {chains.leader(name.id) for name in scene.names}
    foremost = foremost_of(scene, chains)
    for noun in scene.mentions:
        if is_role(scene, noun) and chains.leader(noun.id) not in named:
            barred = speech.barred(scene, chains, noun, pack=pack)
            near = {chains.leader(each.id): each for each in reversed(people_near(scene, noun))}
            fitting = [
                each
                for leader, each in near.items()
                if leader not in barred
                and may_have(scene, chains, noun, each, held=held.get(leader, ()), pack=pack)
            ]
            if len(fitting) == 1 and chains.leader(fitting[0].id) == foremost:
                yield Coreference(noun.id, fitting[0].id, By("coreference.role/1", SCORES["role"]))


def foremost_of(scene: Scene, chains: Chains) -> str:
    """The chain of the person whom the page names most, by full name and often enough; "" for none."""
    full = {chains.leader(name.id) for name in scene.names if is_full(name)}
    best = max(full, key=lambda leader: (chains.size(leader), leader), default="")
    return best if best and chains.size(best) >= OFTEN else ""


def is_full(name: Mention) -> bool:
    """Whether a name is a person's, of several words."""
    return name.type == EntityType.PERSON and " " in name.name


def is_role(scene: Scene, noun: Mention) -> bool:
    """Whether a mention is a subject: a definite noun for a public role that nobody owns and no clause describes."""
    here = scene.sentence(noun)
    role = noun.kind == MentionKind.NOMINAL and here.words[noun.head] in ROLES
    told = role and is_one(scene, noun) and scene.is_subject(noun)
    return told and not here.children(noun.head, "poss", "appos", "relcl", "nummod")


def people_near(scene: Scene, noun: Mention) -> list[Mention]:
    """The names of persons in the sentences before a noun, nearest first."""
    return [
        other
        for other in scene.before(noun, REACH)
        if other.kind == MentionKind.NAME and other.type == EntityType.PERSON
    ]


def offices_by_chain(scene: Scene, chains: Chains, pack: Pack) -> Mapping[str, list[Office]]:
    """The offices that titles and appositions give to each chain."""
    found: dict[str, list[Office]] = {}
    for holder, office in offices_held(scene, pack):
        found.setdefault(chains.leader(holder.id), []).append(office)
    return found


def may_have(
    scene: Scene, chains: Chains, noun: Mention, other: Mention, *, held: Sequence[Office], pack: Pack
) -> bool:
    """Whether a person may be whom a noun for a role means: no other office, no other gender, no name unheard of."""
    office = office_of(scene, noun)
    gender = pack["en.mentions.gender"].words.get(office.noun, "")
    alike = {gender, chains.gender(other.id)} <= {"", gender or chains.gender(other.id)}
    known = chain.from_iterable(each.narrowed for each in held)
    said = {*known, *words_of(other)}
    public = [each for each in held if each.noun in ROLES or each.noun in UNLIKE]
    fits = not public or any(may_be(office, each, pack["en.mentions.leader"]) for each in public)
    return alike and fits and names_in(scene, noun) <= said


def names_in(scene: Scene, noun: Mention) -> frozenset[str]:
    """The names that narrow a noun ("the VERMONT senator"), in small letters."""
    here = scene.sentence(noun)
    inside = (token for token in here.subtree(noun.head) if token != noun.head)
    return frozenset(here.lowers[token] for token in inside if here.tags[token] in PROPER)
