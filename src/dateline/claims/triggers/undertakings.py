"""What somebody undertakes, refuses, threatens or asks for by saying what is to happen.

"Norland said it will lift the ban" is a promise on the word "said"; the lifting stays an event of its own that is
planned. PLOVER codes the promise (AGREE), and so do its entries for verbs of saying (`say.v >promise`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from dateline.claims.grammar import PARTIES, is_infinitive
from dateline.model import Sentence
from dateline.vocabulary import word_list, word_table

PROMISE, REFUSAL, THREAT, DEMAND = ">promise", ">refusal", ">threat", ">demand"
STANCES = word_table("plover.types.stances")
AHEAD = word_list("en.triggers.modals_ahead")
DUTY = word_list("en.triggers.modals_of_duty")
OWN = word_list("en.triggers.own_side")
SUBJECTS = ("nsubj", "nsubjpass")

Types = Callable[[int], str | None]
"""The PLOVER type of a token of the sentence."""


def undertaken(here: Sentence, token: int, *, types: Types, kinds: Mapping[int, str]) -> str | None:
    """What is undertaken, refused, threatened or asked for in the clause below a word, if anything."""
    for clause in here.children(token, "ccomp"):
        modals = {here.lowers[kid] for kid in here.children(clause, "aux")}
        stance = STANCES.get(types(clause) or "", "")
        own = is_own(here, clause)
        if own and not modals.isdisjoint(AHEAD):
            return of_own(stance, negated=bool(here.children(clause, "neg")))
        if own is False and not modals.isdisjoint(DUTY) and (stance or is_party(here, clause, kinds)):
            return DEMAND
    return aimed_at(here, token, types)


def aimed_at(here: Sentence, token: int, types: Types) -> str | None:
    """What is undertaken or threatened by an infinitive below a word: "is willing to LIFT the ban"."""
    infinitives = (clause for clause in here.children(token, "xcomp") if is_infinitive(here, clause))
    stances = (STANCES.get(types(clause) or "", "") for clause in infinitives)
    return next((of_own(stance, negated=False) for stance in stances if stance), None)


def of_own(stance: str, *, negated: bool) -> str | None:
    """What it is to say that one's own side will do something, or will not."""
    if stance == "friendly":
        return REFUSAL if negated else PROMISE
    return THREAT if stance == "hostile" and not negated else None


def is_own(here: Sentence, clause: int) -> bool | None:
    """Whether the subject of a clause is whoever speaks, or of that side; `None` without a subject."""
    for subject in here.children(clause, *SUBJECTS):
        owners = (subject, *here.children(subject, "poss"))
        return any(here.lowers[each] in OWN for each in owners)
    return None


def is_party(here: Sentence, clause: int, kinds: Mapping[int, str]) -> bool:
    """Whether the subject of a clause is somebody of whom one can ask something."""
    return any(kinds.get(subject) in PARTIES for subject in here.children(clause, *SUBJECTS))
