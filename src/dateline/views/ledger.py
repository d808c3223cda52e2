"""The claim ledger: who says what, in which words, and with which status."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dateline.cases.speakers import name_of, says_who
from dateline.model import Case, Claim
from dateline.views.decisions import said_of
from dateline.views.words import days_of, type_of, words_of


@dataclass(frozen=True)
class Entry:
    """One claim: `says_who` is the chain of its sources, the outlet first; `people` what people decided."""

    id: str
    page: str
    says_who: tuple[str, ...]
    status: str
    certainty: str
    predicate: str | None
    trigger: str
    words: str
    date: str | None
    event: str | None
    polarity: str
    time: str
    people: tuple[str, ...] = ()


def ledger(case: Case) -> tuple[Entry, ...]:
    """Every claim, page by page and in text order."""
    claims = sorted(case.claims, key=lambda claim: (name_of(case, claim.trigger.page), claim.trigger))
    return tuple(entry_of(case, claim) for claim in claims)


def entries_of(case: Case, claims: Iterable[str]) -> tuple[Entry, ...]:
    """Some claims, given by their ids, as lines of the ledger, in the order in which they are given."""
    return tuple(entry_of(case, case.by_id[claim]) for claim in claims)


def entry_of(case: Case, claim: Claim) -> Entry:
    """One claim as a line of the ledger."""
    text, event = case.by_id[claim.trigger.page].text, case.event_of.get(claim.id)
    return Entry(
        id=claim.id,
        page=name_of(case, claim.trigger.page),
        says_who=says_who(case, claim),
        status=str(claim.status.label),
        certainty=str(claim.status.certainty),
        predicate=type_of(claim),
        trigger=text[claim.trigger.start : claim.trigger.end],
        words=words_of(case, claim),
        date=days_of(case, claim),
        event=event.id if event else None,
        polarity=str(claim.status.polarity),
        time=str(claim.status.time),
        people=said_of(case, claim),
    )
