"""What a page is about: its rare and named words as a unit vector (tf-idf, Salton and Buckley 1988)."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from itertools import chain
from math import log, sqrt

from dateline.model import TOLD, Page, Passage
from dateline.weights import weight

WORD = re.compile(r"[^\W\d_]{3,}")
LONG = 5
"""Letters of the shortest common word that says what a page is about; names may be shorter."""
NAMED = weight("en.stories.named")
"""A name weighs as much as so many common words."""
BEHIND = 300
"""Pages imagined behind the case: in a case of two pages a word is not common because both have it."""
KEPT = 80
"""Terms kept of each page, heaviest first."""

Vector = Mapping[str, float]


def count_terms(page: Page, passages: Iterable[Passage]) -> dict[str, float]:
    """How often telling passages use each word; what is never written small is a name and counts more."""
    small: Counter[str] = Counter()
    large: Counter[str] = Counter()
    for passage in passages:
        if passage.zone in TOLD:
            for word in WORD.findall(page.text, passage.span.start, passage.span.end):
                (small if word[0].islower() else large)[word.lower()] += 1
    common = {word: float(small[word] + large[word]) for word in small if len(word) >= LONG}
    return common | {word: times * NAMED for word, times in large.items() if word not in small}


def weigh_terms(counts: Mapping[str, Mapping[str, float]]) -> dict[str, Vector]:
    """A unit vector for each page, by page id, of its heaviest terms, heaviest first."""
    spread = Counter(chain.from_iterable(counts.values()))
    rare = {term: log((len(counts) + BEHIND) / (pages + 1)) for term, pages in spread.items()}
    return {page: scale(weigh_page(terms, rare)) for page, terms in counts.items()}


def weigh_page(counts: Mapping[str, float], rare: Mapping[str, float]) -> Mapping[str, float]:
    """The terms of one page by how often it uses them and how rare they are."""
    return {term: (1 + log(times)) * rare[term] for term, times in counts.items()}


def mean_similarities(vectors: Mapping[str, Vector]) -> dict[str, float]:
    """The mean cosine of each page with the others, in [0, 1]; zero where there is none."""
    total: dict[str, float] = defaultdict(float)
    for term, share in chain.from_iterable(vector.items() for vector in vectors.values()):
        total[term] += share
    others = max(1, len(vectors) - 1)
    return {page: (dot(vector, total) - dot(vector, vector)) / others for page, vector in vectors.items()}


def scale(weights: Mapping[str, float]) -> Vector:
    """The heaviest terms, as a vector of length 1."""
    kept = sorted(weights.items(), key=lambda item: (-item[1], item[0]))[:KEPT]
    length = sqrt(sum(weight * weight for _, weight in kept)) or 1.0
    return {term: weight / length for term, weight in kept}


def dot(left: Vector, right: Vector) -> float:
    """The inner product of two sparse vectors."""
    less, more = (left, right) if len(left) <= len(right) else (right, left)
    return sum(weight * more[term] for term, weight in less.items() if term in more)
