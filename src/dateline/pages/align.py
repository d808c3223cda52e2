"""Find an extractor's paragraphs in the page's own text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

WORD = re.compile(r"[^\W_]+")

SENTENCE = re.compile(r"(?<=[.!?…])[\"'”’)\]]*\s+|\s\|\s|\n")
"""Where a paragraph that is not found whole is cut: behind its sentences, between the cells of its table."""

SHORT = 24
"""Paragraphs with fewer letters are found as whole lines only: elsewhere it would be by chance."""

MOST_TRIES = 20
"""So many places of a short paragraph are looked at."""

MOST_MISSED = 500
"""After so many paragraphs not found the rest is not looked for: each costs a walk through the text."""


@dataclass(frozen=True)
class Letters:
    """A text's letters and digits, which survive changes of blanks, bullets, bars; with the way back."""

    text: str

    @cached_property
    def words(self) -> Sequence[re.Match[str]]:
        """The runs of letters and digits."""
        return tuple(WORD.finditer(self.text))

    @cached_property
    def joined(self) -> str:
        """All of them without anything between."""
        return "".join(word.group() for word in self.words)

    @cached_property
    def starts(self) -> Sequence[int]:
        """Where every run begins in `joined`."""
        starts, at = [], 0
        for word in self.words:
            starts.append(at)
            at += len(word.group())
        return starts

    @cached_property
    def lines(self) -> Mapping[str, Sequence[int]]:
        """Where each line begins in `joined`, by the line's letters."""
        found: dict[str, list[int]] = defaultdict(list)
        at = 0
        for line in self.text.split("\n"):
            letters = joined(line)
            found[letters].append(at)
            at += len(letters)
        return found

    @cached_property
    def edges(self) -> frozenset[int]:
        """Where lines begin and end in `joined`."""
        return frozenset(chain.from_iterable(self.lines.values())) | {len(self.joined)}

    def source(self, at: int) -> int:
        """The offset in the text of a letter."""
        index = bisect_right(self.starts, at) - 1
        return self.words[index].start() + at - self.starts[index]


def align(letters: Letters, paragraphs: Iterable[str]) -> tuple[tuple[int, int], ...]:
    """The spans of a text in which the paragraphs stand, sorted, joined where only signs lie between."""
    found = sorted(
        (letters.source(at), letters.source(upto - 1) + 1) for at, upto in places(letters, paragraphs)
    )
    return tuple(join(letters.text, found))


def places(letters: Letters, paragraphs: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Where the paragraphs stand in the joined letters: at or behind the one before, else anywhere.

    Of one that does not stand there whole, because an extractor put its parts together, the parts do.
    """
    cursor = missed = 0
    waiting = [(paragraph, True) for paragraph in paragraphs]
    waiting.reverse()
    while waiting and missed <= MOST_MISSED:
        paragraph, whole = waiting.pop()
        wanted = joined(paragraph)
        at = find(letters, wanted, cursor) if wanted else 0
        if at < 0:
            missed += 1
            waiting.extend((part, False) for part in reversed(parts(paragraph) if whole else ()))
        elif wanted:
            yield at, at + len(wanted)
            cursor = max(cursor, at + len(wanted))


def joined(text: str) -> str:
    """The letters and digits of a text."""
    return "".join(WORD.findall(text))


def parts(paragraph: str) -> Sequence[str]:
    """The sentences of a paragraph and the cells of a row that are long enough to be found anywhere."""
    return [part for part in SENTENCE.split(paragraph) if len(joined(part)) >= SHORT]


def find(letters: Letters, wanted: str, cursor: int) -> int:
    """The first place of some letters at or behind `cursor`, else the first place of all, else -1."""
    whole = letters.lines.get(wanted, ())
    if whole:
        return next((at for at in whole if at >= cursor), whole[0])
    if len(wanted) < SHORT:
        return find_lines(letters, wanted, cursor)
    at = letters.joined.find(wanted, cursor)
    return at if at >= 0 else letters.joined.find(wanted)


def find_lines(letters: Letters, wanted: str, cursor: int) -> int:
    """Where some letters are several whole lines, as cells of a row are, at or behind `cursor`; else -1."""
    at = cursor - 1
    for _ in range(MOST_TRIES):
        at = letters.joined.find(wanted, at + 1)
        if at < 0 or letters.edges.issuperset((at, at + len(wanted))):
            break
    else:
        return -1
    return at


def join(text: str, spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Sorted spans, overlapping ones and neighbours joined."""
    last: tuple[int, int] | None = None
    for start, end in spans:
        if last and (start <= last[1] or not WORD.search(text, last[1], start)):
            last = (last[0], max(last[1], end))
            continue
        if last:
            yield last
        last = (start, end)
    if last:
        yield last
