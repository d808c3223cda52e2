"""Reading a page: passages with zones, edits, the text as read, the day it was published."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from dateline.errors import SpanError
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
"""Zones that tell the story.

Datelines are parsed, too, for the day and the city in them (`text.sentences.READ`); bylines and boilerplate
never are.
"""


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


ENGLISH = "en"
"""The code of the language whose pages are analysed."""


@dataclass(frozen=True, slots=True)
class Language:
    """The language of a page: an ISO 639-1 code (else 639-3), `None` where its text does not tell."""

    page: str
    code: str | None
    by: By

    @property
    def analysed(self) -> bool:
        """Whether the page is analysed: only what is surely in another language than English is not."""
        return self.code in {None, ENGLISH}


class How(StrEnum):
    """How a publication day is known."""

    GIVEN = "given"
    DECLARED = "declared"
    INFERRED = "inferred"
    UNKNOWN = "unknown"


SURE = 0.5
"""The score from which on the day of an estimate may be counted from."""


@dataclass(frozen=True, slots=True)
class DateEstimate:
    """The day a page was published (its DCT): the likeliest in `value`, and the interval that holds it.

    The ends of the interval are ISO days, either of them open as `None`.

    Both can stand: a day that is given or declared is its own interval, an inferred one lies in a wider
    interval of days that are not ruled out, or in none that is known. The score tells how much of the belief
    lies on the day and its neighbours; a value below `SURE` is a guess and no fact to count from.
    """

    page: str
    value: str | None
    earliest: str | None
    latest: str | None
    how: How
    by: By

    @property
    def sure(self) -> bool:
        """Whether there is a day that may be counted from."""
        return self.value is not None and self.by.score >= SURE

    @property
    def guessed(self) -> bool:
        """Whether the day is only the likeliest of many."""
        return self.value is not None and not self.sure
