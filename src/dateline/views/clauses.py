"""The clause in which a claim stands, in the page's own words, short enough to be a headline."""

from __future__ import annotations

import re
from collections.abc import Mapping

from dateline.model import Case, Claim, Span
from dateline.views.bracketed import names_for, speaker_of
from dateline.vocabulary import word_pattern

STOP = re.compile(r"(?<!\b[A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})[.!?](?=[\s”\"’)]|$)|\n")
"""Where a sentence ends: not behind a title or an initial ("Mrs. Oland", "J. Berg")."""
JOINING = word_pattern("en.clauses.joining")
GOES_ON = re.compile(rf"[”\"’)]*[ \t]+(?!(?:{JOINING})\b)[\w“\"(]", re.IGNORECASE)
"""What stands behind words that are cut within their clause: a word that begins no other one."""
PAIRS = (("“", "”"), ("(", ")"), ('"', '"'))
"""Marks that stand in pairs."""
MARKS = " \t\r\n,;:—–-"


def clause_of(case: Case, claim: Claim) -> str:
    """A claim's clause on one line, with "…" where words are left out; its evidence where nobody parsed it.

    Who is meant by a pronoun stands in brackets in its place, where that is known and not told.
    """
    text = case.by_id[claim.trigger.page].text
    spans = claim.clause or claim.evidence
    names = names_for(case, claim, spans)
    told = " … ".join(closed(" ".join(with_names(text, marked(text, span), names).split())) for span in spans)
    cut = claim.clause and GOES_ON.match(text, spans[-1].end)
    return f"{speaker_of(case, claim, told)}{told}{' …' if cut else ''}"


def with_names(text: str, bounds: tuple[int, int], names: Mapping[Span, str]) -> str:
    """The characters between bounds, with names in the place of pronouns."""
    at, upto = bounds
    parts = []
    for span, name in sorted(names.items()):
        if at <= span.start and span.end <= upto:
            parts += [text[at : span.start], name]
            at = span.end
    return "".join((*parts, text[at:upto]))


def marked(text: str, span: Span) -> tuple[int, int]:
    """The bounds of a span, with the quotation mark or bracket right beside it that has its partner in it."""
    start, end = span.start, span.end
    words = text[start:end]
    for opening, closing in PAIRS:
        lacks = (
            words.count(opening) - words.count(closing) if opening != closing else words.count(opening) % 2
        )
        if lacks and text[start - 1 : start] == opening and (lacks < 0 or opening == closing):
            start -= 1
        elif lacks > 0:
            behind = re.match(rf"[.,!?]?{re.escape(closing)}", text[end:])
            end += behind.end() if behind else 0
    return start, end


def closed(words: str) -> str:
    """Words without marks at their ends, nor a quotation mark or bracket that has no partner."""
    words = words.strip(MARKS)
    for opening, closing in PAIRS:
        if words.count(opening) + (words.count(closing) if opening != closing else 0) == 1:
            words = words.replace(opening, "").replace(closing, "")
    return words.strip(MARKS)
