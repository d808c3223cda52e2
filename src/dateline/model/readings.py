"""A page as read: its text with the edits replayed, and the way back to its own characters."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property

from dateline.errors import SpanError
from dateline.model.articles import Edit, Passage
from dateline.model.pages import Page
from dateline.model.spans import Span


@dataclass(frozen=True, slots=True)
class Piece:
    """Reading `[at, upto)` stands for page `[start, end)`, by characters when `kept`, else as a whole."""

    at: int
    upto: int
    start: int
    end: int
    kept: bool


@dataclass(frozen=True)
class Reading:
    """A page as read: its text with the edits replayed, and the way back to the page's own characters.

    `at` and `upto` are offsets into `text` (the reading); `start` and `end` are offsets into the page. Not a
    slots class: the maps are cached.
    """

    page: Page
    passages: tuple[Passage, ...] = ()
    edits: tuple[Edit, ...] = ()

    @cached_property
    def _in_order(self) -> tuple[Edit, ...]:
        """The edits in text order; SpanError when two overlap or one leaves the page."""
        ordered = tuple(sorted(self.edits, key=lambda edit: edit.span))
        ends = [0, *(edit.span.end for edit in ordered)]
        for end, edit in zip(ends, ordered, strict=False):
            if edit.span.start < end or edit.span.end > len(self.page.text):
                raise SpanError(
                    f"the edit at [{edit.span.start}, {edit.span.end}) of {self.page.id} overlaps another "
                    "or leaves the page.",
                    advice="Repair each place once.",
                    rule=edit.by.rule,
                )
        return ordered

    @cached_property
    def text(self) -> str:
        """The text as read."""
        parts, start = [], 0
        for edit in self._in_order:
            parts += [self.page.text[start : edit.span.start], edit.text]
            start = edit.span.end
        return "".join([*parts, self.page.text[start:]])

    @cached_property
    def _pieces(self) -> tuple[Piece, ...]:
        """The page in order, in pieces that are not empty on both sides; what an edit leaves is kept."""
        stretches: list[tuple[int, str | None]] = []
        for edit in self._in_order:
            stretches += [(edit.span.start, None), *changed(self.page.text, edit)]
        pieces, start, at = [], 0, 0
        for end, text in (*stretches, (len(self.page.text), None)):
            upto = at + (end - start if text is None else len(text))
            if start < end or at < upto:
                pieces.append(Piece(at, upto, start, end, text is None))
            start, at = end, upto
        return tuple(pieces)

    @cached_property
    def _ats(self) -> list[int]:
        return [piece.at for piece in self._pieces]

    @cached_property
    def _uptos(self) -> list[int]:
        return [piece.upto for piece in self._pieces]

    @cached_property
    def _starts(self) -> list[int]:
        return [piece.start for piece in self._pieces]

    def span(self, at: int, upto: int) -> Span:
        """The tightest span of the page that holds `[at, upto)` of the reading.

        The character after it where the edits inserted all of it.
        """
        if not 0 <= at < upto <= len(self.text):
            raise SpanError(
                f"[{at}, {upto}) is not a stretch of the reading of {self.page.id}.",
                advice="Offsets of a reading lie in its text.",
            )
        first, last = (
            self._pieces[bisect_right(self._ats, at) - 1],
            self._pieces[bisect_left(self._uptos, upto)],
        )
        start = first.start + at - first.at if first.kept else first.start
        end = last.end - (last.upto - upto) if last.kept else last.end
        if start < end:
            return Span(self.page.id, start, end)
        return Span(self.page.id, min(start, len(self.page.text) - 1), min(start + 1, len(self.page.text)))

    def at(self, start: int) -> int:
        """The reading offset of a page offset; inside what an edit replaced, where the replacement begins."""
        if not self._pieces:
            return 0
        piece = self._pieces[max(0, bisect_right(self._starts, start) - 1)]
        if start >= piece.end:
            return piece.upto
        return piece.at + start - piece.start if piece.kept else piece.at


def changed(page: str, edit: Edit) -> tuple[tuple[int, str | None], ...]:
    """The (end, text) of an edit's stretches: what its beginning keeps, what it replaces, what its end keeps.

    `None` is kept text.
    """
    before = page[edit.span.start : edit.span.end]
    head = common(before, edit.text)
    tail = common(before[head:][::-1], edit.text[head:][::-1])
    return (
        (edit.span.start + head, None),
        (edit.span.end - tail, edit.text[head : len(edit.text) - tail]),
        (edit.span.end, None),
    )


def common(left: str, right: str) -> int:
    """The length of the common beginning of two texts."""
    return next(
        (i for i, (a, b) in enumerate(zip(left, right, strict=False)) if a != b), min(len(left), len(right))
    )
