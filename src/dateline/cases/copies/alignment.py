"""Which passages of two texts are the same words: seed, extend and chain, in any order of paragraphs."""

from __future__ import annotations

import itertools
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from dateline.cases.copies.seeds import SEED, find_seeds, index_seeds
from dateline.cases.copies.words import Codes, Words

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
    """The stretches of words that two texts share but for a few edits; none crosses a line; in left order."""
    chains = join_chains(left, right, ([run] for run in find_runs(left, right)))
    solid = join_chains(left, right, filter(is_solid, chains))
    pieces = itertools.chain.from_iterable(cut_lines(left, right, chain) for chain in solid)
    stretches = (widen(left, right, piece) for piece in pieces)
    return tuple(sorted(stretch for stretch in stretches if not is_crumb(left, right, stretch)))


def is_solid(chain: Iterable[Run]) -> bool:
    """Whether so many words agree in a chain of runs that it is no chance."""
    return sum(n for *_, n in chain) >= SOLID


def find_runs(left: Words, right: Words) -> Iterator[Run]:
    """Runs of equal words, each word of the left text in one at most.

    Where a seed stands twice on the right, the longest run wins, then what continues the last one.
    """
    if min(len(left), len(right)) < SEED:
        return
    seeds = index_seeds(right)
    usable, begins, ends = find_seeds(left, seeds)
    at, after = 0, 0
    while at < len(usable):
        i = usable[at]
        j, length = pick_place(left, right, i, seeds.order[begins[at] : ends[at]].tolist(), after)
        yield i, j, length
        after = j + length
        at = bisect_left(usable, i + length, at)


def pick_place(left: Words, right: Words, i: int, found: Sequence[int], after: int) -> tuple[int, int]:
    """Of the places on the right the one with the longest run, else nearest to the last; and its length."""
    if len(found) == 1:
        return found[0], run_length(left.codes, right.codes, i, found[0])
    length, _, j = max((run_length(left.codes, right.codes, i, j), -abs(j - after), j) for j in found)
    return j, length


def run_length(left: Codes, right: Codes, i: int, j: int) -> int:
    """How many words agree from `i` and `j` on, where the seed is known to agree.

    Ever longer pieces are compared, so that a long run costs little and a short one less.
    """
    n, most, size = SEED, min(len(left) - i, len(right) - j), PIECE
    while n < most:
        upto = min(most, n + size)
        differs = left[i + n : i + upto] != right[j + n : j + upto]
        first = int(differs.argmax())
        if differs[first]:
            return n + first
        n, size = upto, size * 4
    return n


def join_chains(left: Words, right: Words, chains: Iterable[list[Run]]) -> list[list[Run]]:
    """Neighbouring chains of runs as one when what lies between is edited rather than other text."""
    joined: list[list[Run]] = []
    for chain in chains:
        if joined and continues(left, right, joined[-1][-1], chain[0]):
            joined[-1].extend(chain)
        else:
            joined.append(chain)
    return joined


def continues(left: Words, right: Words, run: Run, then: Run) -> bool:
    """Whether one run goes on in the next, with at most some edited words in between."""
    (i, j, n), (k, m, _) = run, then
    skipped, beside = k - i - n, m - j - n
    return 0 <= beside <= REACH and skipped <= REACH and alike(left.codes[i + n : k], right.codes[j + n : m])


def alike(left: Codes, right: Codes) -> bool:
    """Whether two short texts may be one, edited: very short, or alike in length with a third in common."""
    less, more = sorted((len(left), len(right)))
    if more <= 4:
        return True
    return less * 2 >= more and (Counter(left.tolist()) & Counter(right.tolist())).total() * 3 >= more


def cut_lines(left: Words, right: Words, chain: Sequence[Run]) -> Iterator[Stretch]:
    """A chain as stretches, cut wherever a line ends on either side."""
    first, end = chain[0], chain[-1]
    if not between(left.breaks, first[0] + 1, end[0] + end[2]) and not between(
        right.breaks, first[1] + 1, end[1] + end[2]
    ):
        yield first[0], end[0] + end[2], first[1], end[1] + end[2]
        return
    begin = last = None
    for run in itertools.chain.from_iterable(cut_run(left, right, whole) for whole in chain):
        if (
            begin
            and last
            and (line_of(left, last[0]), line_of(right, last[1]))
            != (line_of(left, run[0]), line_of(right, run[1]))
        ):
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
    cuts = {at - i for at in between(left.breaks, i + 1, i + n)}
    cuts |= {at - j for at in between(right.breaks, j + 1, j + n)}
    for begin, end in itertools.pairwise((0, *sorted(cuts), n)):
        yield i + begin, j + begin, end - begin


def between(places: Sequence[int], start: int, end: int) -> Sequence[int]:
    """The places in `[start, end)`, of places in order."""
    return places[bisect_left(places, start) : bisect_left(places, end)]


def widen(left: Words, right: Words, stretch: Stretch) -> Stretch:
    """The stretch with the edited words up to the edges of its first and last sentence."""
    i, k, j, m = stretch
    up, over = reach_back(left.edges, i), reach_back(right.edges, j)
    if alike(left.codes[i - up : i], right.codes[j - over : j]):
        i, j = i - up, j - over
    up, over = reach_on(left.edges, k), reach_on(right.edges, m)
    if alike(left.codes[k : k + up], right.codes[m : m + over]):
        k, m = k + up, m + over
    return i, k, j, m


def is_crumb(left: Words, right: Words, stretch: Stretch) -> bool:
    """Whether a stretch is a word or two that a cut at the end of a line left over, and no whole sentence."""
    i, k, j, m = stretch
    return min(k - i, m - j) <= SEED and not (
        left.edges[i] and left.edges[k] and right.edges[j] and right.edges[m]
    )


def reach_back(edges: bytes, at: int) -> int:
    """How many words lie between the beginning of the sentence and `at`, 0 when it is out of reach."""
    found = edges.rfind(1, max(0, at - EDGE), at + 1)
    return at - found if found >= 0 else 0


def reach_on(edges: bytes, at: int) -> int:
    """How many words lie between `at` and the end of the sentence, 0 when it is out of reach."""
    found = edges.find(1, at, at + EDGE + 1)
    return found - at if found >= 0 else 0
