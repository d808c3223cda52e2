"""Content words that stand close together: what a text keeps of another one when its wording changes.

Skip-bigrams after Guthrie, Allison, Liu, Guthrie and Wilks, "A closer look at skip-gram modelling" (2006),
without function words and without what stands in quotation marks.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np
import numpy.typing as npt

from dateline.cases.copies.words import Codes, Hashes, Truths, Words, factors, read_columns
from dateline.vocabulary import word_list

SKIPS = 3
"""A content word is paired with so many that follow it."""
REACH = 9
"""Two words that are paired stand no farther apart than this."""
FUNCTION_WORDS = word_list("en.copies.function_words")

Numbers = npt.NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Skipgrams:
    """The skip-bigrams of a text, each once: `keys` in order, the word it `begins` with, its sentence.

    `bounds` are the words where a sentence begins and the end of the last, `sizes` how many skip-bigrams it
    has.
    """

    keys: Hashes
    begins: Numbers
    sentences: Numbers
    bounds: Numbers
    sizes: Numbers

    def __len__(self) -> int:
        return len(self.keys)


@cache
def function_codes() -> Codes:
    """The codes of all function words, in order."""
    text = " ".join(sorted(FUNCTION_WORDS))
    return np.unique(read_columns(text, [(0, len(text))]).codes)


def are_function(codes: Codes) -> Truths:
    """Which words are function words."""
    known = function_codes()
    return np.asarray(known[np.minimum(np.searchsorted(known, codes), len(known) - 1)] == codes)


def pair_words(codes: Codes, quoted: Truths, bounds: Numbers) -> tuple[Numbers, Hashes]:
    """Where each skip-bigram of some texts begins, and its hash; `bounds` are those of each text."""
    content = np.flatnonzero(~are_function(codes) & ~quoted)
    text = np.searchsorted(bounds, content, side="right")
    near = [
        (content[skip:] - content[:-skip] <= REACH)
        & (text[skip:] == text[:-skip])
        & (codes[content[skip:]] != codes[content[:-skip]])
        for skip in range(1, SKIPS + 1)
    ]
    firsts = np.concatenate([content[:-skip][each] for skip, each in enumerate(near, 1)])
    seconds = np.concatenate([content[skip:][each] for skip, each in enumerate(near, 1)])
    left, right = factors(2)
    keys = codes[firsts] * left + codes[seconds] * right
    return firsts, keys ^ (keys >> np.uint64(29))


@lru_cache(maxsize=4096)
def read_skipgrams(words: Words) -> Skipgrams:
    """The skip-bigrams of a text; remembered because one text is compared with several."""
    bounds = np.flatnonzero(np.frombuffer(words.edges, dtype=np.uint8))
    firsts, hashes = pair_words(words.codes, words.quoted, np.array([0, len(words)]))
    keys, first = np.unique(hashes, return_index=True)
    begins = firsts[first]
    sentences = np.searchsorted(bounds, begins, side="right") - 1
    return Skipgrams(keys, begins, sentences, bounds, np.bincount(sentences, minlength=len(bounds) - 1))
