"""Which claims options ask for: what people typed, as this case knows it, or what is wrong with it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import chain
from pathlib import Path

import typer

from dateline.cases.speakers import speech
from dateline.errors import DatelineError
from dateline.model import Case, Label
from dateline.views.events import event_detail
from dateline.views.ledger import Entry, is_by, is_own, keep_entries, ledger
from dateline.views.words import meant

MANY = 20
"""How many pages an error names."""


def known_status(status: str | None) -> str | None:
    """A status as the ledger writes it; wrong usage when there is no such status."""
    if status is not None and status not in set(Label):
        raise typer.BadParameter(
            f"{status!r} is no status{meant(status, Label)}; there are {', '.join(Label)}.",
            param_hint="--status",
        )
    return status


def known_page(case: Case, name: str) -> str:
    """A page as the views call it, by its whole name, its short one or its id; else an error."""
    for page in case.pages:
        if name in {page.id, page.ref, case.short_refs[page.id]}:
            return case.short_refs[page.id]
    pages = sorted(case.short_refs.values())
    raise DatelineError(
        f"this case has no page {name!r}{meant(name, pages)}.",
        advice=f"Its pages are {', '.join(pages[:MANY])}{' …' if len(pages) > MANY else ''}.",
    )


def known_source(entries: Sequence[Entry], name: str) -> str:
    """Words that stand in the name of some source; an error when nobody is called so."""
    if name.strip() and any(is_by(entry, name) for entry in entries):
        return name
    speakers = set(chain.from_iterable(entry.says_who for entry in entries))
    words = {word.strip(",()") for word in " ".join(speakers).split() if len(word) > 3}
    raise DatelineError(
        f"nobody called {name!r} says anything in this case{meant(name, sorted(speakers | words))}.",
        advice="`dateline sources` shows who is quoted.",
    )


def known_event(case: Case, given: str) -> str:
    """The id of an event, or of a claim's event, by the beginning of an id; an error when there is none."""
    return event_detail(case, given).moment.id


def asked_entries(
    case: Case, *, status: str | None, source: str | None, page: str | None, event: str | None
) -> tuple[Entry, ...]:
    """The lines of the ledger that options ask for; an error when one of them names nothing."""
    known = ledger(case)
    return keep_entries(
        known,
        status=status,
        source=None if source is None else known_source(known, source),
        page=None if page is None else known_page(case, page),
        event=None if event is None else known_event(case, event),
    )


def narrowed(entries: Sequence[Entry], *, searched: Collection[str] | None, own: bool) -> tuple[Entry, ...]:
    """Those lines whose claims a search found, where there was one; with `own` only outlets' own words."""
    return tuple(
        entry
        for entry in entries
        if (searched is None or entry.id in searched) and (is_own(entry) or not own)
    )


def without_speech(case: Case, entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """The lines but those that tell only that somebody says what others give in his words."""
    hidden = speech(case)
    return tuple(entry for entry in entries if entry.id not in hidden)


def rest_of_claims(case: Case, path: Path, *, shown: int, kept: int) -> str:
    """What a list of claims does not show; where it shows nothing, what to do next."""
    if kept > shown:
        return f"; {kept - shown} more tell only that somebody says it, --all shows them"
    if shown:
        return ""
    if case.claims:
        return f" pass these filters; without them there are {len(case.claims)}"
    return (
        f"; `dateline problems {path}` tells what could not be read, "
        f"`dateline timeline {path}` in which language the pages are"
    )
