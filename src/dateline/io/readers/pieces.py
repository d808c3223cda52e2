"""Pieces of one text that are pages of their own: articles of a press database, letters in a letter."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dateline.errors import ReadError
from dateline.io.declared import under_its_head
from dateline.io.sources import Capture, Found, Source, check_text
from dateline.model import Page, Sighting, Stamp
from dateline.pages.stamps import read_stamp

LINE = re.compile(r"[^\s][^\r\n\f]*(?<=\S)|\S")
"""A line without the blanks around it."""

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank, `[start, end)` of its text; `apart` when a blank one stands above it."""

    start: int
    end: int
    text: str
    apart: bool


@dataclass(frozen=True, slots=True)
class Piece:
    """A page within a text, with what it says of itself: `spans` of the text that it is made of, in order.

    `main` are those of its title and its running text, all within `spans`; `day` are the words that name its
    day.
    """

    spans: tuple[Span, ...]
    main: tuple[Span, ...]
    title: str | None = None
    site: str | None = None
    author: str | None = None
    day: str | None = None


@dataclass(frozen=True, slots=True)
class Cut:
    """The pieces of a text, and how many it seems to have."""

    pieces: tuple[Piece, ...] = ()
    expected: int = 0


def lines_of(text: str) -> list[Line]:
    """The lines of a text that are not blank."""
    bounds = [found.span() for found in LINE.finditer(text)]
    gaps = [False, *(text.count("\n", end, start) > 1 for (_, end), (start, _) in pairwise(bounds))]
    return [
        Line(start, end, text[start:end], apart)
        for (start, end), apart in zip(bounds, gaps, strict=bool(bounds))
    ]


def pages_of(text: str, cut: Cut, source: Source, raw: bytes, media_type: str) -> Iterator[Found]:
    """The pages of a text that holds several, or its only page, and its bytes as their evidence."""
    capture = source.capture(raw, media_type)
    yield capture
    if not cut.pieces:
        yield whole(text, source, capture)
    yield from pages_cut(text, cut, source, capture)


def pages_cut(text: str, cut: Cut, source: Source, capture: Capture) -> Iterator[Found]:
    """The pages that are pieces of a text, and a problem where more of them seem to stand there."""
    for number, piece in enumerate(cut.pieces, 1):
        source.allowance.spend_member()
        try:
            yield page_of_piece(text, piece, source, capture, number if len(cut.pieces) > 1 else None)
        except ReadError as error:
            yield source.problem(error, number)
    if cut.expected > max(len(cut.pieces), 1):
        yield source.problem(uncut(cut), "articles")


def whole(text: str, source: Source, capture: Capture) -> Page:
    """The one page that a whole text is."""
    sighting = Sighting(
        source.locator, capture.sha256, bare(capture), url=source.url, retrieved=source.retrieved
    )
    return Page(source.ref, check_text(text, source.limits), (under_its_head(sighting, text),))


def bare(capture: Capture) -> str:
    """The media type of a capture, without its charset."""
    return capture.media_type.partition(";")[0]


def uncut(cut: Cut) -> ReadError:
    """That a file seems to hold more articles than could be told apart."""
    told = f"{len(cut.pieces)} could be cut out" if cut.pieces else "it was read as one page"
    return ReadError(
        f"The file looks like {cut.expected} articles in one; {told}.",
        advice="Export it again as text, or give every article in a file of its own.",
    )


def page_of_piece(text: str, piece: Piece, source: Source, capture: Capture, number: int | None) -> Page:
    """The page of a piece; ReadError when it is blank or too long."""
    stamp = read_stamp(piece.day, "piece published", language="en") if piece.day else None
    mark = "" if number is None else f"#{number}"
    sighting = Sighting(
        source.locator + mark,
        capture.sha256,
        bare(capture),
        site=piece.site,
        title=piece.title,
        author=piece.author,
        published=stamp.day if stamp else None,
        retrieved=source.retrieved,
        main=main_of(piece),
        stamps=stamps_of(stamp),
        trust=1.0,
    )
    shown = check_text(PARTED.join(text[start:end] for start, end in piece.spans), source.limits)
    return Page(source.ref if source.called else source.ref + mark, shown, (sighting,))


PARTED = "\n\n"
"""What stands between the spans of a piece on its page."""


def stamps_of(stamp: Stamp | None) -> tuple[Stamp, ...]:
    """The stamps of a piece."""
    return (stamp,) if stamp else ()


def main_of(piece: Piece) -> tuple[Span, ...]:
    """The main spans of a piece, as they stand on its page."""
    found: list[Span] = []
    at = 0
    for start, end in piece.spans:
        inner = (span for span in sorted(piece.main) if start <= span[0] < end)
        found += ((at + left - start, at + min(right, end) - start) for left, right in inner)
        at += end - start + len(PARTED)
    return tuple(found)


def span_of(lines: Sequence[Line]) -> tuple[Span, ...]:
    """From the first to the last of some lines."""
    return ((lines[0].start, lines[-1].end),) if lines else ()
