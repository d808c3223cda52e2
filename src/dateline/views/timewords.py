"""When an event takes place, in the words of its page."""

from __future__ import annotations

import re

from dateline.cases.speakers import quote
from dateline.model import Case, Claim, Span, SymbolKind, Timex, TimexType
from dateline.vocabulary import word_pattern

BOUNDS = word_pattern("en.clauses.bounds")
BOUND = re.compile(rf"(?<!\w){BOUNDS}\s+$", re.IGNORECASE)
"""What stands before a time that is only a bound, at the end of a text."""
POINTS = frozenset({TimexType.DATE, TimexType.TIME})
BEFORE = 20
"""Characters before a time in which it is looked for."""


def time_words(case: Case, claim: Claim) -> str | None:
    """The words of time on which a claim hangs, with a word before them that makes them a bound.

    `None` where there are none, or where they tell how long or how often, or only that it is past, present or to
    come.
    """
    timex = case.timex_of.get(claim.expression) if claim.expression else None
    return quote(case, whole(case, timex)) if timex and is_point(timex) else None


def is_point(timex: Timex) -> bool:
    """Whether words of time tell of a day or of another stretch of the calendar."""
    return timex.type in POINTS and timex.symbol.kind not in {SymbolKind.REFERENCE, SymbolKind.AMOUNT}


def whole(case: Case, timex: Timex) -> Span:
    """A time with the word before it that makes it a bound: "SINCE August"."""
    span = timex.span
    bound = BOUND.search(case.by_id[span.page].text[max(0, span.start - BEFORE) : span.start])
    return Span(span.page, span.start - len(bound[0]), span.end) if bound else span
