"""What is said not to be so as an answer to a charge, by what the reader knows: "nobody had FIRED on them"."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np

from dateline.claims.states import states_of
from dateline.claims.status.mood import status_of
from dateline.claims.status.recollections import Told
from dateline.claims.status.replies import denied_by
from dateline.model import DEPTH, Embeddings, Label, Sentence
from dateline.reader.coder import levelled
from dateline.reader.windows import Floats
from dateline.weights import weight, weight_row, weight_table

RULE = "status.rebuttal"
CHARGED = frozenset({Label.ALLEGED, Label.DENIED})
"""What something on a page must be for more of it to answer a charge."""
BEGIN, ENOUGH = weight("en.rebuttals.begin"), weight("en.rebuttals.enough")
"""Where the log-odds begin, and how likely it must be."""
ODDS = np.array(
    [
        *weight_row("en.rebuttals.word"),
        *weight_row("en.rebuttals.sentence"),
        *weight_row("en.rebuttals.verb"),
    ]
)
"""What the states of the word, of its sentence and of the verb above it add, by number."""
FEATURES = weight_table("en.rebuttals.features")
"""What each feature adds."""
FAR = 3
"""So many words on both sides of a word are features."""
NOTHING = np.zeros((0, DEPTH), np.float32)
"""The states of a sentence that was not read."""


def rebut(
    told: Sequence[Told], sentences: Mapping[int, Sentence], embeddings: Sequence[Embeddings]
) -> Iterator[Told]:
    """What is told; on a page of charges a denial where it is merely not so and the reader finds it an answer."""
    labels = [status_of(each.verdict.mood).label for each in told]
    charged = not CHARGED.isdisjoint(labels)
    read = {each.sentence: each for each in embeddings}
    for each, label in zip(told, labels, strict=True):
        sentence, token = sentences[each.trigger.sentence], each.trigger.token
        here = [read[sentence.number]] if sentence.number in read else []
        known = (
            states_of(here).get(sentence.number, NOTHING) if charged and label == Label.NEGATED else NOTHING
        )
        rules = each.verdict.mood.rules
        answers = token < len(known) and chance(sentence, token, known, rules) >= ENOUGH
        yield denied_by(RULE, each) if answers else each


def chance(sentence: Sentence, token: int, states: Floats, rules: Iterable[str]) -> float:
    """How likely it is that a word which some rules find not so answers a charge."""
    odds = float(seen(sentence, token, states) @ ODDS)
    told = sum(FEATURES.get(each, 0.0) for each in features_of(sentence, token, rules))
    return 1 / (1 + math.exp(-BEGIN - odds - told))


def features_of(sentence: Sentence, token: int, rules: Iterable[str]) -> Iterator[str]:
    """What else is weighed: what stands around the word, its form, where it stands, and by which rules."""
    yield from (f"rule {each}" for each in sorted(set(rules)))
    yield f"tag {sentence.tags[token]}"
    yield f"dep {sentence.deps[token]}"
    yield f"zone {sentence.zone.value}"
    for at in range(max(0, token - FAR), min(len(sentence.lemmas), token + FAR + 1)):
        name = sentence.poses[at] == "PROPN"
        yield f"{at - token:+} {'NAME' if name else sentence.lemmas[at].lower()}"


def seen(sentence: Sentence, token: int, states: Floats) -> Floats:
    """The states of a word, of its sentence (their mean) and of the verb above it (or nothing), in a row."""
    verb = next((at for at in sentence.ancestors(token) if sentence.poses[at] in {"VERB", "AUX"}), None)
    around = levelled(states.mean(0, keepdims=True))[0]
    above = (
        np.zeros(DEPTH, np.float32)
        if verb is None or verb >= len(states)
        else levelled(states[verb : verb + 1])[0]
    )
    return np.concatenate([levelled(states[token : token + 1])[0], around, above])
