"""The verbs and nouns that hold an event word in its sentence."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from dateline.model import Sentence

WORDS, HELPS = frozenset({"VERB", "AUX", "NOUN"}), frozenset({"aux", "auxpass"})
BESIDE = frozenset({"conj"}) | HELPS
"""How a word hangs on another one without lying below it: "left and RETURNED"."""


def holders_of(sentence: Sentence, token: int) -> Iterator[int]:
    """The tokens of the verbs and nouns that hold a word, the nearest first; none for what the sentence tells first.

    What is joined to a word is held by what holds that.
    """
    for below, above in pairwise((token, *sentence.ancestors(token))):
        if sentence.deps[below] not in BESIDE and sentence.poses[above] in WORDS:
            yield above
