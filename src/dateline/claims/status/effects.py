"""What a governor does to the event below it: by its word in the lexicon, else by the kind of its cue."""

from __future__ import annotations

from itertools import chain

from dateline.claims.grammar import names_of
from dateline.claims.status.governors import Ladder, Step
from dateline.claims.status.lexicons import Effect, Lexicon
from dateline.claims.status.negations import is_emptied
from dateline.model import Sentence
from dateline.shapes.shapes import shape
from dateline.vocabulary import word_list

COPULAS = word_list("en.status.copulas")
QUARRELS = word_list("en.status.quarrels")
DENIED_IN = word_list("en.status.denied_relations")
KINDRED = word_list("en.status.content_relations")

CLAUSAL = frozenset({"that", "advcl"})
"""Relations of a clause that is denied, as parsers have them."""

is_denied = shape("en.shape.no_such")


def effect_of(ladder: Ladder, step: Step) -> Effect | None:
    """What the governor of a step does in its relations; a verb behind "there" has no one who does it."""
    if ladder.sentence.children(step.governor, "expl") and ladder.sentence.poses[step.governor] == "VERB":
        return None
    relations = ("to",) if "phrase" in step.relations else step.relations
    for word in spellings(ladder, step):
        if found := ladder.lexicon.effect(word, *relations):
            return found
    return effect_of_cue(ladder, step.governor, relations)


def spellings(ladder: Ladder, step: Step) -> tuple[str, ...]:
    """What the lexicon may know the governor by, the most special first."""
    here, governor = ladder.sentence, step.governor
    names = names_of(here, governor)
    refusals, described = negated(ladder, governor, names[0]), predicates(ladder, step)
    if "phrase" in step.relations:
        return (*refusals, f"{here.lowers[governor - 1]} {here.lowers[governor]}", *described)
    beside = here.children(governor, "prt", "advmod", "prep", "acomp", "dobj")
    particles = (f"{names[0]} {here.lowers[kid]}" for kid in beside)
    nominal = nominals(ladder, governor, names) if here.poses[governor] == "NOUN" else ()
    if nominal and not QUARRELS.isdisjoint(names):
        return (*refusals, *particles, *nominal, *described)
    return (*refusals, *particles, *nominal, *names, *described)


def nominals(ladder: Ladder, noun: int, names: tuple[str, ...]) -> tuple[str, ...]:
    """What the lexicon may know a noun by as a noun: with the word before it, and marked as one."""
    here = ladder.sentence
    return (f"{here.lowers[noun - 1]} {here.lowers[noun]}", *(f"{name}.n" for name in names))


def negated(ladder: Ladder, governor: int, name: str) -> tuple[str, ...]:
    """What the lexicon may know a negated word by: "not guilty", "no truth"."""
    here = ladder.sentence
    if here.children(governor, "neg") or is_emptied(here, governor, ladder.lexicon):
        return (f"not {name}",)
    return (f"no {name}",) if is_denied(here, governor) else ()


def predicates(ladder: Ladder, step: Step) -> tuple[str, ...]:
    """The adjective or noun that a copula gives to a clause: "it is POSSIBLE that"."""
    here, governor = ladder.sentence, step.governor
    if here.lemmas[governor] not in COPULAS or step.relations[-1] not in {"that", "to"}:
        return ()
    return tuple(here.lemmas[kid].lower() for kid in here.children(governor, "acomp", "attr", "oprd"))


def effect_of_cue(ladder: Ladder, governor: int, relations: tuple[str, ...]) -> Effect | None:
    """What a governor does by the kind of its cue."""
    kind = ladder.lexicon.lists["kinds"].get(ladder.kinds.get(governor, ""))
    if kind is None or not KINDRED.intersection(relations):
        return None
    if kind in {"deny", "allege"} and "np" in relations and "claims" not in relations:
        return None
    if kind == "deny" and not is_deniable(ladder, governor, relations):
        return None
    return Effect(kind, frozenset(), ladder.lexicon.ids["kinds"])


def is_deniable(ladder: Ladder, governor: int, relations: tuple[str, ...]) -> bool:
    """Whether a verb of denying can deny what stands to it in some relations.

    A clause, if it is one of those that take one, a charge behind a preposition, or what it has as object: not
    "challenged him TO A DEBATE", "dismissed critics WHO".
    """
    if not DENIED_IN.isdisjoint(relations):
        return True
    frames = frames_of(ladder.sentence, governor, ladder.lexicon)
    if not frames:  # a word beside it denies: "was quick to DENY"
        return not CLAUSAL.isdisjoint(relations)
    return "that" in relations and "that" in frames


def frames_of(sentence: Sentence, verb: int, lexicon: Lexicon) -> frozenset[str]:
    """The ways in which a verb of denying takes what it denies ("that", "np"); none where it is unknown as one."""
    known = lexicon.denials.verbs.words
    named = (known[name].split() for name in names_of(sentence, verb) if name in known)
    return frozenset(chain.from_iterable(named))
