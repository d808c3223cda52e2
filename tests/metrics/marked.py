"""Pages of our own with what is true of them; every file of them describes its format in its head."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from dateline.model import Case, Claim, Page, Sighting, Span

HEAD = re.compile(r"^=== (.+)\n", re.MULTILINE)
MARK = re.compile(r"\[([^\]]+)\]\(([^)]+)\)")


@dataclass(frozen=True)
class Marked:
    """A page, the other fields of its head, and its marked words with what is said of each."""

    page: Page
    head: tuple[str, ...]
    marks: tuple[tuple[Span, str], ...]


def read_marked(name: str) -> tuple[Marked, ...]:
    """The pages of a file; the last field of a head is the day that the page declares, if any."""
    text = (Path(__file__).parent / name).read_text(encoding="utf-8")
    _, *parts = HEAD.split(text)
    return tuple(marked(head, body) for head, body in zip(parts[::2], parts[1::2], strict=True))


def marked(head: str, body: str) -> Marked:
    """A page without its marks, and where they were."""
    name, *rest = (field.strip() for field in head.split("|"))
    page = Page(name, MARK.sub(r"\1", body), (Sighting(f"{name}.txt", "0" * 64, published=rest[-1] or None),))
    return Marked(page, tuple(rest), tuple(find_marks(page, body)))


def find_marks(page: Page, body: str) -> Iterator[tuple[Span, str]]:
    """The span of every marked word on the page without marks."""
    cut = 0
    for mark in MARK.finditer(body):
        start = mark.start() - cut
        yield Span(page.id, start, start + len(mark[1])), mark[2]
        cut += len(mark[0]) - len(mark[1])


def claims_at(case: Case, spans: Iterable[Span]) -> dict[Span, tuple[Claim, ...]]:
    """The claims whose event word is a marked one."""
    wanted = set(spans)
    found: dict[Span, list[Claim]] = {span: [] for span in wanted}
    for claim in case.claims:
        if claim.trigger in wanted:
            found[claim.trigger].append(claim)
    return {span: tuple(claims) for span, claims in found.items()}
