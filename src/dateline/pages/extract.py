"""HTML to a page: all visible text line by line, which of its lines are the article, and what it declares."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from lxml import etree

from dateline.pages.align import join
from dateline.pages.declarations import Declarations, declare
from dateline.pages.pruning import prune
from dateline.pages.render import Rendered, Row, read_tree
from dateline.pages.spares import supply


@dataclass(frozen=True, slots=True)
class Verdict:
    """The numbers of the article's lines in order, none where not found, and how far to trust them (0–1)."""

    lines: tuple[int, ...] = ()
    trust: float = 0.0


class Extractor(Protocol):
    """Whoever tells the article of an HTML page from its furniture; never uses the network."""

    def extract(
        self,
        root: etree._Element,
        rows: Sequence[Row],
        *,
        title: str | None = None,
        descriptions: Sequence[str] = (),
    ) -> Verdict:
        """Which of a page's visible lines are its article, by its pruned tree and what it declares."""


@dataclass(frozen=True, slots=True)
class Extracted:
    """An HTML page as text: `main` and `captions` are spans of `text`, as in a Sighting.

    `trust` is 0 where only the shape of the lines decides.
    """

    text: str
    main: tuple[tuple[int, int], ...]
    trust: float
    captions: tuple[tuple[int, int], ...]
    language: str | None
    declared: Declarations


MOST_ELEMENTS, DEEPEST, LONGEST = 12_000, 250, 3_000_000
"""Beyond so many elements, levels or characters no extractor is asked: some take quadratic time."""

LEAST_WORDS = 10
"""Words that a line of running text has at least."""


def extract_page(
    html: str, extractor: Extractor, *, url: str | None = None, retrieved: str | None = None
) -> Extracted:
    """The visible text of an HTML page with its main part.

    Where the extractor is not asked or finds nothing, the shape of the lines decides.
    """
    root, shown = read_tree(html)
    rendered = supply(root, shown, html)
    declared = declare(root, rendered.rows, html, url=url, retrieved=retrieved)
    small = len(rendered.elements) <= MOST_ELEMENTS and rendered.depth <= DEEPEST and len(html) <= LONGEST
    verdict = (
        extractor.extract(
            prune(root), rendered.rows, title=declared.title, descriptions=declared.descriptions
        )
        if small
        else Verdict()
    )
    main = spans_of(verdict.lines, rendered) or main_by_shape(rendered.rows)
    return Extracted(
        rendered.text,
        main,
        verdict.trust if verdict.lines else 0.0,
        caption_spans(rendered),
        declared.language,
        declared,
    )


def spans_of(lines: Sequence[int], rendered: Rendered) -> tuple[tuple[int, int], ...]:
    """Where some lines stand, neighbours joined."""
    return tuple(
        join(rendered.text, ((rendered.rows[number].start, rendered.rows[number].end) for number in lines))
    )


def caption_spans(rendered: Rendered) -> tuple[tuple[int, int], ...]:
    """The lines that the page marks as captions."""
    return tuple((row.start, row.end) for row in rendered.rows if row.caption)


def main_by_shape(rows: Sequence[Row]) -> tuple[tuple[int, int], ...]:
    """From the first to the last line of running text, without lines of links; all lines when none runs."""
    prose = [i for i, row in enumerate(rows) if len(row.text.split()) >= LEAST_WORDS and not row.linked]
    kept = [row for row in rows[prose[0] : prose[-1] + 1] if not row.linked] if prose else rows
    return tuple((row.start, row.end) for row in kept)
