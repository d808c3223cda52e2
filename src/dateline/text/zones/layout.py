"""What the zone rules know of a page: its lines, its declared title, and the extracted article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from dateline.model import Page, Zone
from dateline.pages.lines import Line, covered, holds, plain, split_lines


@dataclass(frozen=True, slots=True)
class Mark:
    """The zone of a line and the rule that says so."""

    zone: Zone
    rule: str


@dataclass(frozen=True)
class Layout:
    """A page's lines and what its sightings say about them; spans are sorted `[start, end)` of its text."""

    lines: Sequence[Line]
    titles: frozenset[str]
    main: tuple[tuple[int, int], ...] | None
    captions: tuple[tuple[int, int], ...]

    @property
    def extracted(self) -> bool:
        """Whether somebody looked for the article among the page's furniture."""
        return self.main is not None

    def numbered(self) -> Iterator[tuple[int, Line]]:
        """The lines that are short enough for rules about single lines, with their numbers."""
        return ((i, line) for i, line in enumerate(self.lines) if line.short)

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
            else 0
        )

    @cached_property
    def bottom(self) -> int:
        """The number of the article's last line."""
        return max((i for i, line in enumerate(self.lines) if self.inside(line)), default=-1)


def read_layout(page: Page) -> Layout:
    """The layout of a page: the first extraction decides what is main, every declared title counts."""
    extracted = next((sighting for sighting in page.declared if sighting.main is not None), None)
    titles = frozenset(plain(sighting.title) for sighting in page.sightings if sighting.title) - {""}
    return Layout(
        split_lines(page.text),
        titles,
        extracted.main if extracted else None,
        extracted.captions if extracted else (),
    )
