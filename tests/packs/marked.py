"""Examples of patterns: [brackets] mark every token that a pattern holds of, {braces} what it gives."""

from __future__ import annotations

import re
from collections.abc import Iterable

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
        found[ordered[sentence.passage]].append(sentence)
    return found


def marked(text: str, sentences: Iterable[Sentence], pattern: Pattern) -> str:
    """A text with the marks that a pattern makes in it."""
    found = list(sentences)
    start = found[0].starts[0]
    opening, closing = ([""] * (len(text) + 1) for _ in range(2))
    for sentence, token, signs in (each for sentence in found for each in signs_in(sentence, pattern)):
        opening[sentence.starts[token] - start] += signs[0]
        closing[sentence.ends[token] - start] += signs[1]
    return "".join(map("".join, zip(closing, opening, (*text, ""), strict=True)))


def signs_in(sentence: Sentence, pattern: Pattern) -> list[tuple[Sentence, int, str]]:
    """The tokens of a sentence that a pattern marks, with the marks."""
    anchors = [token for token in range(len(sentence)) if shape(pattern.id)(sentence, token)]
    given = {shape_part(pattern.id)(sentence, token) for token in anchors} if pattern.gives else set()
    return [
        *((sentence, token, "[]") for token in anchors),
        *((sentence, token, "{}") for token in sorted(each for each in given if each is not None)),
    ]
