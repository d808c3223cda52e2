"""Find pages that are copies of each other, however reordered or reworded; a shared quotation is no copy."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from hashlib import blake2b
from itertools import chain, product

import numpy as np

from dateline.cases.copies.alignment import Stretch, align
from dateline.cases.copies.directions import Standing, find_original, find_source, standing_of
from dateline.cases.copies.shingles import find_candidates
from dateline.cases.copies.words import Words, read_words
from dateline.cases.indexes import every
from dateline.cases.union_find import join_groups
from dateline.model import By, Copies, CopyKind, CopyPair, Credit, Page, Passage
from dateline.rules import Pack
from dateline.stage import Notes, Stage
from dateline.weights import weight, weight_table

ALL = weight("en.copies.all")
"""Share of both texts from which on two pages are one text."""
MUCH = weight("en.copies.much")
"""The share of one text from which on pages are one witness; who lifts less has a voice of its own, too."""
SOME = weight("en.copies.some")
"""Share of one of two texts that only copying explains, even where every fifth word was changed."""
PART, EXACT = weight_table("en.copies.part").values()
PHRASE = 30
"""A smaller share is a copy, too, with this much of it to the letter and so many words outside quotations."""
TWINS = 4
"""Twins of a text for which shared passages are spelled out."""


def find_copies(articles: Mapping[str, Notes], notes: Notes, *, pack: Pack) -> Iterator[Copies]:
    """Groups of pages that are one text, with the passages that they share."""
    pages = {page.id: page for page in every(articles, Page)}
    texts = list(read_words((page, articles[page.id][Passage]) for page in pages.values()))
    pairs = [*same_pairs(texts), *shared_pairs(texts)]
    paired = {pair.left for pair in pairs} | {pair.right for pair in pairs}
    standings = {
        page: standing_of(pages[page], articles[page][Credit], pack) for page in pages if page in paired
    }
    copied = [
        (pair.left, pair.right)
        for pair in pairs
        if pair.kind != CopyKind.QUOTE and max(pair.share_of_left, pair.share_of_right) >= MUCH
    ]
    of_page = defaultdict(list)
    for pair in pairs:
        of_page[pair.left].append(direct(pair, standings))
    for group in join_groups(pages, copied):
        yield from describe(
            [standings[page] for page in group if page in standings],
            list(chain.from_iterable(of_page[page] for page in group)),
        )


def direct(pair: CopyPair, standings: Mapping[str, Standing]) -> CopyPair:
    """The pair with its source where something tells; a shared quotation has none."""
    return (
        pair
        if pair.kind == CopyKind.QUOTE
        else replace(pair, source=find_source(standings[pair.left], standings[pair.right]))
    )


def same_pairs(texts: Iterable[Words]) -> Iterator[CopyPair]:
    """Every page with the first one that has the same words."""
    for first, *others in twins(texts):
        for other in others:
            yield CopyPair(
                first.page,
                other.page,
                1.0,
                1.0,
                spans(first, other, [(0, len(first), 0, len(other))]),
                CopyKind.IDENTICAL,
            )


def twins(texts: Iterable[Words]) -> list[list[Words]]:
    """Texts by their words; texts without words have no twin."""
    same: dict[object, list[Words]] = {}
    for words in texts:
        same.setdefault(
            blake2b(words.codes.tobytes(), digest_size=16).digest() if len(words) else words.page, []
        ).append(words)
    return list(same.values())


def shared_pairs(texts: Iterable[Words]) -> Iterator[CopyPair]:
    """Pairs of different texts that share passages."""
    alike = twins(texts)
    for number, other in find_candidates([first for first, *_ in alike]):
        left, right = alike[number][0], alike[other][0]
        stretches = align(left, right)
        overlap = measure(left, right, stretches)
        kind = judge_kind(left, right, stretches, overlap)
        if kind:
            for one, twin in product(alike[number][:TWINS], alike[other][:TWINS]):
                yield CopyPair(one.page, twin.page, *overlap.shares, spans(one, twin, stretches), kind)


@dataclass(frozen=True, slots=True)
class Overlap:
    """How much two texts share in words, the lesser side: outside (`said`) and inside (`quoted`) quotations.

    With it the part of each text that is shared outside quotation marks.
    """

    said: int
    quoted: int
    shares: tuple[float, float]


def measure(left: Words, right: Words, stretches: Iterable[Stretch]) -> Overlap:
    """How much two texts share in some stretches."""
    covered = np.zeros(len(left), dtype=bool), np.zeros(len(right), dtype=bool)
    for i, k, j, m in stretches:
        covered[0][i:k] = covered[1][j:m] = True
    shared = [int(np.count_nonzero(side)) for side in covered]
    quoted = [
        int(np.count_nonzero(side & words.quoted)) for words, side in zip((left, right), covered, strict=True)
    ]
    said = [every - inside for every, inside in zip(shared, quoted, strict=True)]
    return Overlap(min(said), min(quoted), (share(left, said[0]), share(right, said[1])))


def share(words: Words, said: int) -> float:
    """The part of a text outside quotation marks that so many words are, in thousandths."""
    return round(said / words.spoken, 3) if words.spoken else 0.0


def judge_kind(left: Words, right: Words, stretches: Sequence[Stretch], overlap: Overlap) -> CopyKind | None:
    """What the shared passages make of two texts; `None` when they are no more than a phrase."""
    if not stretches:
        return None
    least, most = sorted(overlap.shares)
    enough = overlap.said >= min(PHRASE, len(left) // 2, len(right) // 2)
    if enough and (most >= SOME or (most >= PART and agreement(left, right, stretches) >= EXACT)):
        return CopyKind.NEAR if least >= ALL else CopyKind.REWRITE
    return CopyKind.QUOTE if overlap.quoted >= overlap.said else None


def agreement(left: Words, right: Words, stretches: Iterable[Stretch]) -> float:
    """The part of the shared passages that is the same to the letter."""
    pieces = [
        (Counter(left.codes[i:k].tolist()), Counter(right.codes[j:m].tolist())) for i, k, j, m in stretches
    ]
    return sum((a & b).total() for a, b in pieces) / sum(a.total() for a, _ in pieces)


def spans(left: Words, right: Words, stretches: Iterable[Stretch]) -> tuple[tuple[int, int, int, int], ...]:
    """Stretches of words as page offsets, one for each line of an identical text."""
    return tuple(
        (int(left.starts[i]), int(left.ends[k - 1]), int(right.starts[j]), int(right.ends[m - 1]))
        for i, k, j, m in stretches
    )


def describe(group: Sequence[Standing], pairs: Sequence[CopyPair]) -> Iterator[Copies]:
    """A group as a fact; a page alone is worth one only for what it shares without being a copy."""
    if not pairs:
        return
    rule = (
        "case.copies.text/1"
        if len(group) > 1
        else "case.copies.quote/1"
        if all(pair.kind == CopyKind.QUOTE for pair in pairs)
        else "case.copies.part/1"
    )
    pages = tuple(one.page for one in group)
    yield Copies(pages, find_original(group) if len(group) > 1 else None, tuple(pairs), By(rule, 1.0, pages))


def stage(pack: Pack) -> Stage:
    """The copies stage."""
    return Stage(
        "copies",
        scope="case",
        needs=(Page, Passage, Credit),
        gives=(Copies,),
        run=partial(find_copies, pack=pack),
    )
