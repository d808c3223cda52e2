"""A few of the skip-bigrams of every page, by which retellings find each other.

Every page keeps those whose hash is divisible, so that two pages keep the same ones of what they share: after
Broder, "On the resemblance and containment of documents" (1997).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

import numpy as np

from dateline.cases.copies.meetings import Prints
from dateline.cases.copies.skipgrams import pair_words
from dateline.cases.copies.words import Words

KEPT = np.uint64(8)
"""One skip-bigram in so many is kept."""
BATCH = 200
"""Pages that are read at once: a column costs most to begin."""


def sketch_all(texts: Sequence[Words]) -> Iterator[Prints]:
    """The sketch of every text, in their order."""
    for first in range(0, len(texts), BATCH):
        yield from sketch_batch(texts[first : first + BATCH])


def sketch_batch(texts: Sequence[Words]) -> Iterator[Prints]:
    """The sketches of some texts, whose columns are read as one."""
    bounds = np.array([0, *accumulate(map(len, texts))])
    firsts, keys = pair_words(
        np.concatenate([words.codes for words in texts]),
        np.concatenate([words.quoted for words in texts]),
        bounds,
    )
    kept = keys % KEPT == 0
    firsts, keys = firsts[kept], keys[kept]
    order = np.argsort(firsts, kind="stable")
    firsts, keys = firsts[order], keys[order]
    for begin, end in pairwise(np.searchsorted(firsts, bounds).tolist()):
        sketch = np.unique(keys[begin:end])
        yield sketch, np.zeros(len(sketch), dtype=bool)
