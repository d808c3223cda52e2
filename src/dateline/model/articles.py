"""Reading a page: passages with zones, edits, the text as read, the day it was published."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from dateline.model.pages import Page
from dateline.model.spans import By, Span


class Zone(StrEnum):
    """What a passage is on its page."""

    HEADLINE = "headline"
    BYLINE = "byline"
    DATELINE = "dateline"
    BODY = "body"
    CAPTION = "caption"
    BOILERPLATE = "boilerplate"


TOLD = frozenset({Zone.HEADLINE, Zone.BODY, Zone.CAPTION})
"""Zones that tell the story; only these are parsed and yield mentions and claims."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of lines of one zone; passages of a page do not overlap."""

    span: Span
    zone: Zone
    by: By


@dataclass(frozen=True, slots=True)
class Edit:
    """A repair: read `text` where the page has `span`. The page itself stays as it is."""

    span: Span
    text: str
    by: By


@dataclass(frozen=True)
class Reading:
    """A page as read: its text with the edits replayed, and the way back to the page's own characters.

    `at` and `upto` are offsets into `text` (the reading); `start` and `end` are offsets into the page. Not a slots class: the maps are cached.
    """

    page: Page
    passages: tuple[Passage, ...] = ()
    edits: tuple[Edit, ...] = ()

    @cached_property
    def _pieces(self) -> tuple[tuple[int, int, int, int, str], ...]:
        """(at, upto, start, end, text) of alternating untouched and edited stretches, in order."""
        pieces, start, at = [], 0, 0
        for edit in sorted(self.edits, key=lambda edit: edit.span):
            for stop, upto, text in ((edit.span.start, start, None), (edit.span.end, edit.span.start, edit.text)):
                piece = self.page.text[upto:stop] if text is None else text
                pieces.append((at, at + len(piece), upto, stop, piece))
                at += len(piece)
            start = edit.span.end
        tail = self.page.text[start:]
        return (*pieces, (at, at + len(tail), start, len(self.page.text), tail))

    @cached_property
    def text(self) -> str:
        """The text as read."""
        return "".join(piece[4] for piece in self._pieces)

    @cached_property
    def _ats(self) -> list[int]:
        return [piece[0] for piece in self._pieces]

    @cached_property
    def _starts(self) -> list[int]:
        return [piece[2] for piece in self._pieces]

    @cached_property
    def _edited(self) -> frozenset[tuple[int, int]]:
        return frozenset((edit.span.start, edit.span.end) for edit in self.edits)

    def _source(self, at: int, *, end: bool) -> int:
        """The page offset of a reading offset; inside an edit the edge of the edit (its end when `end`), unless the edit keeps that prefix or suffix."""
        index = bisect_right(self._ats, at) - 1
        first, upto, start, stop, text = self._pieces[index]
        if end and at == first and index:
            first, upto, start, stop, text = self._pieces[index - 1]
        if (start, stop) not in self._edited:
            return start + at - first
        source, into = self.page.text[start:stop], at - first
        if source[:into] == text[:into]:
            return start + into
        if source[len(source) - (len(text) - into) :] == text[into:]:
            return stop - (len(text) - into)
        return stop if end else start

    def span(self, at: int, upto: int) -> Span:
        """The tightest span of the page that holds the reading's `[at, upto)`."""
        start, end = self._source(at, end=False), self._source(upto, end=True)
        return Span(self.page.id, start, max(end, start + 1))

    def at(self, start: int) -> int:
        """The reading offset of a page offset; inside an edit, where the edit begins."""
        index = max(0, bisect_right(self._starts, start) - 1)
        at, _, first, stop, _ = self._pieces[index]
        return at if (first, stop) in self._edited else at + start - first


class How(StrEnum):
    """How a publication day is known."""

    GIVEN = "given"
    DECLARED = "declared"
    INFERRED = "inferred"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class DateEstimate:
    """The day a page was published (its DCT): a day when `value` is set, else an interval of ISO days, either end open as `None`."""

    page: str
    value: str | None
    earliest: str | None
    latest: str | None
    how: How
    by: By
