"""Lines of a plain text that are about the page and not about what happened: weighed by words and by place."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from dateline.model import Ground, Zone
from dateline.pages.lines import Line
from dateline.rules import Pack
from dateline.text.zones.appeals import SAID
from dateline.text.zones.layout import Layout, Mark
from dateline.text.zones.shapes import breaks, is_quoted
from dateline.text.zones.wordings import wording
from dateline.vocabulary import word_list
from dateline.weights import weight, weight_table

ODDS = weight_table("en.asides.odds")
"""What speaks for and against an aside, in logarithms of odds."""

LATE = weight("en.asides.late")
"""The part of the words of a page behind which lines stand late."""

PLAIN = weight("en.asides.plain")
"""Log-odds by its words alone from which a sentence is an aside wherever it stands."""

AGAINST = weight("en.asides.against")
"""Log-odds by the words of its first sentence against an aside from which a line is none."""

ASIDE = "zone.aside"
FUNCTION_WORDS = word_list("en.copies.function_words")

LONG = 1_000
"""Characters of a line that is longer than a paragraph: its sentences are weighed, not its beginning."""

LEAST, TOLD = 4, 12
"""Words of a line that is weighed, and of one with which others may share what they tell."""

TERM = re.compile(r"[^\W\d_][\w’'-]{2,}")


@dataclass(frozen=True)
class Scene:
    """The lines of a page, as one is weighed beside the others.

    `words` are the log-odds by words alone, `about` the lines that are surely about the page, `told` those
    that tell, with their `terms`; `above` is how many words stand above each line, and above the page's end.
    """

    lines: Sequence[Line]
    words: Sequence[float]
    about: Sequence[bool]
    told: Sequence[bool]
    terms: Mapping[str, int]
    above: Sequence[int]


def find_asides(layout: Layout, marks: Mapping[int, Mark], pack: Pack) -> Iterator[tuple[int, Mark]]:
    """Lines of a plain text that words, place and neighbours make likelier about the page than about the news."""
    if layout.extracted:
        return
    scene = read_scene(layout, marks)
    for i, line in enumerate(layout.lines):
        if i >= layout.first and i not in marks and is_weighed(line) and speaks_so(line, scene.words[i]):
            grounds = tuple(grounds_of(scene, i))
            if ODDS["bias"] + sum(ground.weight for ground in grounds) > 0:
                yield i, Mark(Zone.BOILERPLATE, ASIDE, grounds)


def is_weighed(line: Line) -> bool:
    """Whether a line has some words, is no longer than a paragraph, and opens no quotation and no post."""
    if line.words < LEAST or len(line.text) > LONG:
        return False
    return not is_quoted(line) and not line.text.startswith("@")


def speaks_so(line: Line, words: float) -> bool:
    """Whether the words of a line speak for an aside, and those of its first sentence not much against it."""
    first = next(breaks(line.text), None)
    return words > 0 and (first is None or wording(line.text[:first]) > -AGAINST)


def aside_mark(line: Line) -> Mark | None:
    """What a sentence is that is glued to others, where its words alone make it one about the page."""
    words = wording(line.text)
    if line.words < LEAST or words <= PLAIN or SAID.search(line.text):
        return None
    ground = Ground("zone.aside_words", weight=weighed("words", words))
    return Mark(Zone.BOILERPLATE, ASIDE, (ground,))


def read_scene(layout: Layout, marks: Mapping[int, Mark]) -> Scene:
    """The lines of a page, those that are about the page by other rules or by their words, and those that tell."""
    lines = layout.lines
    words = [wording(line.text) for line in lines]
    named = {i for i, mark in marks.items() if mark.zone is Zone.BOILERPLATE}
    about = [i in named or odds > PLAIN for i, odds in enumerate(words)]
    told = [is_told(line) and not aside for line, aside in zip(lines, about, strict=True)]
    terms = Counter(term for line, tells in zip(lines, told, strict=True) if tells for term in terms_of(line))
    return Scene(lines, words, about, told, terms, [0, *accumulate(line.words for line in lines)])


def is_told(line: Line) -> bool:
    """Whether a line is long, and has an end."""
    return line.words >= TOLD and not line.unfinished


def grounds_of(scene: Scene, i: int) -> Iterator[Ground]:
    """What speaks for a line as an aside, and against it."""
    last = i + 1 == len(scene.lines)
    yield Ground("zone.aside_words", weight=weighed("words", scene.words[i]))
    yield Ground("zone.aside_above", weight=weighed("above", i > 0 and scene.about[i - 1]))
    yield Ground("zone.aside_below", weight=weighed("below", last or scene.about[i + 1]))
    yield Ground("zone.aside_late", weight=weighed("late", scene.above[i] > LATE * scene.above[-1]))
    yield Ground("zone.aside_shared", weight=weighed("shared", shared(scene, i)))
    yield Ground("zone.aside_said", weight=weighed("said", bool(SAID.search(scene.lines[i].text))))


def weighed(name: str, value: float) -> float:
    """What a thing adds to the log-odds."""
    return ODDS[name] * value if value else 0.0


def shared(scene: Scene, i: int) -> float:
    """The part of the terms of a line that other lines tell, too, with one more of which half is told."""
    terms, own = terms_of(scene.lines[i]), int(scene.told[i])
    return (sum(scene.terms[term] > own for term in terms) + 1 / 2) / (len(terms) + 1)


def terms_of(line: Line) -> frozenset[str]:
    """The words of a line that say what it is about."""
    return frozenset(word.casefold() for word in TERM.findall(line.text)) - FUNCTION_WORDS
