"""What the zone rules know of a page: its lines, its declared title, and the extracted article."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from dateline.model import Ground, Page, Zone
from dateline.pages.front_matter import FrontMatter, find_front_matter
from dateline.pages.lines import Line, covered, holds, plain, split_lines
from dateline.text.zones.shown import show


@dataclass(frozen=True, slots=True)
class Mark:
    """The zone of a line, the rule that says so, and what it weighed."""

    zone: Zone
    rule: str
    grounds: tuple[Ground, ...] = ()


@dataclass(frozen=True)
class Layout:
    """A page's lines and what its sightings say about them; spans are sorted `[start, end)` of its text."""

    lines: Sequence[Line]
    titles: frozenset[str]
    main: tuple[tuple[int, int], ...] | None
    captions: tuple[tuple[int, int], ...]
    front: FrontMatter | None = None

    @property
    def extracted(self) -> bool:
        """Whether somebody looked for the article among the page's furniture."""
        return self.main is not None

    @cached_property
    def shown(self) -> Layout:
        """The same page, its lines without signs of Markdown where nobody has drawn them."""
        return self if self.extracted else replace(self, lines=[show(line) for line in self.lines])

    def numbered(self) -> Iterator[tuple[int, Line]]:
        """The lines that are short enough for rules about single lines, with their numbers."""
        return ((i, line) for i, line in enumerate(self.lines) if line.short)

    def unseen(self, marks: Mapping[int, Mark]) -> Iterator[tuple[int, Line]]:
        """The short lines of a plain text that nobody has named yet: none of a page that was extracted."""
        if not self.extracted:
            yield from ((i, line) for i, line in self.numbered() if i >= self.first and i not in marks)

    @cached_property
    def told_from(self) -> int:
        """The number of the first line that reads as a paragraph."""
        told = (i for i, line in enumerate(self.lines) if i >= self.first and line.prose)
        return next(told, len(self.lines))

    @cached_property
    def shouted(self) -> bool:
        """Whether the text itself is written in capitals, as old wires are: half of its lines or more."""
        return sum(line.text.isupper() for line in self.lines) * 2 >= len(self.lines)

    def titled(self, line: Line) -> bool:
        """Whether a line repeats a declared title; either may have a few more words (the outlet's name)."""
        return (
            bool(self.titles)
            and line.short
            and (
                line.plain in self.titles
                or any(holds(title, line.plain) or holds(line.plain, title) for title in self.titles)
            )
        )

    def inside(self, line: Line) -> bool:
        """Whether at least half of a line is main text; always where nobody looked."""
        return self.main is None or covered(self.main, line.start, line.end) * 2 >= line.end - line.start

    def figcaption(self, line: Line) -> bool:
        """Whether at least half of a line is marked as a caption."""
        return covered(self.captions, line.start, line.end) * 2 >= line.end - line.start

    @cached_property
    def top(self) -> int:
        """The number of the article's first line: its title, or where the main text begins."""
        main = next((i for i, line in enumerate(self.lines) if self.inside(line)), 0)
        return (
            max((i for i, line in enumerate(self.lines[: main + 1]) if self.titled(line)), default=main)
            if self.extracted
            else self.first
        )

    @property
    def entitled(self) -> bool:
        """Whether the page has a title in the block of fields at its top."""
        return bool(self.front and self.titles)

    @cached_property
    def first(self) -> int:
        """The number of the first line below the block of fields at the top."""
        end = self.front.end if self.front else 0
        return next((i for i, line in enumerate(self.lines) if line.start >= end), len(self.lines))

    @cached_property
    def bottom(self) -> int:
        """The number of the article's last line."""
        return max((i for i, line in enumerate(self.lines) if self.inside(line)), default=-1)


def read_layout(page: Page) -> Layout:
    """The layout of a page: the first extraction decides what is main, every declared title counts."""
    extracted = next((sighting for sighting in page.declared if sighting.main is not None), None)
    titles = frozenset(plain(sighting.title) for sighting in page.sightings if sighting.title) - {""}
    front = None if extracted else find_front_matter(page.text)
    return Layout(
        list(lines_beside(page.text, front)),
        titles,
        extracted.main if extracted else None,
        extracted.captions if extracted else (),
        front,
    )


def lines_beside(text: str, front: FrontMatter | None) -> Iterator[Line]:
    """The lines of a page; none goes on across an edge of its block of fields."""
    edges = (0, front.start, front.end, len(text)) if front else (0, len(text))
    for start, end in pairwise(edges):
        yield from split_lines(text, start, end)
