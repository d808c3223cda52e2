"""What is meant, asked for, known or supposed, as sure as what is done for it or said of it."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import replace

from dateline.claims.grammar import is_definite
from dateline.claims.status.governors import Step
from dateline.claims.status.lexicons import Effect
from dateline.claims.status.mood import Mood, apply, intend, leave_open
from dateline.model import Certainty, Polarity, Sentence, Tense
from dateline.vocabulary import word_list

RULE = "status.purpose"
ANY, ASKING = word_list("en.status.any"), word_list("en.status.asking_verbs")
FEELING, ABOUT = word_list("en.status.feelings"), word_list("en.status.about")
ACCEPTING = word_list("en.status.accepting_verbs")


def meant(mood: Mood, own: Mood) -> Mood:
    """The mood of a purpose, where what is done for it has a mood of its own.

    Of what is ahead it is intended, of what may be it may be, of what was done it was no more than tried.
    """
    if mood.tense or own.tense is None:
        return mood
    if own.certainty == Certainty.POSSIBLE:
        return replace(leave_open(mood), rules=(*mood.rules, *own.rules))
    if own.tense == Tense.FUTURE:
        return intend(mood)
    return replace(apply("attempt", mood, RULE), tense=own.tense)


def supposed_deed(mood: Mood, own: Mood) -> Mood:
    """The mood of a deed of which is said what it does: open where it could do it ("SELLING it would help")."""
    if own.certainty == Certainty.POSSIBLE:
        return replace(leave_open(mood), rules=(*mood.rules, *own.rules))
    return replace(mood, tense=own.tense)


def is_taken_for_granted(sentence: Sentence, step: Step, effect: Effect, mood: Mood) -> bool:
    """Whether nobody can mean a clause or leave it open: "swore that he SOLD it", "asked where he SOLD it"."""
    if "that" not in step.relations:
        return False
    if effect.name == "intend":
        return mood.tense == Tense.PAST
    return effect.name == "open" and mood.asked and sentence.lemmas[step.governor] in ASKING


def is_reached(sentence: Sentence, verb: int, reaching: Container[str]) -> bool:
    """Whether a verb or its object says that somebody went somewhere, or used something, to do a thing, and did it."""
    words = (verb, *sentence.children(verb, "dobj"))
    return any(sentence.lemmas[each] in reaching for each in words)


def afterthought(sentence: Sentence, token: int, mood: Mood, shared: Mood) -> Mood:
    """The mood that a participle shares, but for its polarity where it tells what follows: "did not go, LEAVING it"."""
    first = sentence.edges[token][0]
    apart = sentence.tags[token] == "VBG" and sentence.words[max(0, first - 1)] == ","
    behind = sentence.deps[token] == "advcl" and sentence.heads[token] < first
    return replace(shared, polarity=mood.polarity) if apart and behind else shared


def is_felt(sentence: Sentence, event: int, step: Step) -> bool:
    """Whether a feeling takes for granted what it is about: "concerned about THE sale", not "about A sale"."""
    felt = sentence.lowers[step.governor] in FEELING and step.relations[-1] in ABOUT
    return felt and is_definite(sentence, event)


def is_any(sentence: Sentence, event: int, step: Step) -> bool:
    """Whether what is known or not is any event of its kind: "not aware of ANY raid"."""
    return "of" in step.relations and sentence.has_child(event, ANY, "det", "amod", "predet")


def is_rejected(sentence: Sentence, step: Step, own: Mood) -> bool:
    """Whether somebody judges that it is not so: "did not FIND that he knew"."""
    denied = own.polarity == Polarity.NEG and "that" in step.relations
    return denied and sentence.lemmas[step.governor] in ACCEPTING
