"""Parse the telling passages of an article into columnar sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Protocol

from dateline.model import TOLD, Language, Passage, Problem, Reading, Sentence, Zone
from dateline.stage import Notes, Stage
from dateline.text.pieces import cut, words

READ = TOLD | {Zone.DATELINE, Zone.EMBED}
"""Zones that are parsed: those that tell the story, the line that says when and where it was sent, and
posts."""

STAMP = "en.zone.date_line/1"
"""The rule of bylines that are parsed, because they hold nothing but when the page was published."""

MOST = 100_000
"""Words and signs of a page that are parsed, as many as a book has; news has an eighth at most."""


class Parser(Protocol):
    """Whoever turns texts into sentences; `name` (model, version) is part of the cache key."""

    @property
    def name(self) -> str:
        """Which model and version."""

    def parse(self, reading: Reading, passages: Sequence[tuple[int, Passage]]) -> Iterator[Sentence]:
        """The sentences of numbered passages, in text order, numbered from 0 through the article."""


def find_sentences(reading: Reading, notes: Notes, *, parser: Parser) -> Iterator[Sentence | Problem]:
    """Parse all that tells the story, and posts; all else tells nothing, as do pages in other languages."""
    if all(language.analysed for language in notes[Language]):
        pieces = list(told_pieces(reading, notes[Passage]))
        read = affordable(reading, pieces)
        yield from parser.parse(reading, pieces[:read])
        if read < len(pieces):
            yield left_problem(reading, [passage for _, passage in pieces[read:]])


def told_pieces(reading: Reading, passages: Sequence[Passage]) -> Iterator[tuple[int, Passage]]:
    """The passages that are parsed with their numbers, long ones in several pieces."""
    for number, passage in enumerate(passages):
        if is_read(passage):
            yield from ((number, piece) for piece in cut(reading.page.text, passage))


def is_read(passage: Passage) -> bool:
    """Whether a passage is parsed."""
    return passage.zone in READ or passage.by.rule == STAMP


def affordable(reading: Reading, pieces: Sequence[tuple[int, Passage]]) -> int:
    """How many of the pieces are parsed."""
    room = MOST
    for count, (_, piece) in enumerate(pieces):
        room -= words(reading.page.text[piece.span.start : piece.span.end])
        if room < 0:
            return count
    return len(pieces)


def left_problem(reading: Reading, left: Sequence[Passage]) -> Problem:
    """That the end of a page was not parsed."""
    characters = sum(piece.span.end - piece.span.start for piece in left)
    return Problem(
        reading.page.locator,
        "sentences",
        f"the page has more than {MOST:,} words and signs: the last {characters:,} characters that it tells, "
        f"from character {left[0].span.start:,} on, were not analysed. "
        "Divide it into several pages to have all of it read.",
    )


def stage(parser: Parser) -> Stage:
    """The parse stage."""
    return Stage(
        "sentences",
        scope="article",
        needs=(Passage, Language),
        gives=(Sentence, Problem),
        run=partial(find_sentences, parser=parser),
    )
