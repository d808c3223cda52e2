"""Examples of patterns: [brackets] mark every token that a pattern holds of, {braces} what it gives."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from dateline.adapters.spacy import SpacyParser
from dateline.model import By, Page, Passage, Reading, Sentence, Sighting, Span, Zone
from dateline.shapes.patterns import Pattern
from dateline.shapes.shapes import shape, shape_part

MARKS = re.compile(r"[\[\]{}]")


def plain(example: str) -> str:
    """An example without its marks."""
    return MARKS.sub("", example)


def parse(texts: Iterable[str]) -> dict[str, list[Sentence]]:
    """The sentences of some texts, all parsed together."""
    ordered = list(dict.fromkeys(texts))
    page = Page("examples", "\n".join(ordered), (Sighting("examples", "0" * 64),))
    starts = [sum(len(text) + 1 for text in ordered[:number]) for number in range(len(ordered))]
    passages = [
        (number, Passage(Span(page.id, start, start + len(text)), Zone.BODY, By("test", 1.0)))
        for number, (start, text) in enumerate(zip(starts, ordered, strict=True))
    ]
    found: dict[str, list[Sentence]] = {text: [] for text in ordered}
    for sentence in SpacyParser().parse(Reading(page, tuple(each for _, each in passages), ()), passages):
        found[ordered[sentence.passage]].append(moved(sentence, starts[sentence.passage]))
    return found


def moved(sentence: Sentence, start: int) -> Sentence:
    """A sentence whose offsets count from the beginning of its own text."""
    starts, ends = (tuple(at - start for at in offsets) for offsets in (sentence.starts, sentence.ends))
    return replace(sentence, starts=starts, ends=ends)


def marked(text: str, sentences: Iterable[Sentence], pattern: Pattern) -> str:
    """A text with the marks that a pattern makes in it."""
    places = [place for sentence in sentences for place in places_in(sentence, pattern)]
    before, behind = ([""] * (len(text) + 1) for _ in range(2))
    for start, end, signs in places:
        before[start] += signs[0]
        behind[end] += signs[1]
    return "".join(map("".join, zip(behind, before, (*text, ""), strict=True)))


def places_in(sentence: Sentence, pattern: Pattern) -> list[tuple[int, int, str]]:
    """Where a pattern marks a sentence, from the first of its text, and with which signs."""
    anchors = [token for token in range(len(sentence)) if shape(pattern.id)(sentence, token)]
    given = {shape_part(pattern.id)(sentence, token) for token in anchors} if pattern.gives else set()
    signed = [(token, "[]") for token in anchors] + [(token, "{}") for token in given if token is not None]
    return [(sentence.starts[token], sentence.ends[token], signs) for token, signs in signed]
