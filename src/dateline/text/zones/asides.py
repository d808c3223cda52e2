"""Lines of a plain text that are about the page and not about what happened: weighed by words and by place."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate

from dateline.model import Ground, Zone
from dateline.pages.lines import Line
from dateline.rules import Pack
from dateline.text.zones.appeals import SAID
from dateline.text.zones.layout import Layout, Mark
from dateline.text.zones.shapes import QUOTED
from dateline.text.zones.wordings import wording
from dateline.vocabulary import word_list
from dateline.weights import weight, weight_table

ODDS = weight_table("en.asides.odds")
"""What speaks for and against an aside, in logarithms of odds."""

LATE = weight("en.asides.late")
"""The part of the words of a page behind which lines stand late."""

PLAIN = weight("en.asides.plain")
"""From which logarithmic odds on the words alone make a line one that others may stand beside."""

FUNCTION_WORDS = word_list("en.copies.function_words")

LEAST, TOLD = 4, 12
"""Words of a line that is weighed, and of one that others may share words with."""

STORY = 2
"""Lines of the text that must stand beside one that is weighed."""

RULE = "zone.aside"
TERM = re.compile(r"[^\W\d_][\w’'-]{2,}")


def find_asides(layout: Layout, marks: Mapping[int, Mark], pack: Pack) -> Iterator[tuple[int, Mark]]:
    """Lines of a plain text that words, place and what they share with others make likelier about the page."""
    if layout.extracted:
        return
    scene = Scene(layout, marks)
    for i, line in enumerate(layout.lines):
        if i >= layout.first and i not in marks and line.words >= LEAST and not is_spoken(line):
            grounds = tuple(scene.grounds(i))
            if scene.words[i] > 0 and sum(ground.weight for ground in grounds) + ODDS["bias"] > 0:
                yield i, Mark(Zone.BOILERPLATE, RULE, grounds)


def is_spoken(line: Line) -> bool:
    """Whether a line opens with a quotation or with whom a post answers."""
    return bool(QUOTED.match(line.text)) or line.text.startswith("@")


def aside_mark(line: Line) -> Mark | None:
    """What a sentence is, where its words alone are enough to make it one about the page."""
    words = wording(line.text)
    enough = line.words >= LEAST and words > PLAIN and not SAID.search(line.text)
    return Mark(Zone.BOILERPLATE, RULE, (ground("words", words),)) if enough else None


class Scene:
    """The lines of a page, as one of them is weighed beside the others."""

    def __init__(self, layout: Layout, marks: Mapping[int, Mark]) -> None:
        self.lines: Sequence[Line] = layout.lines
        self.words = [wording(line.text) for line in layout.lines]
        self.aside = [
            words > PLAIN or (i in marks and marks[i].zone is Zone.BOILERPLATE)
            for i, words in enumerate(self.words)
        ]
        self.above = [0, *accumulate(line.words for line in layout.lines)]
        self.told = [
            line.words >= TOLD and not line.unfinished and not self.aside[i]
            for i, line in enumerate(layout.lines)
        ]
        self.terms = Counter(
            term for i, line in enumerate(layout.lines) if self.told[i] for term in terms(line)
        )

    def grounds(self, i: int) -> Iterator[Ground]:
        """What speaks for a line as an aside, and against it."""
        yield ground("words", self.words[i])
        yield ground("above", i > 0 and self.aside[i - 1])
        yield ground("below", i + 1 == len(self.lines) or self.aside[i + 1])
        yield ground("late", self.above[i] > LATE * self.above[-1])
        yield ground("shared", self.shared(i))
        yield ground("said", bool(SAID.search(self.lines[i].text)))

    def shared(self, i: int) -> float:
        """The part of the terms of a line that others tell, too; half of one that is imagined."""
        own, known = terms(self.lines[i]), int(self.told[i])
        found = sum(self.terms[term] > known for term in own)
        return (found + 1 / 2) / (len(own) + 1)


def ground(name: str, value: float) -> Ground:
    """One thing that is weighed."""
    return Ground(f"{RULE}.{name}", weight=ODDS[name] * value)


def terms(line: Line) -> frozenset[str]:
    """The words of a line that say what it is about."""
    return frozenset(word.casefold() for word in TERM.findall(line.text)) - FUNCTION_WORDS
