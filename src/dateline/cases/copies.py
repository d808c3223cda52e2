"""Find pages that are copies of each other, however cut, reordered or reworded; a shared quotation is not a copy."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from dateline.cases.alignment import Stretch, align
from dateline.cases.groups import join_groups
from dateline.cases.shingles import find_candidates
from dateline.cases.words import Words, read_words
from dateline.model import By, Copies, CopyKind, CopyPair, Page, Passage
from dateline.stage import Notes, Stage

SAYS = {
    "case.copies.text/1": "The pages share running text outside quotation marks, word for word or with some words changed, so they are one witness.",
    "case.copies.quote/1": "The page shares only quotations with another page, so each stays a witness of its own.",
}
ALL = 0.9
"""Share of both texts from which on two pages are one text."""
PART = 0.1
"""Share of the shorter text, and words, below which shared text is a phrase that anyone may use."""
PHRASE = 25
CREDIT = 40
"""Words at either end of a page where an agency is credited."""


def find_copies(articles: Mapping[str, Notes], notes: Notes) -> Iterator[Copies]:
    """Groups of pages that are one text, with the passages that they share."""
    pages = {page.id: page for layers in articles.values() for page in layers[Page]}
    known: dict[str, int] = {}
    texts = [read_words(page, articles[page.id][Passage], known) for page in pages.values()]
    pairs = [*same_pairs(texts), *shared_pairs(texts)]
    copied = [(pair.left, pair.right) for pair in pairs if pair.kind != CopyKind.QUOTE]
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
        same.setdefault(words.codes or words.page, []).append(words)
    return list(same.values())


def shared_pairs(texts: Iterable[Words]) -> Iterator[CopyPair]:
    """Pairs of different texts that share passages."""
    for left, right in find_candidates(first for first, *_ in twins(texts)):
        stretches = align(left, right)
        kind = judge_kind(left, right, stretches)
        if kind:
            yield CopyPair(left.page, right.page, share(left, left_sides(stretches)), share(right, right_sides(stretches)), spans(left, right, stretches), kind)


def left_sides(stretches: Iterable[Stretch]) -> set[int]:
    """The words of the left text that are shared."""
    return {word for i, k, _, _ in stretches for word in range(i, k)}


def right_sides(stretches: Iterable[Stretch]) -> set[int]:
    """The words of the right text that are shared."""
    return {word for _, _, j, m in stretches for word in range(j, m)}


def spoken(words: Words, shared: Iterable[int]) -> int:
    """How many shared words stand outside quotation marks."""
    return sum(not words.quoted[word] for word in shared)


def share(words: Words, shared: Iterable[int]) -> float:
    """The part of a text outside quotation marks that is shared, in thousandths."""
    return round(spoken(words, shared) / words.spoken, 3) if words.spoken else 0.0


def judge_kind(left: Words, right: Words, stretches: Sequence[Stretch]) -> CopyKind | None:
    """What the shared passages make of two texts; `None` when they are no more than a phrase."""
    if not stretches:
        return None
    sides = (left, left_sides(stretches)), (right, right_sides(stretches))
    shares = [share(words, shared) for words, shared in sides]
    said = min(spoken(words, shared) for words, shared in sides)
    if said >= PHRASE and max(shares) >= PART:
        return CopyKind.NEAR if min(shares) >= ALL else CopyKind.REWRITE
    quoted = min(len(shared) - spoken(words, shared) for words, shared in sides)
    return CopyKind.QUOTE if quoted >= said else None


def spans(left: Words, right: Words, stretches: Iterable[Stretch]) -> tuple[tuple[int, int, int, int], ...]:
    """Stretches of words as page offsets, one for each line of an identical text."""
    return tuple((left.starts[i], left.ends[k - 1], right.starts[j], right.ends[m - 1]) for i, k, j, m in stretches)


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
    credited = [page.id for page in pages if (name := site_name(page)) and all(credits(other, name) for other in pages if other is not page)]
    return credited[0] if len(credited) == 1 else None


def site_name(page: Page) -> str | None:
    """The name in a page's site: "agency" for "www.agency.example"."""
    sites = [sighting.site.casefold().removeprefix("www.") for sighting in page.sightings if sighting.site]
    return min(sites).partition(".")[0] if sites else None


def credits(page: Page, name: str) -> bool:
    """Whether a page names another one's outlet in its first or last words."""
    words = [word.strip(".,:;()[]—-–'’\"").casefold() for word in page.text.split()]
    return name in words[:CREDIT] or name in words[-CREDIT:]


def stage() -> Stage:
    """The copies stage."""
    return Stage("copies", version=1, scope="case", needs=(Page, Passage), gives=(Copies,), run=find_copies, says=SAYS)
