"""Who is named with what is told and does not say it.

Somebody knows it ("KNOWS that she will lose"), keeps silent on it ("DID NOT COMMENT on the raid") or turns down
what is there all the same ("rejected their DEMANDS"): the outlet tells it.
"""

from __future__ import annotations

from collections.abc import Iterable

from dateline.claims.status.effects import frames_of
from dateline.claims.status.lexicons import Lexicon
from dateline.claims.status.said_words import said_words, tops_of, within
from dateline.model import Attribution, Label, Manner, Sentence
from dateline.vocabulary import word_list

KNOWING = word_list("en.status.knowing")
TELLING = frozenset({"say", "confirm"})
"""Kinds of cues of which a negation says that somebody is silent."""
OPEN = frozenset({Label.DENIED, Label.NEGATED, Label.HYPOTHETICAL})
"""Labels of what somebody turns down, or leaves open by his silence."""
VERBS = frozenset({"VERB", "AUX"})


def only_knows(sentence: Sentence, attribution: Attribution) -> bool:
    """Whether somebody knows what is told, and does not say it; `sentence` is that of the cue."""
    cue = cue_of(sentence, attribution)
    known = attribution.cue_kind == "believe" and any(sentence.lemmas[at] in KNOWING for at in cue)
    return known and not is_negated(sentence, cue)


def says_nothing(sentence: Sentence, attribution: Attribution, label: Label, lexicon: Lexicon) -> bool:
    """Whether somebody does not say what is told with a label: he is silent on it, or turns down what it tells of."""
    cue = cue_of(sentence, attribution)
    if not cue or label in OPEN:
        return False
    if attribution.cue_kind in TELLING:
        return is_silent(sentence, cue, lexicon)
    return attribution.cue_kind == "deny" and is_turned_down(sentence, attribution, lexicon)


def cue_of(sentence: Sentence, attribution: Attribution) -> range:
    """The tokens of a cue in its sentence; none where it stands in another."""
    cue = attribution.cue
    return within(sentence, cue) if cue and sentence.whole.covers(cue) else range(0)


def is_silent(sentence: Sentence, cue: range, lexicon: Lexicon) -> bool:
    """Whether a cue says that somebody does not say something: "DID NOT SAY"."""
    spoken = [at for at in cue if sentence.lemmas[at] in lexicon.lists["refuse_to_say"]]
    return is_negated(sentence, spoken)


def is_negated(sentence: Sentence, tokens: Iterable[int]) -> bool:
    """Whether one of some words is negated."""
    return any(sentence.children(at, "neg") for at in tokens)


def is_turned_down(sentence: Sentence, attribution: Attribution, lexicon: Lexicon) -> bool:
    """Whether what somebody denies is a thing and no clause: "rejected their DEMANDS"."""
    if attribution.manner is not Manner.INDIRECT:
        return False
    frames = [frames_of(sentence, at, lexicon) for at in cue_of(sentence, attribution)]
    if any(frames) and not any("that" in each for each in frames):
        return True
    content = said_words(sentence, attribution)
    return bool(content) and not any(sentence.poses[at] in VERBS for at in tops_of(sentence, content))
