"""What is found by words, the best first, and by what it can be narrowed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dateline.errors import StoreError
from dateline.io.casefile.conditions import Conditions, claim_conditions, match
from dateline.io.casefile.failures import AGAIN
from dateline.io.casefile.filters import ClaimFilter
from dateline.io.casefile.searching import LIT, UNLIT, Words, cut, plain
from dateline.io.casefile.stored import StoredCase
from dateline.model import Span


@dataclass(frozen=True, slots=True)
class Facets:
    """How many of some claims there are by each thing that they may be narrowed to, the most first."""

    statuses: tuple[tuple[str, int], ...]
    pages: tuple[tuple[str, int], ...]
    actors: tuple[tuple[str, int], ...]
    places: tuple[tuple[str, int], ...]
    sources: tuple[tuple[str, int], ...]
    days: tuple[tuple[str, int], ...]
    types: tuple[tuple[str, int], ...]


def facets(case: StoredCase, wanted: ClaimFilter, *, top: int = 20) -> Facets:
    """What the claims of a filter may be narrowed to.

    They are looked up one by one (CROSS JOIN keeps the order): SQLite knows nothing of a temporary table.
    """
    asked = claim_conditions(case, wanted)
    columns = "claim, status, page, earliest, type"
    case.select("DROP TABLE IF EXISTS temp.kept")
    case.select(
        f"CREATE TEMP TABLE kept AS SELECT {columns} FROM entries WHERE {asked.sql}",  # noqa: S608 — ours
        *asked.parameters,
    )
    return Facets(
        statuses=counts(case, top, "status"),
        pages=counts(case, top, "page"),
        actors=counts(case, top, "entity", "CROSS JOIN parties ON parties.claim = kept.claim AND first"),
        places=counts(
            case, top, "entity", "CROSS JOIN parties ON parties.claim = kept.claim AND part = 'place'"
        ),
        sources=counts(case, top, "name", "CROSS JOIN speakers ON speakers.claim = kept.claim"),
        days=counts(case, top, "earliest"),
        types=counts(case, top, "type"),
    )


def counts(case: StoredCase, top: int, column: str, joined: str = "") -> tuple[tuple[str, int], ...]:
    """How many of the kept claims have each value of a column, the most first."""
    kept = f"FROM temp.kept {joined} WHERE {column} IS NOT NULL"
    query = f"SELECT {column}, count(*) {kept} GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ?"
    return tuple((value, number) for value, number in case.select(query, top))


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
    hits = tuple(Hit(where, start, end, cut(marked)) for where, start, end, marked in rows)
    refuse_other_words(case, hits)
    return Hits(hits, total)


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
    hits = tuple(Hit(at, start, end, cut(marked), claim) for at, start, end, marked, claim in rows)
    refuse_other_words(case, hits)
    return Hits(hits, total)


def refuse_other_words(case: StoredCase, hits: Iterable[Hit]) -> None:
    """Raise StoreError unless what an index shows is what stands on the pages of a sealed case."""
    for hit in hits if case.sealed else ():
        claim = case.by_id[hit.claim] if hit.claim else None
        spans = claim.evidence if claim else (Span(hit.page, hit.start, hit.end),)
        words = " … ".join(case.by_id[span.page].text[span.start : span.end] for span in spans)
        if plain(hit.words).strip() != words.strip():
            raise StoreError("changed outside dateline: the full-text index.", advice=AGAIN)
