"""Content words that stand close together: what a text keeps of another one when its wording changes.

Skip-bigrams after Guthrie, Allison, Liu, Guthrie and Wilks, "A closer look at skip-gram modelling" (2006), without
function words and without what stands in quotation marks.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np
import numpy.typing as npt

from dateline.cases.copies.words import Codes, Hashes, Words, factors, read_columns
from dateline.vocabulary import word_list

SKIPS = 3
"""A content word is paired with so many that follow it."""
REACH = 9
"""Two words that are paired stand no farther apart than this."""
FUNCTION_WORDS = word_list("en.copies.function_words")

Numbers = npt.NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Skipgrams:
    """The skip-bigrams of a text, each once: `keys` in order, the word that it `begins` with, and its sentence.

    `bounds` are the words where a sentence begins and the end of the last, `sizes` how many skip-bigrams it has.
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


def are_function(words: Words) -> npt.NDArray[np.bool_]:
    """Which words of a text are function words."""
    known = function_codes()
    return known[np.minimum(np.searchsorted(known, words.codes), len(known) - 1)] == words.codes


@lru_cache(maxsize=1024)
def read_skipgrams(words: Words) -> Skipgrams:
    """The skip-bigrams of a text; remembered because one text is compared with several."""
    bounds = np.flatnonzero(np.frombuffer(words.edges, dtype=np.uint8))
    firsts, seconds = pair_words(words)
    left, right = factors(2)
    keys, first = np.unique(words.codes[firsts] * left + words.codes[seconds] * right, return_index=True)
    begins = firsts[first]
    sentences = np.searchsorted(bounds, begins, side="right") - 1
    return Skipgrams(keys, begins, sentences, bounds, np.bincount(sentences, minlength=len(bounds) - 1))


def pair_words(words: Words) -> tuple[Numbers, Numbers]:
    """Each two content words of a text that stand close together, by their places."""
    content = np.flatnonzero(~are_function(words) & ~words.quoted)
    firsts = np.concatenate([content[:-skip] for skip in range(1, SKIPS + 1)])
    seconds = np.concatenate([content[skip:] for skip in range(1, SKIPS + 1)])
    near = (seconds - firsts <= REACH) & (words.codes[firsts] != words.codes[seconds])
    return firsts[near], seconds[near]
