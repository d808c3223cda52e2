"""Search: passages of pages and claims that have the words, quoted ones together."""

from __future__ import annotations

from functools import partial

from starlette.requests import Request
from starlette.responses import Response

from dateline.app.serve.layout import address
from dateline.app.serve.tables import Cell, Part, Row, Table, cells, columns, show_table
from dateline.io.casefile.queries import ClaimFilter, Facets, facets, search_passages
from dateline.io.casefile.stored import StoredCase

TOP = 8
"""Values that are offered of everything to which a search can be narrowed."""


def search(request: Request, case: StoredCase) -> Response:
    """The passages that have the words, and by what the claims that have them may be narrowed."""
    words = request.query_params.get("q", "").strip()
    table = Table(
        "search",
        "passage",
        columns("Page", "Passage:words"),
        partial(hit_rows, case, words),
        "No page has these words." if words else "Words are all wanted; “quoted ones” stand together.",
    )
    narrowed = facets(case, ClaimFilter(words=words, speech=True), top=TOP) if words else None
    return show_table(
        request,
        table,
        view="search",
        title="Search",
        template="search.html",
        sought=words,
        narrowing=narrowing(case, words, narrowed) if narrowed else [],
    )


def hit_rows(case: StoredCase, words: str, offset: int, limit: int) -> Part:
    """Some of the passages found, the best first."""
    found = search_passages(case, words, offset=offset, limit=limit)
    rows = [
        Row(
            cells(
                Cell(case.short_refs[hit.page], f"/pages/{hit.page}"),
                Cell(
                    " ".join("".join(piece for piece, _ in hit.words).split()),
                    f"/pages/{hit.page}?at={hit.start}-{hit.end}#here",
                    tuple(hit.words),
                ),
            )
        )
        for hit in found.hits
    ]
    return Part(rows, found.total)


def narrowing(case: StoredCase, words: str, found: Facets) -> list[tuple[str, list[tuple[str, int, str]]]]:
    """What claims with the words may be narrowed to: the name of each facet, its values, counts and addresses."""
    kinds = {
        "Status": ("status", [(value, value, number) for value, number in found.statuses]),
        "Page": ("page", [(case.short_refs[value], value, number) for value, number in found.pages]),
        "Actor": ("actor", [(case.by_id[value].name, value, number) for value, number in found.actors]),
        "Source": ("source", [(value, value, number) for value, number in found.sources]),
        "Type": ("type", [(value, value, number) for value, number in found.types]),
    }
    return [
        (
            title,
            [(name, number, address("/claims", q=words, **{key: value})) for name, value, number in values],
        )
        for title, (key, values) in kinds.items()
        if values
    ]
