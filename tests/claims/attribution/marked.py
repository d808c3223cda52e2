"""Passages in which we have marked who says what, and how well attributions agree with the marks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dateline.model import Attribution, Span
from tests.lab import make_page, read_page

MARK = re.compile(r"\{([sqc])(\d*):|\}")
WORD = re.compile(r"[^\W_]+(?:['’.\-][^\W_]+)*")
ROLES = "sqc"

Roles = tuple[frozenset[int], frozenset[int], frozenset[int]]
"""Source, cue and content of one attribution, each as the set of its words."""


@dataclass(frozen=True)
class Marked:
    """One passage.

    Its form, its text without marks, the attributions marked in it, and of each its level: 1 for one whose
    content stands in no other.
    """

    form: str
    text: str
    gold: tuple[Roles, ...]
    levels: tuple[int, ...]


@cache
def read_marked(name: str) -> tuple[Marked, ...]:
    """The passages of a file beside this one, in the format that its head describes."""
    lines = (Path(__file__).parent / name).read_text(encoding="utf-8").splitlines()
    return tuple(marked(*line.split(": ", 1)) for line in lines if line and not line.startswith("#"))


def marked(form: str, line: str) -> Marked:
    """A passage of one line.

    `{s:…}`, `{q:…}` and `{c:…}` mark source, cue and content, a number behind the letter the attribution; `¶`
    parts paragraphs.
    """
    line = line.replace("¶", "\n\n")
    text, opened, spans, last = "", list[tuple[str, int]](), dict[str, list[tuple[str, int, int]]](), 0
    around: dict[str, set[str]] = {}
    for mark in MARK.finditer(line):
        text += line[last : mark.start()]
        last = mark.end()
        if mark[1]:
            opened.append((mark[1] + (mark[2] or "1"), len(text)))
        else:
            name, start = opened.pop()
            spans.setdefault(name[1:], []).append((name[0], start, len(text)))
            around.setdefault(name[1:], set()).update(
                outer[1:] for outer, _ in opened if name[0] == outer[0] == "c"
            )
    text += line[last:]
    return Marked(
        form,
        text,
        tuple(roles_of(text, found) for found in spans.values()),
        tuple(1 + len(around[name]) for name in spans),
    )


def roles_of(text: str, found: Iterable[tuple[str, int, int]]) -> Roles:
    """Marked stretches as sets of words by role."""
    parts = list(found)
    source, cue, content = (
        words_in(text, [(start, end) for name, start, end in parts if name == role]) for role in ROLES
    )
    return source, cue, content


def words_in(text: str, stretches: Sequence[tuple[int, int]]) -> frozenset[int]:
    """The numbers of the words that some stretches of a text touch."""
    return frozenset(
        number
        for number, word in enumerate(WORD.finditer(text))
        if any(word.start() < end and start < word.end() for start, end in stretches)
    )


def found_in(passage: Marked) -> Iterator[tuple[Attribution, Roles]]:
    """The attributions that the stages find in a passage, with their words."""
    for each in read_page(make_page(passage.text))[Attribution]:
        yield (
            each,
            (
                spoken(passage.text, each.source),
                spoken(passage.text, each.cue),
                spoken(passage.text, *each.content),
            ),
        )


def spoken(text: str, *spans: Span | None) -> frozenset[int]:
    """The words of spans."""
    return words_in(text, [(span.start, span.end) for span in spans if span])


def agree(left: Roles, right: Roles) -> bool:
    """Whether two attributions say the same.

    Half of the content is common, half of the source, and a word of the cue.
    """
    cues = bool(left[1] & right[1]) or not (left[1] or right[1])
    return cues and dice(left[0], right[0]) >= 0.5 and dice(left[2], right[2]) >= 0.5


def dice(left: frozenset[int], right: frozenset[int]) -> float:
    """How much two sets of words have in common, from 0 to 1; two empty ones are alike."""
    return 2 * len(left & right) / (len(left) + len(right)) if left or right else 1.0


@cache
def count(passage: Marked) -> tuple[int, int, int]:
    """How many attributions are marked in a passage, how many of these are found, and how many in all.

    Found ones in the content of others do not count unless they are marked.
    """
    left = list(passage.gold)
    found = 0
    for attribution, roles in found_in(passage):
        match = next((gold for gold in left if agree(roles, gold)), None)
        if match:
            left.remove(match)
        found += bool(match) or attribution.within is None
    return len(passage.gold) - len(left), found, len(passage.gold)


def f1(passages: Iterable[Marked]) -> float:
    """The F1 of the attributions of passages."""
    hits, found, gold = (sum(each) for each in zip(*map(count, passages), strict=True))
    return 2 * hits / (found + gold)
