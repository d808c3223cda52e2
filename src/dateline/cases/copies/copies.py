"""Find pages that are copies of each other, however reordered or reworded; a shared quotation is no copy."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from hashlib import blake2b
from itertools import chain, product

from dateline.cases.copies.alignment import Stretch
from dateline.cases.copies.candidates import find_candidates
from dateline.cases.copies.comparisons import compare
from dateline.cases.copies.directions import Standing, find_original, find_source, standing_of
from dateline.cases.copies.retellings import find_relations
from dateline.cases.copies.words import Words, read_words
from dateline.cases.indexes import every
from dateline.cases.union_find import join_groups
from dateline.model import By, Copies, CopyKind, CopyPair, Credit, Page, Passage
from dateline.rules import Pack
from dateline.stage import Notes, Stage

Related = tuple[CopyPair, bool]
"""A pair of pages, and whether both are one witness."""


def find_copies(articles: Mapping[str, Notes], notes: Notes, *, pack: Pack) -> Iterator[Copies]:
    """Groups of pages that are one text, with the passages that they share."""
    pages = {page.id: page for page in every(articles, Page)}
    texts = list(read_words((page, articles[page.id][Passage]) for page in pages.values()))
    found = [*same_pairs(texts), *shared_pairs(texts)]
    pairs = [pair for pair, _ in found]
    paired = {pair.left for pair in pairs} | {pair.right for pair in pairs}
    standings = {
        page: standing_of(pages[page], articles[page][Credit], pack) for page in pages if page in paired
    }
    copied = [(pair.left, pair.right) for pair, one_witness in found if one_witness]
    groups = join_groups(pages, copied)
    alone = {page for page, *others in groups if not others}
    of_page = defaultdict(list)
    for pair in pairs:
        of_page[holder_of(pair, alone)].append(direct(pair, standings))
    for group in groups:
        yield from describe(
            [standings[page] for page in group if page in standings],
            list(chain.from_iterable(of_page[page] for page in group)),
        )


def holder_of(pair: CopyPair, alone: Container[str]) -> str:
    """The page whose fact holds a pair: the one that is a witness alone and shares some, else the left."""
    return pair.right if pair.right in alone and pair.left not in alone else pair.left


def direct(pair: CopyPair, standings: Mapping[str, Standing]) -> CopyPair:
    """The pair with its source where something tells; a shared quotation has none."""
    return (
        pair
        if pair.kind == CopyKind.QUOTE
        else replace(pair, source=find_source(standings[pair.left], standings[pair.right]))
    )


def same_pairs(texts: Iterable[Words]) -> Iterator[Related]:
    """Every page with the first one that has the same words."""
    for first, *others in twins(texts):
        for other in others:
            everything = spans(first, other, [(0, len(first), 0, len(other))])
            yield CopyPair(first.page, other.page, 1.0, 1.0, everything, CopyKind.IDENTICAL), True


def twins(texts: Iterable[Words]) -> list[list[Words]]:
    """Texts by their words; texts without words have no twin."""
    same: dict[object, list[Words]] = {}
    for words in texts:
        same.setdefault(
            blake2b(words.codes.tobytes(), digest_size=16).digest() if len(words) else words.page, []
        ).append(words)
    return list(same.values())


def shared_pairs(texts: Iterable[Words]) -> Iterator[Related]:
    """Pairs of different texts that share passages, or of which one retells the other."""
    alike = twins(texts)
    firsts = [first for first, *_ in alike]
    for found in find_relations(firsts, (compare(firsts, *pair) for pair in find_candidates(firsts))):
        if found.kind:
            for one, twin in product(alike[found.left][: found.twins], alike[found.right][: found.twins]):
                passages = spans(one, twin, found.stretches)
                pair = CopyPair(one.page, twin.page, *found.overlap.shares, passages, found.kind)
                yield pair, found.is_one_witness


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
