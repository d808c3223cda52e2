"""Which passages of two texts are the same words: seed, extend and chain over word codes, in any order of paragraphs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from dateline.cases.words import Words

SEED = 3
"""Words that must agree to begin a match."""
COMMON = 12
"""Seeds more frequent than this in a text say nothing."""
REACH = 30
"""Words that an editor may have changed between two matches of one passage."""
EDGE = 10
"""Words that may differ between the first or last match of a passage and the edge of its sentence."""
SOLID = 8
"""Agreeing words of the least passage that is no chance."""

Run = tuple[int, int, int]
"""Words `i..i+n` of the left text are words `j..j+n` of the right one: (i, j, n)."""
Stretch = tuple[int, int, int, int]
"""Words [i, k) of the left text go with words [j, l) of the right one: (i, k, j, l)."""


def align(left: Words, right: Words) -> tuple[Stretch, ...]:
    """The stretches of words that two texts share, a few edited words allowed within; none crosses a line; in the order of the left text."""
    chains = chain_runs(left, right, find_runs(left.codes, right))
    solid = (run for chain in chains if sum(n for *_, n in chain) >= SOLID for run in chain)
    stretches = (widen(left, right, piece) for chain in chain_runs(left, right, solid) for piece in cut_lines(left, right, chain))
    return tuple(sorted(stretch for stretch in stretches if not is_crumb(left, right, stretch)))


def find_runs(left: Sequence[int], other: Words) -> Iterator[Run]:
    """Runs of equal words, each word of the left text in one at most; where a seed stands twice on the right, the longest wins, then what continues the last run."""
    right, places = other.codes, other.seeds
    i, after = 0, 0
    while i + SEED <= len(left):
        found = places.get((left[i], left[i + 1], left[i + 2]), ())
        if not found or len(found) > COMMON:
            i += 1
            continue
        length, _, j = max((run_length(left, right, i, j), -abs(j - after), j) for j in found) if len(found) > 1 else (run_length(left, right, i, found[0]), 0, found[0])
        yield i, j, length
        i, after = i + length, j + length


def run_length(left: Sequence[int], right: Sequence[int], i: int, j: int) -> int:
    """How many words agree from `i` and `j` on; the seed is known to."""
    n, most = SEED, min(len(left) - i, len(right) - j)
    while n < most and left[i + n] == right[j + n]:
        n += 1
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
    between, beside = k - i - n, m - j - n
    return 0 <= beside <= REACH and between <= REACH and alike(left.codes[i + n : k], right.codes[j + n : m])


def alike(left: Sequence[int], right: Sequence[int]) -> bool:
    """Whether two short texts may be one edited into the other: both very short, or of like length with a third of their words in common."""
    less, more = sorted((len(left), len(right)))
    if more <= 4:
        return True
    common = sum((Counter(left) & Counter(right)).values())
    return less * 2 >= more and common * 3 >= more


def cut_lines(left: Words, right: Words, chain: Sequence[Run]) -> Iterator[Stretch]:
    """A chain as stretches, cut wherever a line ends on either side."""
    begin, last, lines = chain[0], chain[0], (left.lines[chain[0][0]], right.lines[chain[0][1]])
    for i, j, n in (piece for run in chain for piece in cut_run(left, right, run)):
        here = left.lines[i], right.lines[j]
        if here != lines:
            yield begin[0], last[0] + last[2], begin[1], last[1] + last[2]
            begin, lines = (i, j, n), here
        last = (i, j, n)
    yield begin[0], last[0] + last[2], begin[1], last[1] + last[2]


def cut_run(left: Words, right: Words, run: Run) -> Iterator[Run]:
    """A run as runs that stay within one line on both sides."""
    i, j, n = run
    begin = 0
    for k in range(1, n):
        if left.lines[i + k] != left.lines[i + k - 1] or right.lines[j + k] != right.lines[j + k - 1]:
            yield i + begin, j + begin, k - begin
            begin = k
    yield i + begin, j + begin, n - begin


def widen(left: Words, right: Words, stretch: Stretch) -> Stretch:
    """The stretch with the edited words up to the edges of its first and last sentence."""
    i, k, j, m = stretch
    up, over = reach_edge(left.edges, i, -1), reach_edge(right.edges, j, -1)
    if alike(left.codes[i - up : i], right.codes[j - over : j]):
        i, j = i - up, j - over
    up, over = reach_edge(left.edges, k, 1), reach_edge(right.edges, m, 1)
    if alike(left.codes[k : k + up], right.codes[m : m + over]):
        k, m = k + up, m + over
    return i, k, j, m


def is_crumb(left: Words, right: Words, stretch: Stretch) -> bool:
    """Whether a stretch is a word or two that a cut at the end of a line left over, and no whole sentence."""
    i, k, j, m = stretch
    return min(k - i, m - j) <= SEED and not ({i, k} <= left.edges and {j, m} <= right.edges)


def reach_edge(edges: frozenset[int], at: int, step: int) -> int:
    """How many words lie between `at` and the edge of its sentence, 0 when it is out of reach."""
    return next((n for n in range(EDGE + 1) if at + step * n in edges), 0)
