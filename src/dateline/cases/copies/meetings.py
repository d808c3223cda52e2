"""Which pages share fingerprints: an inverted index as sorted columns, and who shares most of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from dateline.cases.copies.words import Hashes, Indexes, Truths
from dateline.weights import weight

CAP = 16
"""Pages met through one fingerprint: hundreds of reprints meet the first of them, in time linear in pages."""
CLOSEST = 12
"""Pages that one page is aligned with: those that share most, weighed by rareness."""
FURNITURE = weight("en.copies.furniture")
"""What a fingerprint of more than `CAP` pages counts: it may be a note to the reader, and copies share
more."""
BLOCK = 4_000_000
"""Meetings of two pages in one fingerprint that are counted at once."""

Numbers = npt.NDArray[np.int64]
Prints = tuple[Hashes, Truths]
"""The fingerprints of a page, each once, and which of them stand in quotation marks."""


@dataclass(frozen=True, slots=True)
class Bar:
    """What two pages must share: so many fingerprints, and a part of those of the page that has fewer."""

    least: int
    floor: float


@dataclass(frozen=True, eq=False)
class Index:
    """Every indexed fingerprint of every page, page after page.

    `pages` is the page's number and `quoted` whether it is in a quotation there, `ranks` how many earlier
    pages have the fingerprint, `firsts` where in `holders` the pages that have it begin (twice their number,
    and 1 more where it is quoted), `common` whether more than `CAP` have it; `sizes` are how many each page
    has.
    """

    pages: Indexes
    quoted: Truths
    ranks: Indexes
    firsts: Numbers
    holders: Indexes
    common: Truths
    sizes: Indexes


def index_prints(prints: Sequence[Prints]) -> Index:
    """The index of the fingerprints of pages, in their order."""
    sizes = np.array([len(grams) for grams, _ in prints], dtype=np.int32)
    pages = np.repeat(np.arange(len(prints), dtype=np.int32), sizes)
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


def find_meetings(prints: Sequence[Prints], bar: Bar) -> Iterator[tuple[int, int]]:
    """Pairs of pages that share enough, the earlier first, page after page; never all pairs."""
    if not prints:
        return
    index = index_prints(prints)
    meetings = np.minimum(index.ranks, CAP)
    loads = np.cumsum(np.bincount(index.pages, weights=meetings, minlength=len(prints)))
    bounds = np.searchsorted(index.pages, np.arange(len(prints) + 1))
    page = 0
    while page < len(prints):
        upto = max(page + 1, int(np.searchsorted(loads, BLOCK + (loads[page - 1] if page else 0))))
        yield from meet(index, meetings, slice(int(bounds[page]), int(bounds[upto])), bar)
        page = upto


def meet(index: Index, meetings: Indexes, block: slice, bar: Bar) -> Iterator[tuple[int, int]]:
    """The candidates of the pages whose prints stand in one block of the index."""
    prints, others = list_meetings(index, meetings, block)
    if not len(prints):
        return
    pairs = (index.pages[prints].astype(np.int64) << 32) | (others >> 1)
    order = np.argsort(pairs, kind="stable")
    fresh = np.flatnonzero(np.diff(pairs[order], prepend=-1))
    prints, others = prints[order], others[order]
    weights = np.add.reduceat(1.0 / meetings[prints], fresh)
    later, earlier = pairs[order[fresh]] >> 32, pairs[order[fresh]] & 0xFFFFFFFF
    floors = bar.floor * np.minimum(index.sizes[later], index.sizes[earlier])
    likely = are_likely(index, prints, others, fresh=fresh, floors=floors)
    likely &= np.diff(fresh, append=len(prints)) >= bar.least
    yield from keep_closest(later[likely], earlier[likely], weights[likely])


def list_meetings(index: Index, meetings: Indexes, block: slice) -> tuple[Numbers, Indexes]:
    """The prints of a block, once for every earlier page that has them, and the entries of these pages."""
    counts = meetings[block]
    prints = np.repeat(np.arange(block.start, block.stop), counts)
    nth = np.arange(len(prints)) - np.repeat(np.cumsum(counts) - counts, counts)
    return prints, index.holders[index.firsts[prints] + nth]


def are_likely(
    index: Index, prints: Numbers, others: Indexes, *, fresh: Numbers, floors: npt.NDArray[np.float64]
) -> Truths:
    """Which pairs share at least so much, or mostly quotations; the meetings of each begin at `fresh`."""
    spoken = ~index.quoted[prints] & (others & 1 == 0)
    worth = np.add.reduceat(np.where(index.common[prints], FURNITURE, 1.0) * spoken, fresh)
    hits, quoted = np.diff(fresh, append=len(prints)), np.add.reduceat(~spoken, fresh, dtype=np.int64)
    return np.asarray((worth >= floors) | (2 * quoted >= hits))


def keep_closest(
    later: Numbers, earlier: Numbers, weights: npt.NDArray[np.float64]
) -> Iterator[tuple[int, int]]:
    """The candidates that share most with each page."""
    order = np.lexsort((earlier, -weights, later))
    pages = later[order]
    places = np.arange(len(pages)) - np.searchsorted(pages, pages)
    kept = order[places < CLOSEST]
    yield from zip(earlier[kept].tolist(), later[kept].tolist(), strict=True)
