"""Search: passages of pages and claims that have the words, quoted ones together."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial

from starlette.requests import Request
from starlette.responses import Response

from dateline.app.serve.layout import address
from dateline.app.serve.lists import show_table
from dateline.app.serve.tables import Cell, Part, Row, Table, cells, columns
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


@dataclass(frozen=True)
class Facet:
    """Something by which claims can be narrowed: its name, and what there is, each with a count and an address."""

    name: str
    values: tuple[tuple[str, int, str], ...]


def narrowing(case: StoredCase, words: str, found: Facets) -> list[Facet]:
    """What claims with the words may be narrowed to."""
    offer = partial(offered, words)
    facets = [
        Facet("Status", offer("status", found.statuses, str)),
        Facet("Page", offer("page", found.pages, case.short_refs.__getitem__)),
        Facet("Actor", offer("actor", found.actors, lambda entity: case.by_id[entity].name)),
        Facet("Place", offer("place", found.places, lambda entity: case.by_id[entity].name)),
        Facet("Source", offer("source", found.sources, str)),
        Facet("Type", offer("type", found.types, str)),
    ]
    return [facet for facet in facets if facet.values]


def offered(
    words: str, key: str, values: Iterable[tuple[str, int]], name: Callable[[str], str]
) -> tuple[tuple[str, int, str], ...]:
    """What one field of the filters may be set to."""
    return tuple((name(each), count, address("/claims", q=words, **{key: each})) for each, count in values)
