"""Claims that stand at the same place of a text and of its copy."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict, deque
from collections.abc import Iterator, Mapping, Sequence

from dateline.cases.claim_features import Sketch, World
from dateline.model import Copies, CopyPair


def pair_twins(world: World) -> Iterator[tuple[Sketch, Sketch]]:
    """Claims of one word at the same place of a passage that two pages share."""
    on_page = order_pages(world)
    for copies in world.notes[Copies]:
        for pair in copies.pairs:
            yield from pair_passages(pair, on_page)


def order_pages(world: World) -> Mapping[str, tuple[list[Sketch], list[int]]]:
    """The claims of every page in text order, and where their words begin."""
    found: dict[str, list[Sketch]] = defaultdict(list)
    for sketch in world.sketches.values():
        found[sketch.claim.trigger.page].append(sketch)
    return {page: (sketches, starts_of(sketches)) for page, sketches in found.items()}


def starts_of(sketches: Sequence[Sketch]) -> list[int]:
    """Where the words of some claims begin."""
    return [sketch.claim.trigger.start for sketch in sketches]


def pair_passages(
    pair: CopyPair, on_page: Mapping[str, tuple[Sequence[Sketch], Sequence[int]]]
) -> Iterator[tuple[Sketch, Sketch]]:
    """In every shared passage the first claim of a word with the first on the other page, and so on."""
    if pair.left not in on_page or pair.right not in on_page:
        return
    for start, end, begin, finish in pair.passages:
        waiting: dict[object, deque[Sketch]] = defaultdict(deque)
        for sketch in cut(*on_page[pair.right], begin, finish):
            waiting[sketch.wording].append(sketch)
        for sketch in cut(*on_page[pair.left], start, end):
            if waiting[sketch.wording]:
                yield sketch, waiting[sketch.wording].popleft()


def cut(sketches: Sequence[Sketch], starts: Sequence[int], start: int, end: int) -> Sequence[Sketch]:
    """The claims whose words begin in `[start, end)`."""
    return sketches[bisect_left(starts, start) : bisect_left(starts, end)]
