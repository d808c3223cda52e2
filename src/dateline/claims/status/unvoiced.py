"""Who is named with what is told and does not say it.

Somebody knows it ("KNOWS that she will lose"), keeps silent on it ("DID NOT SAY who shot him") or turns down what
is there all the same ("rejected their DEMANDS"): the outlet tells it.
"""

from __future__ import annotations

from collections.abc import Container, Iterable

from dateline.claims.status.effects import frames_of
from dateline.claims.status.lexicons import Lexicon
from dateline.claims.status.said_words import said_words, tops_of, within
from dateline.model import Attribution, Label, Manner, Sentence
from dateline.vocabulary import word_list

KNOWING, REFUSING = word_list("en.status.knowing"), word_list("en.status.refusing")
TELLING = frozenset({"say", "confirm"})
"""Kinds of cues of which a negation says that somebody is silent."""
TOLD = frozenset({Label.STATED, Label.PLANNED, Label.ALLEGED})
VERBS = frozenset({"VERB", "AUX"})


def is_unvoiced(sentence: Sentence, attribution: Attribution, lexicon: Lexicon) -> bool:
    """Whether somebody knows what is told, or does not tell it; `sentence` is that of the cue."""
    if attribution.cue is None or not sentence.whole.covers(attribution.cue):
        return False
    cue = within(sentence, attribution.cue)
    if attribution.cue_kind == "believe":
        return any(sentence.lemmas[at] in KNOWING for at in cue) and not is_negated(sentence, cue)
    return attribution.cue_kind in TELLING and is_silent(sentence, cue, lexicon.lists["refuse_to_say"])


def is_silent(sentence: Sentence, cue: range, saying: Container[str]) -> bool:
    """Whether a cue says that somebody does not say something: "DID NOT SAY", "REFUSED TO SAY"."""
    spoken = [at for at in cue if sentence.lemmas[at] in saying]
    refused = any(sentence.lemmas[at] in REFUSING for at in cue)
    return bool(spoken) and (refused or is_negated(sentence, spoken))


def is_negated(sentence: Sentence, tokens: Iterable[int]) -> bool:
    """Whether one of some words is negated."""
    return any(sentence.children(at, "neg") for at in tokens)


def is_turned_down(
    sentence: Sentence, attribution: Attribution, label: Label, lexicon: Lexicon
) -> bool:
    """Whether somebody turns down a thing and does not deny what is told of it: "rejected their DEMANDS"."""
    cue = attribution.cue
    if attribution.cue_kind != "deny" or label not in TOLD or cue is None:
        return False
    if attribution.manner is not Manner.INDIRECT or not sentence.whole.covers(cue):
        return False
    content = said_words(sentence, attribution)
    frames = [frames_of(sentence, at, lexicon) for at in within(sentence, cue)]
    thing = any(frames) and not any("that" in each for each in frames)
    clause = any(sentence.poses[at] in VERBS for at in tops_of(sentence, content))
    return bool(content) and (thing or not clause)
