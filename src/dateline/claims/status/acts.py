"""What somebody does and does not say, where the network takes it for speech: "REFUSED to sell"."""

from __future__ import annotations

from collections.abc import Container

from dateline.claims.grammar import is_infinitive
from dateline.claims.status.said_words import said_words, tops_of, within
from dateline.model import Attribution, Manner, Sentence

LEARNED = "attribution.learned/1"
ACTED = frozenset({"say", "believe", "ask"})
"""Kinds of cues that the network finds where somebody does something, too."""


def is_act(sentence: Sentence, attribution: Attribution, speech: Container[str]) -> bool:
    """Whether somebody does something and says nothing: "REFUSED to sell", "RELEASED the film".

    The network takes it for speech; without a clause, and without a word of speech, it is what the outlet tells.
    """
    cue = attribution.cue
    if attribution.by.rule != LEARNED or attribution.manner is not Manner.INDIRECT or cue is None:
        return False
    spoken = any(sentence.lemmas[at] in speech for at in within(sentence, cue))
    if spoken or attribution.cue_kind not in ACTED:
        return False
    here = all(sentence.whole.covers(each) for each in attribution.content)
    return here and not any(
        is_told(sentence, at) for at in tops_of(sentence, said_words(sentence, attribution))
    )


def is_told(sentence: Sentence, token: int) -> bool:
    """Whether a word heads a clause, which is more than an infinitive."""
    return sentence.poses[token] in {"VERB", "AUX"} and not is_infinitive(sentence, token)
