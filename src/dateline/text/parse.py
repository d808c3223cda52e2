"""Parse the telling passages of an article into columnar sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Protocol

from dateline.model import TOLD, Language, Passage, Reading, Sentence, Zone
from dateline.stage import Notes, Stage

READ = TOLD | {Zone.DATELINE}
"""Zones that are parsed: those that tell the story, and the line that says when and where it was sent."""


class Parser(Protocol):
    """Whoever turns texts into sentences; `name` says which model and version, and is part of the cache key."""

    @property
    def name(self) -> str:
        """Which model and version."""

    def parse(self, reading: Reading, passages: Sequence[tuple[int, Passage]]) -> Iterator[Sentence]:
        """The sentences of numbered passages, in text order, numbered from 0 through the article."""


def find_sentences(reading: Reading, notes: Notes, *, parser: Parser) -> Iterator[Sentence]:
    """Parse headline, dateline, body and caption; boilerplate and bylines tell nothing and stay unparsed, and so do pages in other languages."""
    if all(language.analysed for language in notes[Language]):
        yield from parser.parse(
            reading,
            [(number, passage) for number, passage in enumerate(notes[Passage]) if passage.zone in READ],
        )


def stage(parser: Parser) -> Stage:
    """The parse stage."""
    return Stage(
        "sentences",
        scope="article",
        needs=(Passage, Language),
        gives=(Sentence,),
        run=partial(find_sentences, parser=parser),
    )
