"""What a line of a plain text is beside the others of its page: worded, placed, shaped, and about what they tell."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from dateline.model import Zone
from dateline.pages.lines import Line
from dateline.text.zones.layout import Layout, Mark
from dateline.text.zones.shapes import QUOTES, breaks, is_capitals, is_quoted, is_told
from dateline.text.zones.terms import names_of, share_told, tells, terms_of
from dateline.text.zones.wordings import wording

ABOUT, CLEAR = 3, 4
"""Log-odds by its words from which a line is surely about the page, and beyond which none counts for more."""

SCRAP, LINE, FULL, LONG = 4, 6, 15, 35
"""Words of a scrap, of more than a scrap, of a full line and of a long paragraph."""

LITTLE = 4
"""A line shares little of which less than one part in so many is told by others."""

SIGNS = re.compile(r"[|·»→←▸►›‹•]|\]\(|>>|<<|\s/\s|\+\+\+")
"""Bars, dots and arrows between links."""

Features = Mapping[str, float]


@dataclass(frozen=True)
class Scene:
    """The lines of a page, as one is weighed beside the others.

    `words` are the log-odds by words alone, `told` the lines that tell, of which `terms` and `names` count
    the words; `above` is how many words stand above each line, `first` and `last` the first and the last
    line of the story, `title` the line above it that shares most with it.
    """

    lines: Sequence[Line]
    words: Sequence[float]
    told: Sequence[bool]
    terms: Counter[str]
    names: Counter[str]
    above: Sequence[int]
    first: int
    last: int
    title: int


def read_scene(layout: Layout, marks: Mapping[int, Mark], odds_of: Callable[[str], float] = wording) -> Scene:
    """The lines of a page, and those that tell: long, with an end, and not about the page by their words."""
    lines = layout.lines
    words = [odds_of(line.text) for line in lines]
    named = frozenset(i for i, mark in marks.items() if mark.zone is Zone.BOILERPLATE)
    plain = [i not in named and odds <= ABOUT for i, odds in enumerate(words)]
    told = [sure and tells(line) for line, sure in zip(lines, plain, strict=True)]
    story = [i for i, line in enumerate(lines) if plain[i] and (told[i] or is_told(line))]
    terms = Counter(counted(terms_of, lines, told))
    first = next((i for i, sure in enumerate(told) if sure), len(lines))
    return Scene(
        lines,
        words,
        told,
        terms,
        Counter(counted(names_of, lines, told)),
        [0, *accumulate(line.words for line in lines)],
        first,
        story[-1] if story else len(lines),
        title_of(lines[:first], terms),
    )


def counted(read: Callable[[Line], frozenset[str]], lines: Iterable[Line], told: Iterable[bool]) -> list[str]:
    """What is read in the lines that tell, once for each line."""
    return [word for line, sure in zip(lines, told, strict=True) if sure for word in read(line)]


def title_of(lines: Sequence[Line], terms: Counter[str]) -> int:
    """The line above the story that shares most words with it, the first of several; -1 where there is none."""
    shared = [
        sum(term in terms for term in terms_of(line)) if line.words > SCRAP - 2 else -1 for line in lines
    ]
    return shared.index(max(shared)) if shared else -1


def fullness(line: Line) -> float:
    """How full a line is, from 0 to 1."""
    return min(1.0, line.words / FULL)


def worded(scene: Scene, i: int) -> Features:
    """What its words say, and what those of a short line say, which has few."""
    words = max(-CLEAR, min(CLEAR, scene.words[i]))
    return {"words": words, "words_short": words / (1 + scene.lines[i].words / 10)}


def placed(scene: Scene, i: int) -> Features:
    """Where a line stands: at the page's edges, before or behind the story, late."""
    line = scene.lines[i]
    scrap, behind = line.words <= SCRAP, i > scene.last
    return {
        "top": i == 0,
        "top_scrap": i == 0 and scrap,
        "before_scrap": i < scene.first and scrap,
        "title": i == scene.title,
        "behind": behind,
        "behind_open": behind and line.unfinished,
        "late_full": scene.above[i] / (scene.above[-1] or 1) * fullness(line),
        "end": i + 1 == len(scene.lines),
    }


def shared(scene: Scene, i: int) -> Features:
    """What part of its words and names other lines tell, too."""
    line, own = scene.lines[i], int(scene.told[i])
    terms, names = terms_of(line), names_of(line)
    told, known = share_told(scene.terms, terms, own), share_told(scene.names, names, own)
    foreign = len(terms) > 2 and told * LITTLE < 1
    return {
        "shared": told,
        "shared_full": told * fullness(line),
        "foreign_told": foreign and not line.unfinished and line.words > 2 * SCRAP,
        "foreign_open": foreign and line.unfinished and line.words >= LINE,
        "names_foreign": len(names) > 1 and known * LITTLE < 1,
    }


def voiced(scene: Scene, i: int) -> Features:
    """Whether a line opens with a quotation, or has one."""
    line = scene.lines[i]
    return {"quoted": is_quoted(line), "quotes": bool(QUOTES.search(line.text))}


def shaped(scene: Scene, i: int) -> Features:
    """How a line looks: its length, its end, its capitals and signs, several sentences, an open line above."""
    line = scene.lines[i]
    return {
        "open": line.unfinished,
        "open_above": i > 0 and scene.lines[i - 1].unfinished,
        "tiny": line.words <= SCRAP // 2,
        "long": line.words > LONG,
        "sentences": next(breaks(line.text), None) is not None,
        "capitals": is_capitals(line),
        "signs": min(3, len(SIGNS.findall(line.text))),
    }


def beside(likely: Sequence[float], i: int) -> Features:
    """How likely the lines around are about the page: both beside it, three above, three below, and all others."""
    around = [1 / 2] * 3 + list(likely) + [1 / 2] * 3
    up, down = around[i : i + 3], around[i + 4 : i + 7]
    return {
        "page": (sum(likely) - likely[i]) / max(1, len(likely) - 1),
        "between": up[2] * down[0],
        "above": up[0] * up[1] * up[2],
        "below": down[0] * down[1] * down[2],
    }
