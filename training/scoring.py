"""How well attributions agree with annotated ones.

Exact and overlapping sets of words, and whole attributions (Johansson and Moschitti 2010).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, product, repeat
from typing import Any

from reading import ROLES, Article, lexicon_of

from dateline.claims.attribution.attribution import settle
from dateline.claims.attribution.continuations import continue_quotes
from dateline.claims.attribution.learned import learn
from dateline.model import Sentence
from dateline.reader.network import Network

WORD = re.compile(r"[^\W_]+(?:['’.\-][^\W_]+)*")

Sets = tuple[frozenset[Any], frozenset[Any], frozenset[Any]]
"""Source, cue and content of one attribution, as sets of words."""


def score(articles: Sequence[Article], network: Network | None) -> dict[str, float]:
    """Exact F1 of source, cue and content, overlap of content, soft F1 of whole attributions, in percent.

    Without a network they are those of the rules alone.
    """
    total: Counter[str] = Counter()
    for article in articles:
        numbered = [(match.start(), match.end()) for match in WORD.finditer(article.text)]
        gold = distinct(annotated(numbered, each) for each in article.annotated)
        total.update(counts(distinct(predicted(article, network, numbered)), gold))
    return {key: f1_of(total, key) for key in ("source", "cue", "content", "overlap", "soft")}


def f1_of(total: Mapping[str, int], key: str) -> float:
    """F1 of one measure."""
    return f1(*(total[f"{key} {part}"] for part in ("p", "pn", "r", "rn")))


def annotated(numbered: Sequence[tuple[int, int]], attribution: Mapping[str, Any]) -> Sets:
    """An annotated attribution."""
    source, cue, content = (words_in(numbered, attribution[role]) for role in ROLES)
    return source, cue, content


def predicted(
    article: Article, network: Network | None, numbered: Sequence[tuple[int, int]]
) -> Iterator[Sets]:
    """What is found in an article."""
    sentences = dict(chain.from_iterable(context.sentences.items() for context in article.contexts))
    drafted = (
        learn(article.contexts, network)
        if network
        else (list(chain.from_iterable(context.drafts.values())) for context in article.contexts)
    )
    passages = [list(context.sentences.values()) for context in article.contexts]
    settled = [
        (passage, settle(passage, drafts, lexicon_of()))
        for passage, drafts in zip(passages, drafted, strict=True)
    ]
    for draft in continue_quotes(settled, sentences):
        cue = [(draft.sentence, at) for at in range(min(draft.cue), max(draft.cue) + 1)] if draft.cue else []
        further = (zip(repeat(number), range(first, last + 1)) for number, first, last in draft.further)
        content = [*((draft.sentence, at) for at in draft.content), *chain.from_iterable(further)]
        if content:
            parts = ([(draft.sentence, at) for at in draft.source], cue, content)
            source, cues, contents = (words_in(numbered, spans_of(part, sentences)) for part in parts)
            yield source, cues, contents


def spans_of(tokens: Iterable[tuple[int, int]], sentences: Mapping[int, Sentence]) -> list[tuple[int, int]]:
    """Where tokens stand in their article, given as (sentence, token)."""
    return [(sentences[number].starts[at], sentences[number].ends[at]) for number, at in tokens]


def words_in(numbered: Sequence[tuple[int, int]], spans: Iterable[Sequence[int]]) -> frozenset[int]:
    """The numbers of the words that spans touch."""
    found = set()
    for start, end in spans:
        at = bisect_left(numbered, (start, -1))
        at -= at > 0 and numbered[at - 1][1] > start
        while at < len(numbered) and numbered[at][0] < end:
            found.add(at)
            at += 1
    return frozenset(found)


def distinct(sets: Iterable[Any]) -> list[Sets]:
    """Each attribution once."""
    return list(dict.fromkeys(sets))


def counts(found: Sequence[Sets], gold: Sequence[Sets]) -> Counter[str]:
    """Hits and numbers, found and annotated, of every measure."""
    total: Counter[str] = Counter()
    for at, role in enumerate(ROLES):
        mine, theirs = (
            {each[at] for each in found} - {frozenset()},
            {each[at] for each in gold} - {frozenset()},
        )
        total.update(
            {
                f"{role} p": len(mine & theirs),
                f"{role} r": len(mine & theirs),
                f"{role} pn": len(mine),
                f"{role} rn": len(theirs),
            }
        )
        if role == "content":
            total.update({"overlap pn": len(mine), "overlap rn": len(theirs)})
            total["overlap p"] += sum(nearness(one, theirs) for one in mine)  # type: ignore[assignment]
            total["overlap r"] += sum(nearness(other, mine) for other in theirs)  # type: ignore[assignment]
    hits = matched(found, gold)
    total.update({"soft p": hits, "soft r": hits, "soft pn": len(found), "soft rn": len(gold)})
    return total


def nearness(one: frozenset[Any], others: Iterable[frozenset[Any]]) -> float:
    """The largest part of a set that one of some others has."""
    return max((len(one & other) / len(one) for other in others), default=0)


def matched(found: Sequence[Sets], gold: Sequence[Sets]) -> int:
    """How many whole attributions agree, one to one, the best contents first."""
    pairs = sorted(
        (-dice(one[2], other[2]), i, j)
        for (i, one), (j, other) in product(enumerate(found), enumerate(gold))
        if agree(one, other)
    )
    left: set[int] = set()
    right: set[int] = set()
    for _, i, j in pairs:
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
    return len(left)


def agree(one: Sets, other: Sets) -> bool:
    """Whether two attributions have about the same content and source, and cues that share a word."""
    sources = dice(one[0], other[0]) >= 0.5 if one[0] and other[0] else not (one[0] or other[0])
    return sources and (bool(one[1] & other[1]) or not (one[1] or other[1])) and dice(one[2], other[2]) >= 0.5


def dice(one: frozenset[Any], other: frozenset[Any]) -> float:
    """How much two sets share."""
    return 2 * len(one & other) / (len(one) + len(other)) if one or other else 1.0


def f1(right: float, found: float, recalled: float, annotated: float) -> float:
    """F1 in percent."""
    precision, recall = (
        right / found if found else 0.0,
        recalled / annotated if annotated else 0.0,
    )
    return round(200 * precision * recall / (precision + recall), 1) if precision + recall else 0.0
