"""The words that may be parties of an event word: nominal words at the end of a path that has led to one before."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass, replace

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
        below = step_down(here, kid, top)
        if below.path not in known:
            continue
        if here.poses[kid] != "ADP" and is_nominal(here, kid):
            yield below
        if below.depth <= DEEPEST:
            yield from descended(here, trigger, below, known)


def kids_of(here: Sentence, token: int) -> Iterator[int]:
    """The children of a token; what hangs on its auxiliaries hangs on the verb ("Norland HAS in return sent")."""
    for kid in here.kids[token]:
        yield kid
        if here.deps[kid] in ("aux", "auxpass"):
            yield from here.kids[kid]


def is_barred(here: Sentence, kid: int, top: Candidate, trigger: int) -> bool:
    """Whether no party is at or below a child: parts of names, and what only marks."""
    dep = here.deps[kid]
    return dep in OTHER or (dep in MODIFIERS and top.token != trigger)


def step_down(here: Sentence, kid: int, top: Candidate) -> Candidate:
    """The step from a word to its child; one to a preposition counts for nothing."""
    dep = here.deps[kid]
    if dep not in ("prep", "agent") and not (dep == "dative" and here.poses[kid] == "ADP"):
        return replace(top, token=kid, path=f"{top.path}>{dep}", came=None, depth=top.depth + 1)
    path = f"{top.path}>{'agent' if dep == 'agent' else 'prep'}"
    words = (*top.prepositions, here.lowers[kid])
    return replace(top, token=kid, path=path, prepositions=words, came=None)


def is_nominal(here: Sentence, token: int) -> bool:
    """Whether a word may stand for a party; a relative pronoun may not, for its noun does."""
    pos, dep = here.poses[token], here.deps[token]
    if here.tags[token] in RELATIVE:
        return False
    return pos in NOMINAL or (pos not in NEVER and (dep in PLACES or (pos == "ADJ" and dep == "amod")))
