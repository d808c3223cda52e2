"""A page cut at every edge of its evidence, so that overlapping claims can be marked in place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, pairwise

from dateline.model import Case, Claim, Page, Span

PARTS = ("source", "cue", "content")
"""The parts of an attribution."""


@dataclass(frozen=True)
class Piece:
    """A stretch of a page that is the same all along: zone, claims that begin here, whether any is on it.

    `trigger` is the status of the claim whose event word it is, `repaired` what is read in its place,
    `saying` which parts of attributions it belongs to: source, cue, content. `claims` are the ids of all claims
    that it is evidence of, `also` what the caller wants marked there. It is `[start, end)` of the page's text.
    """

    text: str
    zone: str
    begins: tuple[tuple[int, str], ...]
    evidence: bool
    trigger: str | None
    repaired: str | None
    saying: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    start: int = 0
    end: int = 0


@dataclass(frozen=True)
class Edge:
    """Where a mark begins or ends: `value` is what it says of the characters between."""

    kind: str
    value: object
    opens: bool


def pieces(
    case: Case, page: Page, numbers: Mapping[str, int], also: Iterable[tuple[str, Span]] = ()
) -> Iterator[Piece]:
    """The pieces of a page, in order; together they are its text.

    `numbers` are those of the claims that are to be numbered, `also` are further marks, each a
    word of the caller's and where it stands.
    """
    edges = edges_of(chain(marks_of(case, page), (("also", value, span) for value, span in also)))
    open_marks: dict[str, list[object]] = defaultdict(list)
    for start, end in pairwise(sorted({0, len(page.text), *edges})):
        for edge in edges.get(start, ()):
            if edge.opens:
                open_marks[edge.kind].append(edge.value)
            else:
                open_marks[edge.kind].remove(edge.value)
        yield Piece(
            page.text[start:end].replace("\r\n", "\n"),
            zone=last(open_marks["zone"]) or "none",
            begins=claims_begun(edges.get(start, ()), numbers),
            evidence=bool(open_marks["claim"]),
            trigger=last(open_marks["trigger"]),
            repaired=last(open_marks["edit"]),
            saying=tuple(part for part in PARTS if open_marks[part]),
            claims=claims_in(open_marks["claim"]),
            also=tuple(dict.fromkeys(map(str, open_marks["also"]))),
            start=start,
            end=end,
        )


def last(values: list[object]) -> str | None:
    """The mark that was opened last, if any is open."""
    return str(values[-1]) if values else None


def claims_in(marks: Iterable[object]) -> tuple[str, ...]:
    """The ids of the claims that are marked, each once."""
    return tuple(sorted({mark.id if isinstance(mark, Claim) else str(mark) for mark in marks}))


def edges_of(marks: Iterable[tuple[str, object, Span]]) -> Mapping[int, list[Edge]]:
    """Every edge of a page's marks, by its offset; at each, what ends comes before what begins."""
    edges: dict[int, list[Edge]] = defaultdict(list)
    for kind, value, span in marks:
        edges[span.start].append(Edge(kind, value, opens=True))
        edges[span.end].insert(0, Edge(kind, value, opens=False))
    return edges


def claims_begun(edges: Iterable[Edge], numbers: Mapping[str, int]) -> tuple[tuple[int, str], ...]:
    """The claims whose evidence begins at some edges, by their numbers."""
    begun = (edge.value.id for edge in edges if edge.opens and isinstance(edge.value, Claim))
    return tuple(sorted({(numbers[claim], claim) for claim in begun if claim in numbers}))


def marks_of(case: Case, page: Page) -> Iterator[tuple[str, object, Span]]:
    """What is marked on a page: zones, repairs, attributions, the evidence of claims, their event words."""
    yield from (("zone", str(passage.zone), passage.span) for passage in case.on_page(page.id, "passages"))
    yield from (("edit", edit.text, edit.span) for edit in case.on_page(page.id, "edits"))
    for each in case.on_page(page.id, "attributions"):
        for part, spans in zip(PARTS, ((each.source,), (each.cue,), each.content), strict=True):
            yield from ((part, each.id, span) for span in spans if span)
    for claim in case.on_page(page.id, "claims"):
        yield from (
            ("claim", claim if number == 0 else claim.id, span)
            for number, span in enumerate(sorted(claim.evidence or (claim.trigger,)))
        )
        yield "trigger", str(claim.status.label), claim.trigger
