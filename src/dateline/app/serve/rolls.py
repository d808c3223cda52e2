"""A roll of names: in how many claims and on how many pages each stands, and where first."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from starlette.requests import Request
from starlette.responses import Response

from dateline.app.serve.layout import address
from dateline.app.serve.lists import show_table
from dateline.app.serve.tables import Cell, Part, Row, Table, cells, columns
from dateline.io.casefile.queries import ClaimFilter, find_claims, find_pages, search_passages
from dateline.io.casefile.stored import StoredCase

MOST = 1000
"""Names that are looked for at once; `dateline search --batch` takes more."""


def names(request: Request, case: StoredCase) -> Response:
    """Every name of a list, a line each."""
    given = request.query_params.get("names", "")
    wanted = list(dict.fromkeys(" ".join(line.split()) for line in given.splitlines() if line.strip()))[:MOST]
    table = Table(
        "names",
        "name",
        columns("Name", "Claims:number", "Pages:number", "First:words"),
        partial(name_rows, case, wanted),
        "Give names, one a line.",
        per_page=25,
    )
    return show_table(
        request,
        table,
        view="search",
        title="Names of a list",
        note="Each name is looked for as words that stand together.",
        template="names.html",
        given=given,
        most=MOST,
    )


def name_rows(case: StoredCase, wanted: Sequence[str], offset: int, limit: int) -> Part:
    """Some of the names."""
    return Part([name_row(case, name) for name in wanted[offset : offset + limit]], len(wanted))


def name_row(case: StoredCase, name: str) -> Row:
    """One name as a row."""
    words = '"' + name.replace('"', " ") + '"'
    claims = find_claims(case, ClaimFilter(words=words, speech=True), limit=0).total
    found = search_passages(case, words, limit=1)
    pages = find_pages(case, words=words, limit=0).total
    first = Cell()
    for hit in found.hits:
        told = " ".join("".join(piece for piece, _ in hit.words).split())
        first = Cell(told, f"/pages/{hit.page}?at={hit.start}-{hit.end}#here", tuple(hit.words))
    return Row(cells(Cell(name, address("/search", q=words)), str(claims), str(pages), first))
