"""The verb of the clause in which a word stands, and whose subject that verb has."""

from __future__ import annotations

from dateline.model import Sentence

SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl")
TENSED = frozenset({"VBD", "VBZ", "VBP", "MD"})
RELATIVE = frozenset({"WDT", "WP"})


def subjects_of(sentence: Sentence, verb: int) -> tuple[int, ...]:
    """The subjects of a verb."""
    return sentence.children(verb, *SUBJECTS)


def relative_subjects(sentence: Sentence, verb: int) -> tuple[int, ...]:
    """The subjects of a verb that are relative words: "the mill, WHICH burned"."""
    return tuple(
        each
        for each in subjects_of(sentence, verb)
        if sentence.tags[each] in RELATIVE or sentence.lowers[each] == "that"
    )


def has_tense(sentence: Sentence, verb: int) -> bool:
    """Whether a word is a verb with a tense, by itself or by its auxiliary."""
    helps = sentence.children(verb, "aux", "auxpass")
    tensed = any(sentence.tags[each] in TENSED for each in (verb, *helps))
    return tensed and sentence.poses[verb] in {"VERB", "AUX"}


def sharer_of(sentence: Sentence, verb: int) -> int | None:
    """The verb before it whose subject a joined verb shares, where that can be told with it alone.

    Behind a passive a participle may look like a past: "was held and FREED" is told whole.
    """
    if subjects_of(sentence, verb):
        return None
    first, at = verb, sentence.edges[verb][0]
    while sentence.deps[first] == "conj" and sentence.heads[first] != first:
        first = sentence.heads[first]
        if subjects_of(sentence, first):
            passive = sentence.children(first, "auxpass") and not sentence.children(verb, "aux", "auxpass")
            return first if not passive and at > 0 and sentence.deps[at - 1] == "cc" else None
    return None


def first_joined(sentence: Sentence, verb: int) -> int:
    """The verb whose place in the sentence a verb has that is joined to it and shares its subject."""
    return verb if subjects_of(sentence, verb) else sharer_of(sentence, verb) or verb


def antecedent_of(sentence: Sentence, verb: int) -> int | None:
    """The noun that a relative clause describes, unless it can stand alone ("the town where the mill burned")."""
    if sentence.deps[verb] != "relcl":
        return None
    where = sentence.tags[sentence.edges[verb][0]] == "WRB" and subjects_of(sentence, verb)
    return None if where else sentence.heads[verb]


def stands(sentence: Sentence, token: int) -> bool:
    """Whether the clause of a word can be told without the rest of its sentence."""
    if sentence.heads[token] == token:
        return True
    shared = subjects_of(sentence, token) or sharer_of(sentence, token) is not None
    return bool(shared) and has_tense(sentence, token)


def standing(sentence: Sentence, token: int) -> int:
    """The nearest word at or above another one whose clause can be told alone."""
    return next(each for each in (token, *sentence.ancestors(token)) if stands(sentence, each))
