"""Which claims options ask for: what people typed, as this case knows it, or what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import typer

from dateline.errors import DatelineError
from dateline.io.casefile.queries import ClaimFilter, StoredCase, find_claims, speakers_of
from dateline.model import Label
from dateline.views.events import event_detail
from dateline.views.ledger import Entry, entries_of
from dateline.views.words import counted, meant

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


def known_page(case: StoredCase, name: str) -> str:
    """The id of a page by its whole name, its short one or its id; else an error."""
    page = case.page_named(name) or (case.by_id.get(name) if name in case.short_refs else None)
    if page is not None:
        return page.id
    pages = sorted(case.short_refs.values())
    raise DatelineError(
        f"this case has no page {name!r}{meant(name, pages)}.",
        advice=f"Its pages are {', '.join(pages[:MANY])}{' …' if len(pages) > MANY else ''}.",
    )


def known_source(case: StoredCase, name: str) -> str:
    """Words that stand in the name of some source; an error when nobody is called so."""
    speakers = speakers_of(case)
    if name.strip() and any(name.casefold() in speaker.casefold() for speaker in speakers):
        return name
    words = {word.strip(",()") for word in " ".join(speakers).split() if len(word) > 3}
    raise DatelineError(
        f"nobody called {name!r} says anything in this case{meant(name, sorted(words.union(speakers)))}.",
        advice="`dateline sources` shows who is quoted.",
    )


def known_event(case: StoredCase, given: str) -> str:
    """The id of an event, or of a claim's event, by the beginning of an id; an error when there is none."""
    return event_detail(case, given).moment.id


@dataclass(frozen=True)
class Listing:
    """Lines of the ledger, from an offset on, and how many there are in all; `speech` are left out of these.

    `claims` is how many the case has, whatever is asked for.
    """

    entries: tuple[Entry, ...]
    offset: int
    total: int
    speech: int
    claims: int


def known_filter(case: StoredCase, wanted: ClaimFilter) -> ClaimFilter:
    """A filter as the case knows what it names; an error when a part of it names nothing."""
    return replace(
        wanted,
        source=None if wanted.source is None else known_source(case, wanted.source),
        page=None if wanted.page is None else known_page(case, wanted.page),
        event=None if wanted.event is None else known_event(case, wanted.event),
    )


def listing_of(case: StoredCase, wanted: ClaimFilter, *, offset: int, limit: int) -> Listing:
    """The lines of the ledger that options ask for."""
    known = known_filter(case, wanted)
    found = find_claims(case, known, offset=offset, limit=limit)
    every = found if known.speech else find_claims(case, replace(known, speech=True), limit=0)
    entries = entries_of(case, found.ids)
    return Listing(entries, offset, found.total, every.total - found.total, case.size("claims"))


def later(offset: int, shown: int, total: int) -> str:
    """How to see what comes behind the rows of a list that are shown, where anything does."""
    upto = offset + shown
    return f"; --offset {upto} goes on, --limit 0 shows all" if upto < total else ""


def shown_of(noun: str, shown: int, *, offset: int, total: int) -> str:
    """How many rows of a list are shown, of how many where there are others, and how to see these."""
    return f"{counted(shown, noun)}{f' of {total}{later(offset, shown, total)}' if shown < total else ''}"


def rest_of_claims(listing: Listing, path: Path) -> str:
    """What a list of claims does not show; where it shows nothing, what to do next."""
    rest = later(listing.offset, len(listing.entries), listing.total)
    if rest and listing.entries:
        return f" of {listing.total}{rest}"
    if listing.speech:
        return f"; {listing.speech} more tell only that somebody says it, --all shows them"
    if listing.entries:
        return ""
    if listing.claims:
        return f" pass these filters; without them there are {listing.claims}"
    return (
        f"; `dateline problems {path}` tells what could not be read, "
        f"`dateline timeline {path}` in which language the pages are"
    )
