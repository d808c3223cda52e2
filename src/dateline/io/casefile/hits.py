"""What is found by words, the best first, and by what it can be narrowed."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.io.casefile.conditions import Conditions, claim_conditions, match
from dateline.io.casefile.filters import ClaimFilter
from dateline.io.casefile.searching import LIT, UNLIT, Words, cut
from dateline.io.casefile.stored import StoredCase


@dataclass(frozen=True, slots=True)
class Facets:
    """How many of some claims there are by each thing that they may be narrowed to, the most first."""

    statuses: tuple[tuple[str, int], ...]
    pages: tuple[tuple[str, int], ...]
    actors: tuple[tuple[str, int], ...]
    sources: tuple[tuple[str, int], ...]
    days: tuple[tuple[str, int], ...]
    types: tuple[tuple[str, int], ...]


def facets(case: StoredCase, wanted: ClaimFilter, *, top: int = 20) -> Facets:
    """What the claims of a filter may be narrowed to; they are looked up once, and then counted."""
    asked = claim_conditions(case, wanted)
    kept = f"FROM entries WHERE {asked.sql}"
    case.select("DROP TABLE IF EXISTS temp.narrowed")
    case.select(
        f"CREATE TEMP TABLE narrowed AS SELECT claim, status, page, earliest, type {kept}", *asked.parameters
    )

    def counted(column: str, joined: str = "") -> tuple[tuple[str, int], ...]:
        told = f"FROM narrowed {joined} WHERE {column} IS NOT NULL"
        query = f"SELECT {column}, count(*) {told} GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ?"
        return tuple(case.select(query, top))

    return Facets(
        counted("narrowed.status"),
        counted("narrowed.page"),
        counted("entity", "JOIN parties ON parties.claim = narrowed.claim AND first"),
        counted("name", "JOIN speakers ON speakers.claim = narrowed.claim"),
        counted("narrowed.earliest"),
        counted("narrowed.type"),
    )


@dataclass(frozen=True, slots=True)
class Hit:
    """Words that were found on a page, between two offsets, cut at what was found; of a claim its id, too."""

    page: str
    start: int
    end: int
    words: Words
    claim: str | None = None


@dataclass(frozen=True, slots=True)
class Hits:
    """What was found, the best first, from an offset on, and how much there is in all."""

    hits: tuple[Hit, ...]
    total: int


def search_passages(
    case: StoredCase, words: str, *, page: str | None = None, offset: int = 0, limit: int = 20
) -> Hits:
    """The passages with some words, the best first, but for boilerplate."""
    asked = Conditions(parameters=[])
    asked.add("passage_search MATCH ?", match(words))
    asked.add("passages.page = ?", page)
    rest = f"FROM passage_search JOIN passages ON passages.nr = passage_search.rowid WHERE {asked.sql}"
    (total,) = case.column(f"SELECT count(*) {rest}", *asked.parameters)
    query = (
        f"SELECT passages.page, passages.start, passages.end, highlight(passage_search, 0, ?, ?) {rest}"
        " ORDER BY rank, passages.nr LIMIT ? OFFSET ?"
    )
    rows = case.select(query, LIT, UNLIT, *asked.parameters, limit, offset)
    return Hits(tuple(Hit(where, start, end, cut(marked)) for where, start, end, marked in rows), total)


def search_claims(
    case: StoredCase, words: str, wanted: ClaimFilter | None = None, *, offset: int = 0, limit: int = 20
) -> Hits:
    """The claims with some words, the best first, of those that a filter asks for."""
    asked = claim_conditions(case, wanted or ClaimFilter())
    asked.add("claim_search MATCH ?", match(words))
    rest = (
        "FROM claim_search JOIN entries ON entries.claim = claim_search.claim"
        f" JOIN claims ON claims.id = claim_search.claim WHERE {asked.sql}"
    )
    (total,) = case.column(f"SELECT count(*) {rest}", *asked.parameters)
    query = (
        f"SELECT claims.page, claims.start, claims.end, highlight(claim_search, 1, ?, ?), claims.id {rest}"
        " ORDER BY rank, entries.nr LIMIT ? OFFSET ?"
    )
    rows = case.select(query, LIT, UNLIT, *asked.parameters, limit, offset)
    return Hits(
        tuple(Hit(at, start, end, cut(marked), claim) for at, start, end, marked, claim in rows), total
    )
