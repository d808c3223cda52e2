"""When an event takes place, in the words of its page."""

from __future__ import annotations

import re

from dateline.cases.speakers import quote
from dateline.model import Case, Claim, Span, SymbolKind, Timex, TimexType
from dateline.views.holders import in_sentence, is_within
from dateline.views.slights import is_noun
from dateline.vocabulary import word_pattern

BOUNDS = word_pattern("en.clauses.bounds")
BOUND = re.compile(rf"(?<!\w){BOUNDS}\s+$", re.IGNORECASE)
"""What stands before a time that is only a bound, at the end of a text."""
POINTS = frozenset({TimexType.DATE, TimexType.TIME})
BEFORE = 20
"""Characters before a time in which it is looked for."""


def time_of(case: Case, claim: Claim) -> Timex | None:
    """The time on which a claim hangs.

    `None` where there is none, or where it tells how long or how often, or only that it is past, present or to come.
    """
    timex = case.timex_of.get(claim.expression) if claim.expression else None
    return timex if timex and is_point(timex) else None


def is_point(timex: Timex) -> bool:
    """Whether words of time tell of a day or of another stretch of the calendar."""
    return timex.type in POINTS and timex.symbol.kind not in {SymbolKind.REFERENCE, SymbolKind.AMOUNT}


def words_of_time(case: Case, timex: Timex) -> str:
    """A time in the words of its page, with the word before it that makes it a bound: "SINCE August"."""
    span = timex.span
    bound = BOUND.search(case.by_id[span.page].text[max(0, span.start - BEFORE) : span.start])
    return quote(case, Span(span.page, span.start - len(bound[0]), span.end) if bound else span)


def time_beside(case: Case, claim: Claim) -> tuple[str, str] | None:
    """A time that what is told of the sentence has for another word, in both's words, where the claim has none.

    It is that of the word which the sentence tells first, and below that of the claim only that of a noun.
    """
    for each in sorted(in_sentence(case, claim), key=lambda each: len(each.holders)):
        time, below = time_of(case, each), claim.token in each.holders and not is_noun(case, each)
        if time and not below and is_within(time.span, claim.clause):
            return words_of_time(case, time), quote(case, each.trigger)
    return None
