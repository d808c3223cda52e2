"""What nothing speaks for: "nothing suggests that", "no data that support", "no reason to think that"."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from dateline.claims.absences import is_none
from dateline.claims.grammar import names_of
from dateline.claims.status.governors import Step
from dateline.claims.status.lexicons import Lexicon
from dateline.claims.status.mood import Mood
from dateline.claims.status.negations import is_negated, is_nobody
from dateline.model import Polarity, Sentence
from dateline.shapes.shapes import shape
from dateline.vocabulary import word_list

EVIDENCE = word_list("en.status.evidence")
SHOWING = word_list("en.status.showing_verbs")
THINKING = word_list("en.status.thinking_verbs")
GROUNDS = word_list("en.status.grounds_to_think")
SHOWN = word_list("en.status.shown_relations")
UNABLE = word_list("en.status.unable")
OWNED = frozenset({"relcl", "acl", "xcomp", "advcl", "ccomp"})
"""Dependencies of a verb below the noun that it says something of: "no data that SUPPORT"."""
SUBJECTS = ("nsubj", "nsubjpass")

is_cleft = shape("en.shape.not_who")


def is_unfounded(sentence: Sentence, token: int, step: Step, lexicon: Lexicon) -> bool:
    """Whether somebody else did it ("it was not us who fired"), or nothing shows it."""
    return is_cleft(sentence, token) or is_unshown(sentence, step.governor, step.relations, lexicon)


def is_unshown(sentence: Sentence, verb: int, relations: Iterable[str], lexicon: Lexicon) -> bool:
    """Whether nothing shows, or nobody has reason to think, what stands in some relations to a verb."""
    if SHOWN.isdisjoint(relations):
        return False
    owner = sentence.heads[verb] if sentence.deps[verb] in OWNED else verb
    names = names_of(sentence, verb)
    if not EVIDENCE.isdisjoint(names) and sentence.poses[verb] == "NOUN":
        return is_unseen(sentence, verb, lexicon)
    if not SHOWING.isdisjoint(names):
        verbal = sentence.poses[owner] == "VERB"
        above = sentence.children(owner, "dobj", *(SUBJECTS if owner != verb else ())) if verbal else [owner]
        none = any(is_nobody(sentence, each, lexicon.lists["not"]) for each in above if each != verb)
        return none or (sentence.poses[verb] == "VERB" and is_negated(sentence, verb, lexicon))
    grounds = sentence.lemmas[owner] in GROUNDS and is_none(sentence, owner)
    return grounds and not THINKING.isdisjoint(names)


def is_unseen(sentence: Sentence, noun: int, lexicon: Lexicon) -> bool:
    """Whether there is no trace of something: "NO evidence", "NOT a shred of EVIDENCE", "saw no PROOF"."""
    traces = [noun]
    prep = sentence.heads[noun]
    if sentence.deps[noun] == "pobj" and sentence.lemmas[sentence.heads[prep]] in EVIDENCE:
        traces.append(sentence.heads[prep])
    return any(
        is_none(sentence, each) or is_unfound(sentence, each, lexicon) or is_lacking(sentence, each, lexicon)
        for each in traces
    )


def is_lacking(sentence: Sentence, noun: int, lexicon: Lexicon) -> bool:
    """Whether a sentence says that a trace is not there: "there ISN'T a shred of evidence"."""
    copula = sentence.heads[noun]
    there = sentence.deps[noun] == "attr" and bool(sentence.children(copula, "expl"))
    return there and is_negated(sentence, copula, lexicon)


def is_unfound(sentence: Sentence, noun: int, lexicon: Lexicon) -> bool:
    """Whether a trace of something is not found: "found it unable to see PROOF that", "saw no PROOF"."""
    verb = sentence.heads[noun]
    if sentence.lemmas[noun] not in EVIDENCE or sentence.deps[noun] != "dobj":
        return False
    unable = sentence.deps[verb] == "xcomp" and sentence.lemmas[sentence.heads[verb]] in UNABLE
    return unable or is_negated(sentence, verb, lexicon)


def is_left_open(sentence: Sentence, denial: int, own: Callable[[int], Mood], lexicon: Lexicon) -> bool:
    """Whether somebody neither confirms nor denies it: "would not confirm or DENY"; `own` is the mood of a word."""
    first, joined = sentence.heads[denial], sentence.lowers[denial - 1]
    neither = joined == "nor" or (joined == "or" and own(first).polarity == Polarity.NEG)
    return neither and sentence.lemmas[first] in lexicon.lists["refuse_to_say"]
