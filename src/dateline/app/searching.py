"""What people look for in a case: claims and passages with some words, one search or one for every name of a list."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import typer

from dateline.app.asking import known_page, known_source
from dateline.cases.speakers import name_of, says_who
from dateline.errors import DatelineError
from dateline.io.casefile.places import place_called, places_told
from dateline.io.casefile.queries import (
    ClaimFilter,
    EntityFilter,
    Hit,
    Hits,
    StoredCase,
    facets,
    find_entities,
    search_claims,
    search_passages,
)
from dateline.views.edtf import read_edtf
from dateline.views.words import days_of, meant

TOP = 5
"""Values that are told of each thing by which claims can be narrowed."""


@dataclass(frozen=True)
class Piece:
    """A stretch of words, and whether it was looked for."""

    text: str
    found: bool


@dataclass(frozen=True)
class Match:
    """What was found: a claim with its status, its sources and its days, or a passage, at characters of a page."""

    kind: str
    id: str
    page: str
    start: int
    end: int
    words: tuple[Piece, ...]
    status: str | None = None
    says_who: tuple[str, ...] = ()
    date: str | None = None

    @property
    def text(self) -> str:
        """Its words on one line."""
        return " ".join("".join(piece.text for piece in self.words).split())


@dataclass(frozen=True)
class Facet:
    """By what claims can be narrowed, and how many there are of each value."""

    option: str
    values: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Search:
    """What was found, from an offset on, and how much there is in all; `claims` can be narrowed by `facets`."""

    claims: int
    passages: int
    matches: tuple[Match, ...]
    facets: tuple[Facet, ...]


@dataclass(frozen=True)
class Wanted:
    """What is looked for, as people typed it: words, and by what claims are narrowed."""

    words: str
    page: str | None = None
    actor: str | None = None
    place: str | None = None
    source: str | None = None
    status: str | None = None
    day: str | None = None

    @property
    def narrowed(self) -> bool:
        """Whether only claims can be meant."""
        return any((self.actor, self.place, self.source, self.status, self.day))


def search(case: StoredCase, wanted: Wanted, *, offset: int, limit: int) -> Search:
    """The claims and then the passages with some words, the best of each first.

    DatelineError when an option names nothing.
    """
    asked = filter_of(case, wanted)
    claims = search_claims(case, wanted.words, asked, offset=offset, limit=limit)
    left = limit - len(claims.hits) if limit > 0 else limit
    passed = max(0, offset - claims.total)
    passages = (
        Hits((), 0)
        if wanted.narrowed
        else search_passages(case, wanted.words, page=asked.page, offset=passed, limit=left)
    )
    told = (
        *(claim_match(case, hit) for hit in claims.hits),
        *(passage_match(case, hit) for hit in passages.hits),
    )
    return Search(
        claims.total, passages.total, told, tuple(facets_of(case, replace(asked, words=wanted.words)))
    )


def filter_of(case: StoredCase, wanted: Wanted) -> ClaimFilter:
    """The claims that are meant, as the case knows them."""
    since, until = known_days(wanted.day) if wanted.day else (None, None)
    return ClaimFilter(
        page=known_page(case, wanted.page) if wanted.page else None,
        actor=known_actor(case, wanted.actor) if wanted.actor else None,
        place=known_place(case, wanted.place) if wanted.place else None,
        source=known_source(case, wanted.source) if wanted.source else None,
        status=wanted.status,
        since=since,
        until=until,
        speech=True,
    )


def known_days(day: str) -> tuple[str | None, str | None]:
    """The first and the last day that EDTF names; wrong usage when it is none."""
    days = read_edtf(day)
    if days is None:
        raise typer.BadParameter(
            f"{day!r} is no day; write 2025-10-14, 2025-10 or 2025-10-01/2025-10-14, with .. for an open end.",
            param_hint="--day",
        )
    return days


def known_actor(case: StoredCase, name: str) -> str:
    """The id of the entity of a name or an id, the one that is named most; an error when nobody is called so."""
    if name in case.by_id:
        return name
    found = find_entities(case, EntityFilter(name=name), limit=1)
    if found.ids:
        return found.ids[0]
    names = case.column("SELECT name FROM entities")
    raise DatelineError(
        f"nobody called {name!r} is named in this case{meant(name, names)}.",
        advice="`dateline actors` shows who is named.",
    )


def known_place(case: StoredCase, name: str) -> str:
    """The id of the place of a name or an id, the one of the most claims; an error when no claim has such a place."""
    found = name if name in case.by_id else place_called(case, name)
    if found:
        return found
    names = [told for _, told in places_told(case, limit=-1)]
    raise DatelineError(
        f"nothing in this case takes place at {name!r}{meant(name, names)}.",
        advice="Without --place, a search tells by which places it can be narrowed.",
    )


def claim_match(case: StoredCase, hit: Hit) -> Match:
    """A claim that was found."""
    claim = case.by_id[hit.claim or ""]
    spans = claim.evidence or (claim.trigger,)
    return Match(
        "claim",
        claim.id,
        name_of(case, hit.page),
        min(span.start for span in spans),
        max(span.end for span in spans),
        pieces_of(hit),
        str(claim.status.label),
        says_who(case, claim),
        days_of(case, claim),
    )


def passage_match(case: StoredCase, hit: Hit) -> Match:
    """A passage that was found; its page stands for it where somebody asks for more."""
    return Match("passage", hit.page, name_of(case, hit.page), hit.start, hit.end, pieces_of(hit))


def pieces_of(hit: Hit) -> tuple[Piece, ...]:
    """The words of what was found, cut at what was looked for."""
    return tuple(Piece(text, found) for text, found in hit.words)


def facets_of(case: StoredCase, asked: ClaimFilter) -> Iterator[Facet]:
    """By what the claims that were found can be narrowed: what more than one value has."""
    found = facets(case, asked, top=TOP)
    pages = tuple((name_of(case, page), number) for page, number in found.pages)
    actors = tuple((case.by_id[entity].name, number) for entity, number in found.actors)
    places = tuple((case.by_id[entity].name, number) for entity, number in found.places)
    told = {"status": found.statuses, "page": pages, "actor": actors, "place": places, "day": found.days}
    yield from (Facet(option, values) for option, values in told.items() if len(values) > 1)
