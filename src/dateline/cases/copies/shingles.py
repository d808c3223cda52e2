"""Which pages may share text: an inverted index of winnowed word shingles, as sorted columns.

After Schleimer, Wilkerson and Aiken, "Winnowing: local algorithms for document fingerprinting" (2003).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from dateline.cases.copies.words import Hashes, Indexes, Truths, Words, mix
from dateline.weights import weight

SIZE = 4
"""Words in a shingle: short enough to survive a rewriter who changes every fifth word."""
WINDOW = 4
"""Of so many neighbouring shingles at least one is indexed."""
CAP = 16
"""Pages met through one shingle: hundreds of reprints meet the first of them, in time linear in pages."""
CLOSEST = 12
"""Pages that one page is aligned with: those that share most, weighed by rareness."""
LEAST = 3
"""Fewer shared shingles than these are chance."""
FLOOR = weight("en.copies.floor")
"""Part of the shingles of the shorter text that copying leaves, even where every fifth word was changed."""
FURNITURE = weight("en.copies.furniture")
"""What a shingle of more than `CAP` pages counts: it may be a note to the reader, and copies share more."""
BLOCK = 4_000_000
"""Meetings of two pages in one shingle that are counted at once."""

Numbers = npt.NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Index:
    """Every indexed shingle of every page, page after page.

    `pages` is the page's number and `quoted` whether it is in a quotation there, `ranks` how many earlier
    pages have the shingle, `firsts` where in `holders` the pages that have it begin (twice their number, and
    1 more where it is quoted), `common` whether more than `CAP` have it; `sizes` are how many each page has.
    """

    pages: Indexes
    quoted: Truths
    ranks: Indexes
    firsts: Numbers
    holders: Indexes
    common: Truths
    sizes: Indexes


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


def index_texts(texts: Sequence[Words]) -> Index:
    """The index of texts, in their order."""
    prints = [fingerprint(words) for words in texts]
    sizes = np.array([len(grams) for grams, _ in prints], dtype=np.int32)
    pages = np.repeat(np.arange(len(texts), dtype=np.int32), sizes)
    grams = np.concatenate([grams for grams, _ in prints])
    order = np.argsort(grams, kind="stable")
    fresh = np.flatnonzero(np.diff(grams[order], prepend=~grams[order[:1]]))
    counts = np.diff(fresh, append=len(order))
    places = np.empty(len(order), dtype=np.int64)
    places[order] = np.arange(len(order))
    group = np.searchsorted(fresh, places, side="right") - 1
    quoted = np.concatenate([quoted for _, quoted in prints])
    return Index(
        pages,
        quoted,
        (places - fresh[group]).astype(np.int32),
        fresh[group],
        (pages[order] << 1) | quoted[order],
        counts[group] > CAP,
        sizes,
    )


def find_candidates(texts: Sequence[Words]) -> Iterator[tuple[int, int]]:
    """Pairs of texts worth aligning, the earlier of `texts` first, page after page; never all pairs."""
    if not texts:
        return
    index = index_texts(texts)
    meetings = np.minimum(index.ranks, CAP)
    loads = np.cumsum(np.bincount(index.pages, weights=meetings, minlength=len(texts)))
    bounds = np.searchsorted(index.pages, np.arange(len(texts) + 1))
    page = 0
    while page < len(texts):
        upto = max(page + 1, int(np.searchsorted(loads, BLOCK + (loads[page - 1] if page else 0))))
        yield from meet(index, meetings, slice(int(bounds[page]), int(bounds[upto])))
        page = upto


def meet(index: Index, meetings: Indexes, block: slice) -> Iterator[tuple[int, int]]:
    """The candidates of the pages whose shingles stand in one block of the index."""
    shingles, others = list_meetings(index, meetings, block)
    if not len(shingles):
        return
    pairs = (index.pages[shingles].astype(np.int64) << 32) | (others >> 1)
    order = np.argsort(pairs, kind="stable")
    fresh = np.flatnonzero(np.diff(pairs[order], prepend=-1))
    shingles, others = shingles[order], others[order]
    weights = np.add.reduceat(1.0 / meetings[shingles], fresh)
    later, earlier = pairs[order[fresh]] >> 32, pairs[order[fresh]] & 0xFFFFFFFF
    least = FLOOR * np.minimum(index.sizes[later], index.sizes[earlier])
    likely = are_likely(index, shingles, others, fresh=fresh, least=least)
    yield from keep_closest(later[likely], earlier[likely], weights[likely])


def list_meetings(index: Index, meetings: Indexes, block: slice) -> tuple[Numbers, Indexes]:
    """The shingles of a block, once for every earlier page that has them, and the entries of these pages."""
    counts = meetings[block]
    shingles = np.repeat(np.arange(block.start, block.stop), counts)
    nth = np.arange(len(shingles)) - np.repeat(np.cumsum(counts) - counts, counts)
    return shingles, index.holders[index.firsts[shingles] + nth]


def are_likely(
    index: Index, shingles: Numbers, others: Indexes, *, fresh: Numbers, least: npt.NDArray[np.float64]
) -> Truths:
    """Which pairs share at least so much, or mostly quotations; the meetings of each begin at `fresh`."""
    spoken = ~index.quoted[shingles] & (others & 1 == 0)
    worth = np.add.reduceat(np.where(index.common[shingles], FURNITURE, 1.0) * spoken, fresh)
    hits, quoted = np.diff(fresh, append=len(shingles)), np.add.reduceat(~spoken, fresh, dtype=np.int64)
    return np.asarray((hits >= LEAST) & ((worth >= least) | (2 * quoted >= hits)))


def keep_closest(
    later: Numbers, earlier: Numbers, weights: npt.NDArray[np.float64]
) -> Iterator[tuple[int, int]]:
    """The candidates that share most with each page."""
    order = np.lexsort((earlier, -weights, later))
    pages = later[order]
    places = np.arange(len(pages)) - np.searchsorted(pages, pages)
    kept = order[places < CLOSEST]
    yield from zip(earlier[kept].tolist(), later[kept].tolist(), strict=True)
