"""Find pages that are copies of each other, however cut, reordered or reworded; a shared quotation is not a copy."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b
from itertools import product

import numpy as np

from dateline.cases.alignment import Stretch, align
from dateline.cases.groups import join_groups
from dateline.cases.shingles import find_candidates
from dateline.cases.words import Truths, Words, read_words
from dateline.model import By, Copies, CopyKind, CopyPair, Page, Passage
from dateline.stage import Notes, Stage

SAYS = {
    "case.copies.text/1": "The pages share running text outside quotation marks, word for word or with some words changed, so they are one witness.",
    "case.copies.quote/1": "The page shares only quotations with another page, so each stays a witness of its own.",
}
ALL = 0.9
"""Share of both texts from which on two pages are one text."""
MUCH = 0.4
"""Share of one of two texts from which on the pages are one witness; a page that lifts less has a voice of its own, too."""
SOME = 0.32
"""Share of one of two texts that only copying explains, even where every fifth word was changed."""
PART, EXACT, PHRASE = 0.1, 0.95, 30
"""A smaller share is copied when so much of the text, this much of it to the letter and at least so many words of it (or half a short text) outside quotation marks are."""
TWINS = 4
"""Twins of a text for which shared passages are spelled out."""
CREDIT = 40
"""Words at either end of a page where an agency is credited."""


def find_copies(articles: Mapping[str, Notes], notes: Notes) -> Iterator[Copies]:
    """Groups of pages that are one text, with the passages that they share."""
    pages = {page.id: page for layers in articles.values() for page in layers[Page]}
    texts = list(read_words((page, articles[page.id][Passage]) for page in pages.values()))
    pairs = [*same_pairs(texts), *shared_pairs(texts)]
    copied = [(pair.left, pair.right) for pair in pairs if pair.kind != CopyKind.QUOTE and max(pair.share_of_left, pair.share_of_right) >= MUCH]
    of_page = defaultdict(list)
    for pair in pairs:
        of_page[pair.left].append(pair)
    for group in join_groups(pages, copied):
        yield from describe([pages[page] for page in sorted(group)], [pair for page in sorted(group) for pair in of_page[page]])


def same_pairs(texts: Iterable[Words]) -> Iterator[CopyPair]:
    """Every page with the first one that has the same words."""
    for first, *others in twins(texts):
        for other in others:
            yield CopyPair(first.page, other.page, 1.0, 1.0, spans(first, other, [(0, len(first), 0, len(other))]), CopyKind.IDENTICAL)


def twins(texts: Iterable[Words]) -> list[list[Words]]:
    """Texts by their words; texts without words have no twin."""
    same: dict[object, list[Words]] = {}
    for words in texts:
        same.setdefault(blake2b(words.codes.tobytes(), digest_size=16).digest() if len(words) else words.page, []).append(words)
    return list(same.values())


def shared_pairs(texts: Iterable[Words]) -> Iterator[CopyPair]:
    """Pairs of different texts that share passages."""
    alike = twins(texts)
    for number, other in find_candidates([first for first, *_ in alike]):
        left, right = alike[number][0], alike[other][0]
        stretches = align(left, right)
        kind = judge_kind(left, right, stretches)
        if kind:
            shares = share(left, left_sides(left, stretches)), share(right, right_sides(right, stretches))
            for one, twin in product(alike[number][:TWINS], alike[other][:TWINS]):
                yield CopyPair(one.page, twin.page, *shares, spans(one, twin, stretches), kind)


def left_sides(words: Words, stretches: Iterable[Stretch]) -> Truths:
    """Which words of the left text are shared."""
    return cover(words, ((i, k) for i, k, _, _ in stretches))


def right_sides(words: Words, stretches: Iterable[Stretch]) -> Truths:
    """Which words of the right text are shared."""
    return cover(words, ((j, m) for _, _, j, m in stretches))


def cover(words: Words, pieces: Iterable[tuple[int, int]]) -> Truths:
    """Which words of a text lie in any of some pieces."""
    covered = np.zeros(len(words), dtype=bool)
    for start, end in pieces:
        covered[start:end] = True
    return covered


def spoken(words: Words, shared: Truths) -> int:
    """How many shared words stand outside quotation marks."""
    return int(np.count_nonzero(shared & ~words.quoted))


def share(words: Words, shared: Truths) -> float:
    """The part of a text outside quotation marks that is shared, in thousandths."""
    return round(spoken(words, shared) / words.spoken, 3) if words.spoken else 0.0


def judge_kind(left: Words, right: Words, stretches: Sequence[Stretch]) -> CopyKind | None:
    """What the shared passages make of two texts; `None` when they are no more than a phrase."""
    if not stretches:
        return None
    sides = (left, left_sides(left, stretches)), (right, right_sides(right, stretches))
    shares = [share(words, shared) for words, shared in sides]
    said = min(spoken(words, shared) for words, shared in sides)
    if said >= min(PHRASE, len(left) // 2, len(right) // 2) and (max(shares) >= SOME or (max(shares) >= PART and agreement(left, right, stretches) >= EXACT)):
        return CopyKind.NEAR if min(shares) >= ALL else CopyKind.REWRITE
    quoted = min(int(np.count_nonzero(shared)) - spoken(words, shared) for words, shared in sides)
    return CopyKind.QUOTE if quoted >= said else None


def agreement(left: Words, right: Words, stretches: Iterable[Stretch]) -> float:
    """The part of the shared passages that is the same to the letter."""
    pieces = [(Counter(left.codes[i:k].tolist()), Counter(right.codes[j:m].tolist())) for i, k, j, m in stretches]
    return sum((a & b).total() for a, b in pieces) / sum(a.total() for a, _ in pieces)


def spans(left: Words, right: Words, stretches: Iterable[Stretch]) -> tuple[tuple[int, int, int, int], ...]:
    """Stretches of words as page offsets, one for each line of an identical text."""
    return tuple((int(left.starts[i]), int(left.ends[k - 1]), int(right.starts[j]), int(right.ends[m - 1])) for i, k, j, m in stretches)


def describe(pages: Sequence[Page], pairs: Sequence[CopyPair]) -> Iterator[Copies]:
    """A group as a fact; a page alone is worth one only for the quotations it shares."""
    if not pairs:
        return
    rule = "case.copies.text/1" if len(pages) > 1 else "case.copies.quote/1"
    yield Copies(tuple(page.id for page in pages), find_original(pages), tuple(sorted(pairs)), By(rule, 1.0, tuple(page.id for page in pages)))


def find_original(pages: Sequence[Page]) -> str | None:
    """The page that was there first by its declared day, else the one whose site the others credit."""
    if len(pages) < 2:
        return None
    days = sorted((min(declared), page.id) for page in pages if (declared := [sighting.published for sighting in page.sightings if sighting.published]))
    if len(days) == len(pages) and days[0][0] < days[1][0]:
        return days[0][1]
    credited = [page.id for page in pages if (name := site_name(page)) and all(is_credited(name, other) for other in pages if other is not page)]
    return credited[0] if len(credited) == 1 else None


def site_name(page: Page) -> str | None:
    """The name in a page's site: "agency" for "www.agency.example"."""
    sites = [sighting.site.casefold().removeprefix("www.") for sighting in page.sightings if sighting.site]
    return min(sites).partition(".")[0] if sites else None


def is_credited(name: str, page: Page) -> bool:
    """Whether a page names an outlet in its first or last words."""
    words = [word.strip(".,:;()[]—-–'’\"").casefold() for word in page.text.split()]
    return name in words[:CREDIT] or name in words[-CREDIT:]


def stage() -> Stage:
    """The copies stage."""
    return Stage("copies", version=2, scope="case", needs=(Page, Passage), gives=(Copies,), run=find_copies, says=SAYS)
