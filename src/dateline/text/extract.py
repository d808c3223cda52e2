"""HTML to a page: all visible text line by line, and which of its lines an extractor takes for the article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from dateline.text.align import align
from dateline.text.declarations import Declarations, declare
from dateline.text.render import Rendered, Row, parse, render_tree
from dateline.text.stamps import read_stamp


@dataclass(frozen=True, slots=True)
class Extract:
    """What an extractor says of a page: the article's paragraphs in order (empty when it found none), and what the page declares about itself."""

    paragraphs: tuple[str, ...] = ()
    title: str | None = None
    author: str | None = None
    site: str | None = None
    published: str | None = None


class Extractor(Protocol):
    """Whoever tells the article of an HTML page from its furniture; never uses the network."""

    def extract(self, html: str, *, url: str | None = None) -> Extract:
        """The article and the declarations of one page."""


@dataclass(frozen=True, slots=True)
class Extracted:
    """An HTML page as text: `main` and `captions` are spans of `text`, as in a Sighting."""

    text: str
    main: tuple[tuple[int, int], ...]
    captions: tuple[tuple[int, int], ...]
    language: str | None
    declared: Declarations


MOST_ELEMENTS, DEEPEST, LONGEST = 12_000, 250, 3_000_000
"""Beyond so many elements, levels or characters no extractor is asked: some take quadratic time, or recurse."""

LEAST_WORDS = 10
"""Words that a line of running text has at least."""


def extract_page(html: str, extractor: Extractor, *, url: str | None = None, retrieved: str | None = None) -> Extracted:
    """The visible text of an HTML page with its main part; where the extractor is not asked or finds nothing, the shape of the lines decides."""
    root = parse(html)
    rendered = render_tree(root)
    small = rendered.elements <= MOST_ELEMENTS and rendered.depth <= DEEPEST and len(html) <= LONGEST
    found = extractor.extract(html, url=url) if small else Extract()
    main = align(rendered.text, found.paragraphs) or main_by_shape(rendered.rows)
    declared = complete(declare(root, rendered.rows, html, url=url, retrieved=retrieved), found)
    return Extracted(rendered.text, main, caption_spans(rendered), declared.language, declared)


def complete(declared: Declarations, found: Extract) -> Declarations:
    """What a page declares; where we find nothing, what the extractor found."""
    stamp = read_stamp(found.published or "", "extractor") if not declared.stamps else None
    return replace(
        declared,
        title=declared.title or found.title,
        author=declared.author or found.author,
        site=declared.site or found.site,
        stamps=(stamp,) if stamp else declared.stamps,
        published=stamp.day if stamp else declared.published,
    )


def caption_spans(rendered: Rendered) -> tuple[tuple[int, int], ...]:
    """The lines that the page marks as captions."""
    return tuple((row.start, row.end) for row in rendered.rows if row.caption)


def main_by_shape(rows: Sequence[Row]) -> tuple[tuple[int, int], ...]:
    """From the first to the last line of running text, without lines that are mostly links; all lines when none reads like running text."""
    prose = [i for i, row in enumerate(rows) if len(row.text.split()) >= LEAST_WORDS and not row.linked]
    kept = [row for row in rows[prose[0] : prose[-1] + 1] if not row.linked] if prose else rows
    return tuple((row.start, row.end) for row in kept)
