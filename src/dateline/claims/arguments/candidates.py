"""The words that may be parties of an event word: nominal words whose path has led to one before."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass

from dateline.claims.arguments.paths import RELATIVE, climb, kind_of
from dateline.claims.arguments.phrases import MODIFIERS
from dateline.model import Sentence

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM", "X"})
NEVER = frozenset({"VERB", "AUX", "ADP", "SCONJ", "PUNCT", "CCONJ", "PART", "ADV", "SPACE"})
PLACES = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "dative", "poss", "attr", "oprd"})
"""Relations in which a word of any other class stands for a thing ("the wounded")."""
OTHER = frozenset(
    {"punct", "det", "aux", "auxpass", "mark", "cc", "conj", "neg", "nummod", "prt", "predet", "preconj"}
)
"""Relations down which no party is looked for; what is coordinated comes with its first."""

HIGHEST, DEEPEST = 5, 2
"""Steps up, and steps down from what stands above, prepositions not counted."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A token with the path that leads to it, the prepositions on it, and its topmost word if it climbs."""

    token: int
    path: str
    prepositions: tuple[str, ...] = ()
    governor: int | None = None
    came: int | None = None
    depth: int = 0


def find_candidates(here: Sentence, trigger: int, known: Container[str]) -> Iterator[Candidate]:
    """The candidates of an event word whose paths are among `known`, with all their beginnings."""
    for top in climbed(here, trigger, known):
        if top.token != trigger and is_nominal(here, top.token):
            yield top
        yield from descended(here, trigger, top, known)


def climbed(here: Sentence, trigger: int, known: Container[str]) -> Iterator[Candidate]:
    """The event word and what stands above it, nearest first."""
    at = Candidate(trigger, kind_of(here, trigger))
    for _ in range(HIGHEST):
        yield at
        above = here.heads[at.token]
        path = climb(here, at.path, at.token)
        if above == at.token or path not in known:
            return
        words = (here.lowers[above],) if here.poses[above] == "ADP" else ()
        at = Candidate(above, path, at.prepositions + words, above, at.token, 1)
    yield at


def descended(here: Sentence, trigger: int, top: Candidate, known: Container[str]) -> Iterator[Candidate]:
    """The candidates below a word."""
    for kid in kids_of(here, top.token):
        if kid in (trigger, top.came) or is_barred(here, kid, top, trigger):
            continue
        step = step_to(here, kid)
        path = f"{top.path}>{step}"
        if path not in known:
            continue
        below = beneath(here, kid, top, path)
        if below.depth > top.depth and is_nominal(here, kid):
            yield below
        if below.depth <= DEEPEST:
            yield from descended(here, trigger, below, known)


def step_to(here: Sentence, kid: int) -> str:
    """The name of the step down to a child; an indirect object with a preposition is a phrase like others."""
    dep = here.deps[kid]
    return "prep" if dep == "dative" and here.poses[kid] == "ADP" else dep


def beneath(here: Sentence, kid: int, top: Candidate, path: str) -> Candidate:
    """The child of a candidate at the end of a path; a step to a preposition counts for nothing."""
    if path.endswith((">prep", ">agent")):
        words = (*top.prepositions, here.lowers[kid])
        return Candidate(kid, path, words, top.governor, None, top.depth)
    return Candidate(kid, path, top.prepositions, top.governor, None, top.depth + 1)


def kids_of(here: Sentence, token: int) -> Sequence[int]:
    """The children of a token; what hangs on its auxiliaries is the verb's ("Norland HAS in return sent")."""
    kids = here.kids[token]
    helped = [each for kid in kids if here.deps[kid] in ("aux", "auxpass") for each in here.kids[kid]]
    return (*kids, *helped) if helped else kids


def is_barred(here: Sentence, kid: int, top: Candidate, trigger: int) -> bool:
    """Whether no party is at or below a child: parts of names, and what only marks."""
    dep = here.deps[kid]
    return dep in OTHER or (dep in MODIFIERS and top.token != trigger)


def is_nominal(here: Sentence, token: int) -> bool:
    """Whether a word may stand for a party; a relative pronoun may not, for its noun does."""
    pos, dep = here.poses[token], here.deps[token]
    if here.tags[token] in RELATIVE:
        return False
    return pos in NOMINAL or (pos not in NEVER and (dep in PLACES or (pos == "ADJ" and dep == "amod")))
