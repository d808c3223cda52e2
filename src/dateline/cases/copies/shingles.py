"""Word shingles by which copies find each other, winnowed.

After Schleimer, Wilkerson and Aiken, "Winnowing: local algorithms for document fingerprinting" (2003).
"""

from __future__ import annotations

import numpy as np

from dateline.cases.copies.words import Hashes, Truths, Words, mix

SIZE = 4
"""Words in a shingle: short enough to survive a rewriter who changes every fifth word."""
WINDOW = 4
"""Of so many neighbouring shingles at least one is indexed."""


def fingerprint(words: Words) -> tuple[Hashes, Truths]:
    """The winnowed shingles of a text, each once, and which of them stand in quotation marks.

    A text of fewer words than a shingle has none.
    """
    grams = mix(words.codes, SIZE)
    if not len(grams):
        return grams, np.zeros(0, dtype=bool)
    window = min(WINDOW, len(grams))
    lows = np.lib.stride_tricks.sliding_window_view(grams, window).min(axis=1)
    chosen, first = np.unique(lows, return_index=True)
    return chosen, words.quoted[first + 1]
