"""The lines of the report's ledger: claims with the words and the rules on which they stand."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from textwrap import shorten

from dateline.cases.speakers import quote
from dateline.model import Attribution, By, Case
from dateline.views.ledger import Entry, ledger

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
    """A claim with its number, the rules that made it in order, and its attributions, outermost first."""

    number: int
    entry: Entry
    because: tuple[str, ...]
    sayings: tuple[Saying, ...]


def lines_of(case: Case, says: Mapping[str, str]) -> tuple[Line, ...]:
    """The ledger, numbered from 1; `says` has the sentences of rules."""
    return tuple(
        Line(number, entry, reasons_of(case, entry, says), sayings_of(case, entry))
        for number, entry in enumerate(ledger(case), 1)
    )


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


def rules_of(lines: Sequence[Line], says: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Every rule that made a claim of the ledger, with its sentence."""
    rules = set(itertools.chain.from_iterable(line.because for line in lines))
    return tuple((rule, says.get(rule, "made")) for rule in sorted(rules))


def by_page(lines: Sequence[Line]) -> tuple[tuple[str, tuple[Line, ...]], ...]:
    """The claims of every page."""
    return tuple((page, tuple(found)) for page, found in groupby(lines, key=lambda line: line.entry.page))
