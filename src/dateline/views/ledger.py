"""The claim ledger: who says what, in which words, and with which status."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.model import Case, Claim
from dateline.views.words import days_of, name_of, says_who, words_of


@dataclass(frozen=True)
class Entry:
    """One claim: `says_who` is the chain of its sources, outermost (the outlet) first."""

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


def ledger(case: Case) -> tuple[Entry, ...]:
    """Every claim, page by page and in text order."""
    claims = sorted(case.claims, key=lambda claim: (name_of(case, claim.trigger.page), claim.trigger, claim.id))
    return tuple(entry_of(case, claim) for claim in claims)


def entry_of(case: Case, claim: Claim) -> Entry:
    """One claim as a line of the ledger."""
    text, event = case.by_id[claim.trigger.page].text, case.event_of.get(claim.id)
    return Entry(
        id=claim.id,
        page=name_of(case, claim.trigger.page),
        says_who=says_who(case, claim),
        status=str(claim.status.label),
        certainty=str(claim.status.certainty),
        predicate="/".join(part for part in (claim.predicate, claim.mode) if part) or None,
        trigger=text[claim.trigger.start : claim.trigger.end],
        words=words_of(case, claim),
        date=days_of(case, claim),
        event=event.id if event else None,
    )


def keep_entries(entries: tuple[Entry, ...], *, status: str | None = None, source: str | None = None, page: str | None = None) -> tuple[Entry, ...]:
    """The entries of one status, of sources whose name has these words, of one page."""
    return tuple(
        entry
        for entry in entries
        if status in {None, entry.status} and page in {None, entry.page} and (source is None or any(source.casefold() in speaker.casefold() for speaker in entry.says_who))
    )
