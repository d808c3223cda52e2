"""Quotation marks: which words of a passage are quoted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from dateline.model import Sentence

Place = tuple[int, int]
"""(sentence number, token)."""

MARKS = frozenset({'"', "'", "``", "''"})


def find_quotes(sentences: Sequence[Sentence]) -> list[tuple[Place, Place]]:
    """The quotations of one passage as (opening mark, closing mark), in order.

    One that is never closed runs to the end of the passage.
    """
    found: list[tuple[Place, Place]] = []
    opened: Place | None = None
    single = False
    for place, word, mark in marks(sentences):
        if opened and single != (word == "'"):
            continue
        if opened and (mark != "open" or word == '"'):
            found.append((opened, place))
            opened = None
        elif not opened and mark != "close":
            opened, single = place, word == "'"
    if opened and not single:
        found.append((opened, (sentences[-1].number, len(sentences[-1]) - 1)))
    return found


def marks(sentences: Sequence[Sentence]) -> Iterator[tuple[Place, str, str]]:
    """The quotation marks of a passage: where each stands, how it is written, and what it may do."""
    for sentence in sentences:
        if MARKS.isdisjoint(sentence.words):
            continue
        for token, word in enumerate(sentence.words):
            mark = None if is_doubled(sentence, token) else mark_of(sentence, token)
            if mark is not None:
                yield (sentence.number, token), word, mark


def is_doubled(sentence: Sentence, token: int) -> bool:
    """Whether a mark is the one before it once more, as in "““We sold it,” he said"."""
    return (
        token > 0
        and sentence.words[token - 1] == sentence.words[token]
        and sentence.ends[token - 1] == sentence.starts[token]
    )


def mark_of(sentence: Sentence, token: int) -> str | None:
    """Whether a token opens or closes a quotation, or may do either."""
    word, tag = sentence.words[token], sentence.tags[token]
    if word not in MARKS or tag == "POS":
        return None
    spaced_left = token == 0 or sentence.ends[token - 1] < sentence.starts[token]
    spaced_right = token + 1 == len(sentence) or sentence.ends[token] < sentence.starts[token + 1]
    if spaced_left == spaced_right:
        return "either" if word != "'" else None
    return "open" if spaced_left else "close"


def pieces(quote: tuple[Place, Place], sentences: Mapping[int, Sentence]) -> Iterator[tuple[int, int, int]]:
    """A quotation as (sentence, first, last) in each of its sentences."""
    (begin, first), (end, last) = quote
    for number in range(begin, end + 1):
        if number in sentences:
            yield (
                number,
                first if number == begin else 0,
                last if number == end else len(sentences[number]) - 1,
            )


def quoted_tokens(passage: Sequence[Sentence], sentences: Mapping[int, Sentence]) -> dict[int, list[int]]:
    """The number of the quotation around every token, from 1, its marks included; 0 outside."""
    found = {sentence.number: [0] * len(sentence) for sentence in passage}
    for count, quote in enumerate(find_quotes(passage), 1):
        for number, first, last in pieces(quote, sentences):
            found[number][first : last + 1] = [count] * (last + 1 - first)
    return found
