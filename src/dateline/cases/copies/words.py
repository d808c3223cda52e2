"""The words in which a page tells its story, as columns, for comparing texts."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import accumulate, chain

import numpy as np
import numpy.typing as npt

from dateline.cases.copies.character_classes import (
    ALONE,
    BLANK,
    CLOSER,
    LETTER,
    OPENER,
    STOP,
    CodePoints,
    Flags,
    read_characters,
)
from dateline.model import TOLD, Page, Passage

QUOTED = re.compile(
    r"""
    [“„][^“”"\n]*[”"]? | "[^"\n]*"? | «[^»\n]*»?             # one that stays open is spoken to the line's end
    | (?<!\w)['‘](?=\S)[^\n'‘’]{1,80}(?:['’]\w[^\n'‘’]{0,80}){0,9}['’](?!\w)     # with apostrophes inside
    """,
    re.VERBOSE,
)
LIMIT = 2_000_000
"""Characters of a page that are compared: no article is longer, and more must not fill the memory."""
BATCH = 200_000
"""Characters that are read at once."""
LONGEST = 64
"""Letters of a word that have a factor of their own."""

Indexes = npt.NDArray[np.int32]
Truths = npt.NDArray[np.bool_]
Codes = npt.NDArray[np.uint32]
Hashes = npt.NDArray[np.uint64]
Spans = Sequence[tuple[int, int]]
Told = tuple[Page, Spans]
"""A page and the spans of its telling passages."""


@dataclass(frozen=True, eq=False)
class Words:
    """One page's words: columns of equal length, one entry a chunk that holds a letter or digit.

    `codes` stand for the word in lower case without punctuation (32 bits, the same in every run),
    `starts`/`ends` are page offsets, `lines` counts the lines of the page, `quoted` tells words in quotation
    marks, `stops` those that end a sentence. Not a slots class: where lines and sentences begin is cached.
    """

    page: str
    codes: Codes
    starts: Indexes
    ends: Indexes
    lines: Indexes
    quoted: Truths
    stops: Truths

    def __len__(self) -> int:
        return len(self.codes)

    @cached_property
    def breaks(self) -> list[int]:
        """Where a line begins, but for the first: indexes of words."""
        breaks: list[int] = (np.flatnonzero(self.lines[1:] != self.lines[:-1]) + 1).tolist()
        return breaks

    @cached_property
    def edges(self) -> bytes:
        """For each word, and for the end of the last, 1 where a sentence or line begins and 0 elsewhere."""
        fresh = np.ones(len(self) + 1, dtype=np.uint8)
        fresh[1:-1] = self.stops[:-1] | (self.lines[1:] != self.lines[:-1])
        return fresh.tobytes()

    @cached_property
    def spoken(self) -> int:
        """How many words stand outside quotation marks."""
        return len(self) - int(self.quoted.sum())


@cache
def factors(number: int) -> Hashes:
    """So many odd numbers of 64 bits that look random and are the same in every run (SplitMix64)."""
    states = np.arange(1, number + 1, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)
    states = (states ^ (states >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    states = (states ^ (states >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return (states ^ (states >> np.uint64(31))) | np.uint64(1)


def mix(codes: Codes, size: int) -> Hashes:
    """A hash of each `size` words in a row; none where there are fewer."""
    length = max(0, len(codes) - size + 1)
    mixed = np.zeros(length, dtype=np.uint64)
    for at, factor in enumerate(factors(size)):
        mixed += codes[at : at + length] * factor
    return mixed ^ (mixed >> np.uint64(29))


def read_words(pages: Iterable[tuple[Page, Iterable[Passage]]]) -> Iterator[Words]:
    """The words of the telling passages of every page, by the batch: a column costs most to begin."""
    batch: list[Told] = []
    size = 0
    for page, passages in pages:
        batch.append((page, tell(passages)))
        size += len(page.text)
        if size > BATCH:
            yield from read_batch(batch)
            batch, size = [], 0
    yield from read_batch(batch)


def tell(passages: Iterable[Passage]) -> Spans:
    """The spans of the passages that tell the story, as far as they are compared."""
    spans = sorted(
        (passage.span.start, min(passage.span.end, LIMIT)) for passage in passages if passage.zone in TOLD
    )
    return [(start, end) for start, end in spans if start < end]


def read_batch(batch: Sequence[Told]) -> Iterator[Words]:
    """The words of some pages, read as one text of theirs and cut where each page begins."""
    text = "\n".join(page.text[:LIMIT] for page, _ in batch)
    begins = [0, *accumulate(len(page.text[:LIMIT]) + 1 for page, _ in batch)]
    told = chain.from_iterable(moved(spans, begin) for begin, (_, spans) in zip(begins, batch, strict=False))
    every = read_columns(text, list(told))
    cuts = np.searchsorted(every.starts, begins).tolist()
    for (page, _), begin, first, last in zip(batch, begins, cuts, cuts[1:], strict=False):
        yield cut_columns(every, slice(first, last), page=page.id, begin=np.int32(begin))


def moved(spans: Spans, by: int) -> Spans:
    """Spans of a page as those of a text in which it begins later."""
    return [(start + by, end + by) for start, end in spans]


def cut_columns(words: Words, piece: slice, *, page: str, begin: np.int32) -> Words:
    """The words of one page of several, with offsets from its beginning, in memory of their own."""
    codes, starts, ends, lines, quoted, stops = (
        words.codes,
        words.starts,
        words.ends,
        words.lines,
        words.quoted,
        words.stops,
    )
    return Words(
        page,
        codes[piece].copy(),
        starts[piece] - begin,
        ends[piece] - begin,
        lines[piece].copy(),
        quoted[piece].copy(),
        stops[piece].copy(),
    )


def read_columns(text: str, told: Spans) -> Words:
    """The words of a text within the told spans."""
    flags, points = read_characters(text)
    begins, finishes = np.array(told, dtype=np.int32).reshape(-1, 2).T
    first, solid = find_chunks(flags, begins, finishes)
    letters = np.flatnonzero(solid & (flags & LETTER > 0)).astype(np.int32)
    chunk = (np.cumsum(first, dtype=np.int32) - np.int32(1))[letters]
    fresh = np.flatnonzero(np.diff(chunk, prepend=np.int32(-1))).astype(np.int32)
    starts, ends = np.flatnonzero(first)[chunk[fresh]], find_ends(first, solid)[chunk[fresh]]
    lines = np.sort(np.concatenate((np.flatnonzero(points == ord("\n")), begins)))
    quotes = list(find_quotes(text, np.flatnonzero(is_opening(flags) & solid).tolist(), told))
    return Words(
        "",
        hash_words(points[letters], fresh),
        starts.astype(np.int32),
        ends.astype(np.int32),
        np.searchsorted(lines, starts, side="right").astype(np.int32),
        are_inside(letters[fresh], quotes),
        end_sentences(flags, solid, ends),
    )


def find_chunks(flags: Flags, begins: Indexes, ends: Indexes) -> tuple[Truths, Truths]:
    """Which characters begin a chunk, and which stand in one.

    Chunks end at blanks, where a passage ends, and around letters that are words by themselves.
    """
    depth = np.zeros(len(flags) + 1, dtype=np.int8)
    depth[begins] += 1
    depth[ends] -= 1
    solid = (np.cumsum(depth[:-1], dtype=np.int8) > 0) & (flags & BLANK == 0)
    alone = flags & ALONE > 0
    first = alone.copy()
    first[:1] = True
    first[1:] |= ~solid[:-1] | (alone[:-1] & (flags[1:] & LETTER > 0))
    first[begins] = True
    return first & solid, solid


def find_ends(first: Truths, solid: Truths) -> npt.NDArray[np.intp]:
    """Where every chunk ends."""
    last = solid.copy()
    last[:-1] &= first[1:] | ~solid[1:]
    return np.flatnonzero(last) + 1


def hash_words(letters: CodePoints, fresh: Indexes) -> Codes:
    """A number for each word from its letters alone, blind to case; `fresh` are the words' first letters."""
    if not len(fresh):
        return np.zeros(0, dtype=np.uint32)
    offsets = np.arange(len(letters), dtype=np.int32) - np.repeat(
        fresh, np.diff(fresh, append=np.int32(len(letters)))
    )
    sums = np.add.reduceat(letters * factors(LONGEST)[offsets % LONGEST], fresh)
    return (sums >> np.uint64(32)).astype(np.uint32)


def is_opening(flags: Flags) -> Truths:
    """Which characters may open a quotation: no mark after a letter does, or apostrophes would be tried."""
    opening = flags & OPENER > 0
    opening[1:] &= flags[:-1] & LETTER == 0
    return opening


def find_quotes(text: str, openings: Sequence[int], told: Spans) -> Iterator[tuple[int, int]]:
    """The quotations of a text, in order; none leaves its passage."""
    starts, upto = [start for start, _ in told], 0
    for at in openings:
        if at >= upto and (found := QUOTED.match(text, at, told[bisect_right(starts, at) - 1][1])):
            upto = found.end()
            yield found.span()


def are_inside(places: Indexes, spans: Spans) -> Truths:
    """Which places lie in one of the spans, which are in order."""
    if not spans:
        return np.zeros(len(places), dtype=bool)
    starts, ends = np.array(spans).T
    last = np.searchsorted(starts, places, side="right") - 1
    return np.asarray((last >= 0) & (places < ends[last]))


def end_sentences(flags: Flags, solid: Truths, ends: npt.NDArray[np.intp]) -> Truths:
    """Which chunks end in a stop, whatever brackets and quotation marks stand behind it."""
    open_ends = np.flatnonzero(solid & (flags & CLOSER == 0))
    last = open_ends[np.searchsorted(open_ends, ends) - 1] if len(ends) else ends
    return np.asarray(flags[last] & STOP > 0)
