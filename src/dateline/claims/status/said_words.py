"""The words of a sentence in what somebody says."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator

from dateline.model import Attribution, Sentence, Span


def within(sentence: Sentence, span: Span) -> range:
    """The tokens of a sentence in a span."""
    first = bisect_left(sentence.starts, span.start)
    return range(first, bisect_right(sentence.ends, span.end, lo=first))


def said_words(sentence: Sentence, attribution: Attribution) -> set[int]:
    """The tokens of a sentence in the content of an attribution."""
    return {at for span in attribution.content for at in within(sentence, span)}


def tops_of(sentence: Sentence, content: Collection[int]) -> Iterator[int]:
    """The words of what somebody says that stand below none of them."""
    return (at for at in content if sentence.heads[at] not in content and sentence.poses[at] != "PUNCT")
