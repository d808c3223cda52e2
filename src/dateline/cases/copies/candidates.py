"""Which pages are worth comparing: those that share shingles, and those that share skip-bigrams."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from dateline.cases.copies.meetings import Bar, find_meetings
from dateline.cases.copies.shingles import fingerprint
from dateline.cases.copies.sketches import sketch_all
from dateline.cases.copies.words import Words
from dateline.weights import weight

COPIES = Bar(4, weight("en.copies.floor"))
"""Fewer shared shingles are chance; copying leaves a part of them, even where every fifth word was
changed."""
RETELLINGS = Bar(3, weight("en.copies.sketch"))
"""What retelling leaves of a sketch."""


def find_candidates(texts: Sequence[Words]) -> Iterator[tuple[int, int]]:
    """Pairs of texts, the earlier first, each once; never all pairs."""
    found = chain(
        find_meetings([fingerprint(words) for words in texts], COPIES),
        find_meetings(list(sketch_all(texts)), RETELLINGS),
    )
    yield from dict.fromkeys(found)
