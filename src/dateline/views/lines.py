"""Claims as the report tells them: in their sentences, with the words and the rules on which they stand."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from textwrap import shorten

from dateline.cases.speakers import name_of, quote
from dateline.model import Attribution, By, Case, Claim
from dateline.views.contexts import Context, context_of
from dateline.views.ledger import Entry, entry_of

WORDS = 300
"""Characters of what a source says that a claim shows again."""


@dataclass(frozen=True)
class Saying:
    """One attribution in the words of its page; source or cue are empty where the page has none."""

    manner: str
    source: str
    cue: str
    content: str


@dataclass(frozen=True)
class Line:
    """A claim with its number, its sentence, the rules that made it in order, and its attributions, outermost first."""

    number: int
    entry: Entry
    context: Context
    because: tuple[str, ...]
    sayings: tuple[Saying, ...]


def lines_of(case: Case, claims: Iterable[str], says: Mapping[str, str]) -> dict[str, Line]:
    """Some claims by their ids, numbered from 1 page by page and in text order; `says` has the sentences of rules."""
    found: list[Claim] = [case.by_id[claim] for claim in claims]
    found.sort(key=lambda claim: (name_of(case, claim.trigger.page), claim.trigger))
    return {claim.id: line_of(case, claim, number, says) for number, claim in enumerate(found, 1)}


def line_of(case: Case, claim: Claim, number: int, says: Mapping[str, str]) -> Line:
    """A claim as the report tells it."""
    entry = entry_of(case, claim)
    because, sayings = reasons_of(case, entry, says), sayings_of(case, entry)
    return Line(number, entry, context_of(case, claim), because, sayings)


def sayings_of(case: Case, entry: Entry) -> tuple[Saying, ...]:
    """The attributions of a claim in the words of its page."""
    return tuple(saying_of(case, case.by_id[attribution]) for attribution in case.by_id[entry.id].chain)


def saying_of(case: Case, attribution: Attribution) -> Saying:
    """An attribution in the words of its page, a long content cut short."""
    content = " … ".join(quote(case, span) for span in attribution.content)
    return Saying(
        str(attribution.manner),
        quote(case, attribution.source) if attribution.source else "",
        quote(case, attribution.cue) if attribution.cue else "",
        shorten(content, WORDS, placeholder=" …"),
    )


def reasons_of(case: Case, entry: Entry, says: Mapping[str, str]) -> tuple[str, ...]:
    """The rules that found a claim, its sources and its time."""
    claim, time = case.by_id[entry.id], case.time_of.get(entry.id)
    made = [
        claim.by,
        *(case.by_id[attribution].by for attribution in claim.chain),
        *([time.by] if time else []),
    ]
    return tuple(dict.fromkeys(itertools.chain.from_iterable(rules_in(by, says) for by in made)))


def rules_in(by: By, says: Mapping[str, str]) -> tuple[str, ...]:
    """The rule that found a fact, and those among its premises."""
    return (by.rule, *(premise for premise in by.premises if premise in says))


def rules_of(lines: Iterable[Line], says: Mapping[str, str]) -> dict[str, str]:
    """Every rule that made one of some claims, with its sentence."""
    rules = set(itertools.chain.from_iterable(line.because for line in lines))
    return {rule: says.get(rule, "made") for rule in sorted(rules)}
