"""Which pages may share text: an inverted index of winnowed word shingles.

After Schleimer, Wilkerson and Aiken, "Winnowing: local algorithms for document fingerprinting" (2003).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from dateline.cases.words import Words

SIZE = 4
"""Words in a shingle: short enough to survive a rewriter who changes every fifth word."""
WINDOW = 4
"""Of so many neighbouring shingles at least one is indexed."""
CAP = 24
"""Pages remembered for one shingle: a page of a text printed by hundreds of outlets still meets the first of them, in time linear in pages."""
CLOSEST = 12
"""Pages that one page is aligned with: those that share most, weighed by rareness."""
LEAST = 4
"""Fewer shared fingerprints than these are chance."""
MIX = (0x9E3779B1, 0x85EBCA77, 0xC2B2AE3D, 0x27D4EB2F)


def fingerprint(codes: Sequence[int]) -> frozenset[int]:
    """The winnowed shingles of a text; a text of fewer words than a shingle has none."""
    p, q, r, s = MIX
    grams = [(a * p ^ b * q ^ c * r ^ d * s) & 0xFFFFFFFFFFFF for a, b, c, d in zip(codes, codes[1:], codes[2:], codes[3:], strict=False)]
    lows = [min(pair) for pair in pairwise(grams)] or grams
    return frozenset(map(min, zip(lows, lows[2:], strict=False))) or frozenset(lows)


def find_candidates(pages: Iterable[Words]) -> Iterator[tuple[Words, Words]]:
    """Pairs of pages worth aligning, the earlier of `pages` first; never all pairs."""
    index: dict[int, list[int]] = defaultdict(list)
    seen: list[Words] = []
    for words in pages:
        shared: dict[int, float] = defaultdict(float)
        hits: dict[int, int] = defaultdict(int)
        for gram in sorted(fingerprint(words.codes)):
            holders = index[gram]
            for holder in holders:
                shared[holder] += 1 / len(holders)
                hits[holder] += 1
            if len(holders) < CAP:
                holders.append(len(seen))
        likely = sorted((holder for holder in shared if hits[holder] >= LEAST), key=lambda holder: (-shared[holder], holder))
        yield from ((seen[holder], words) for holder in likely[:CLOSEST])
        seen.append(words)
