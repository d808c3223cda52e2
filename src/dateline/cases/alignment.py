"""Which passages of two texts are the same words: seed, extend and chain over word codes, in any order of paragraphs."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

import numpy as np

from dateline.cases.words import Codes, Words

SEED = 3
"""Words that must agree to begin a match."""
COMMON = 12
"""Seeds more frequent than this in a text say nothing."""
REACH = 30
"""Words that an editor may have changed between two matches of one passage."""
EDGE = 10
"""Words that may differ between the first or last match of a passage and the edge of its sentence."""
PIECE = 16
"""Words compared at first to see how long a run is."""
SOLID = 8
"""Agreeing words of the least passage that is no chance."""

Run = tuple[int, int, int]
"""Words `i..i+n` of the left text are words `j..j+n` of the right one: (i, j, n)."""
Stretch = tuple[int, int, int, int]
"""Words [i, k) of the left text go with words [j, l) of the right one: (i, k, j, l)."""


def align(left: Words, right: Words) -> tuple[Stretch, ...]:
    """The stretches of words that two texts share, a few edited words allowed within; none crosses a line; in the order of the left text."""
    chains = chain_runs(left, right, find_runs(left, right))
    solid = (run for chain in chains if sum(n for *_, n in chain) >= SOLID for run in chain)
    stretches = (widen(left, right, piece) for chain in chain_runs(left, right, solid) for piece in cut_lines(left, right, chain))
    return tuple(sorted(stretch for stretch in stretches if not is_crumb(left, right, stretch)))


def find_runs(left: Words, right: Words) -> Iterator[Run]:
    """Runs of equal words, each word of the left text in one at most; where a seed stands twice on the right, the longest wins, then what continues the last run."""
    _, order, known = right.seeds
    lows, highs = (np.searchsorted(known, left.seeds[0], side=side) for side in ("left", "right"))
    usable = np.flatnonzero((highs > lows) & (highs - lows <= COMMON)).tolist()
    at, after = 0, 0
    while at < len(usable):
        i = usable[at]
        found = order[lows[i] : highs[i]].tolist()
        length, _, j = max((run_length(left.codes, right.codes, i, j), -abs(j - after), j) for j in found)
        yield i, j, length
        after = j + length
        at = bisect_left(usable, i + length, at)


def run_length(left: Codes, right: Codes, i: int, j: int) -> int:
    """How many words agree from `i` and `j` on; the seed is known to. Ever longer pieces are compared, so that a long run costs little and a short one less."""
    n, most, size = SEED, min(len(left) - i, len(right) - j), PIECE
    while n < most:
        upto = min(most, n + size)
        differs = left[i + n : i + upto] != right[j + n : j + upto]
        first = int(differs.argmax())
        if differs[first]:
            return n + first
        n, size = upto, size * 4
    return n


def chain_runs(left: Words, right: Words, runs: Iterable[Run]) -> list[list[Run]]:
    """Neighbouring runs in one chain when what lies between is edited rather than other text."""
    chains: list[list[Run]] = []
    for i, j, n in runs:
        if chains and continues(left, right, chains[-1][-1], (i, j, n)):
            chains[-1].append((i, j, n))
        else:
            chains.append([(i, j, n)])
    return chains


def continues(left: Words, right: Words, run: Run, then: Run) -> bool:
    """Whether one run goes on in the next, with at most some edited words in between."""
    (i, j, n), (k, m, _) = run, then
    skipped, beside = k - i - n, m - j - n
    return 0 <= beside <= REACH and skipped <= REACH and alike(left.spelled[i + n : k], right.spelled[j + n : m])


def alike(left: Sequence[int], right: Sequence[int]) -> bool:
    """Whether two short texts may be one edited into the other: both very short, or of like length with a third of their words in common."""
    less, more = sorted((len(left), len(right)))
    if more <= 4:
        return True
    common = sum((Counter(left) & Counter(right)).values())
    return less * 2 >= more and common * 3 >= more


def cut_lines(left: Words, right: Words, chain: Sequence[Run]) -> Iterator[Stretch]:
    """A chain as stretches, cut wherever a line ends on either side."""
    begin = last = None
    for run in (piece for whole in chain for piece in cut_run(left, right, whole)):
        if begin and last and (line_of(left, last[0]), line_of(right, last[1])) != (line_of(left, run[0]), line_of(right, run[1])):
            yield begin[0], last[0] + last[2], begin[1], last[1] + last[2]
            begin = None
        begin, last = begin or run, run
    if begin and last:
        yield begin[0], last[0] + last[2], begin[1], last[1] + last[2]


def line_of(words: Words, at: int) -> int:
    """The number of the line that a word stands in."""
    return bisect_right(words.breaks, at)


def cut_run(left: Words, right: Words, run: Run) -> Iterator[Run]:
    """A run as runs that stay within one line on both sides."""
    i, j, n = run
    cuts = {at - start for words, start in ((left, i), (right, j)) for at in between(words.breaks, start + 1, start + n)}
    for begin, end in pairwise((0, *sorted(cuts), n)):
        yield i + begin, j + begin, end - begin


def between(places: Sequence[int], start: int, end: int) -> Sequence[int]:
    """The places in `[start, end)`, of places in order."""
    return places[bisect_left(places, start) : bisect_left(places, end)]


def widen(left: Words, right: Words, stretch: Stretch) -> Stretch:
    """The stretch with the edited words up to the edges of its first and last sentence."""
    i, k, j, m = stretch
    up, over = reach_edge(left.edges, i, -1), reach_edge(right.edges, j, -1)
    if alike(left.spelled[i - up : i], right.spelled[j - over : j]):
        i, j = i - up, j - over
    up, over = reach_edge(left.edges, k, 1), reach_edge(right.edges, m, 1)
    if alike(left.spelled[k : k + up], right.spelled[m : m + over]):
        k, m = k + up, m + over
    return i, k, j, m


def is_crumb(left: Words, right: Words, stretch: Stretch) -> bool:
    """Whether a stretch is a word or two that a cut at the end of a line left over, and no whole sentence."""
    i, k, j, m = stretch
    return min(k - i, m - j) <= SEED and not ({i, k} <= left.edges and {j, m} <= right.edges)


def reach_edge(edges: frozenset[int], at: int, step: int) -> int:
    """How many words lie between `at` and the edge of its sentence, 0 when it is out of reach."""
    return next((n for n in range(EDGE + 1) if at + step * n in edges), 0)
