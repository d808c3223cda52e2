"""Tokens that hold two dates ("31 May-1 June") taken apart, so that patterns see every day and month."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain, repeat
from typing import NamedTuple

from dateline.model import Sentence

JOINED = re.compile(
    r"([A-Za-z]{3,9}\.?)([-–])(\d{1,2}(?:st|nd|rd|th)?)"
    r"|(\d{1,2}(?:st|nd|rd|th)?|\d{4})([-–])([A-Za-z]{3,9}\.?)"
)


class Loose(NamedTuple):
    """A sentence whose joined tokens are taken apart, and for each of its tokens the one it comes from."""

    sentence: Sentence
    origin: range | tuple[int, ...]


def loosen(sentence: Sentence, months: frozenset[str]) -> Loose:
    """A sentence with month and number taken apart where a token joins them; nearly all stay as they are."""
    cuts = {
        i: parts
        for i, word in enumerate(sentence.words)
        if (parts := parts_of(word, months)) and sentence.ends[i] - sentence.starts[i] == len(word)
    }
    if not cuts:
        return Loose(sentence, range(len(sentence)))
    counts = (len(cuts.get(i, ("",))) for i in range(len(sentence)))
    origin = tuple(chain.from_iterable(repeat(i, count) for i, count in enumerate(counts)))
    return Loose(take_apart(sentence, cuts, origin), origin)


def parts_of(word: str, months: frozenset[str]) -> tuple[str, ...]:
    """The parts of a word that joins a month and a number by a dash; none for other words."""
    found = JOINED.fullmatch(word) if "-" in word or "–" in word else None
    parts = tuple(part for part in found.groups() if part) if found else ()
    return parts if any(part.lower() in months for part in parts) else ()


def take_apart(sentence: Sentence, cuts: dict[int, tuple[str, ...]], origin: tuple[int, ...]) -> Sentence:
    """The sentence with some tokens cut; the parts of a token hang where it hung."""
    words, starts, ends = zip(*cut_words(sentence, cuts), strict=True)
    place = {old: new for new, old in reversed(tuple(enumerate(origin)))}
    return replace(
        sentence,
        words=words,
        starts=starts,
        ends=ends,
        lemmas=picked(sentence.lemmas, origin),
        tags=picked(sentence.tags, origin),
        poses=picked(sentence.poses, origin),
        deps=picked(sentence.deps, origin),
        heads=tuple(place[sentence.heads[i]] for i in origin),
        ents=picked(sentence.ents, origin),
    )


def picked(column: tuple[str, ...], origin: tuple[int, ...]) -> tuple[str, ...]:
    """What a column says of some tokens."""
    return tuple(column[i] for i in origin)


def cut_words(sentence: Sentence, cuts: dict[int, tuple[str, ...]]) -> Iterator[tuple[str, int, int]]:
    """The words of a sentence, some of them cut, with where they start and end."""
    for i, word in enumerate(sentence.words):
        at = sentence.starts[i]
        for part in cuts.get(i, (word,)):
            upto = at + len(part) if i in cuts else sentence.ends[i]
            yield part, at, upto
            at = upto
