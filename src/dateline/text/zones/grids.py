"""Grids of other stories that a scraper left below the story: one sentence each, under its title."""

from __future__ import annotations

from bisect import bisect
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, pairwise

from dateline.model import Zone
from dateline.pages.lines import Line
from dateline.rules import Pack
from dateline.text.zones.appeals import share_said
from dateline.text.zones.layout import Layout, Mark
from dateline.text.zones.shapes import is_bullet, is_told
from dateline.text.zones.terms import share_told, tells, terms_of
from dateline.weights import weight

KNOWN = weight("en.glued.known")
"""The part of the words of a sentence that the story tells, from which it is of the story."""

TOLD = weight("en.endings.few")
"""The part of the lines of a story that say who said it, at least."""

MOST, APART, RUN = 45, 6, 3
"""Words of a teaser, lines from one to the next, both at most, and teasers of a grid, at least."""

STORY = 3
"""Paragraphs of the story that stand right below another, at least."""

TITLE, LONGEST = 3, 20
"""Words of a title, at least and at most."""

ENTITLED = weight("en.endings.entitled")
"""The part of the teasers above which a title stands, at least."""


def find_grids(layout: Layout, marks: Mapping[int, Mark], pack: Pack) -> Iterator[tuple[int, Mark]]:
    """Sentences that stand alone under titles, three or more below a longer story that tells of something else."""
    told = [i for i, line in enumerate(layout.lines) if is_told(line) and may_be(marks.get(i))]
    story = [i for i in told if i not in marks]
    mark = Mark(Zone.BOILERPLATE, pack["en.zone.grid"].id)
    for run in () if layout.extracted else runs_of(layout, told):
        if is_other(layout, story[: bisect(story, run[0] - 1)], run):
            yield from ((i, mark) for i in run if i not in marks)


def is_other(layout: Layout, story: Sequence[int], run: Sequence[int]) -> bool:
    """Whether a run of teasers stands below a story and tells of something else."""
    above, grid = [layout.lines[i] for i in story], [layout.lines[i] for i in run]
    return is_story(story, run[0], above, grid) and is_grid(layout, run) and is_foreign(grid, above)


def may_be(mark: Mark | None) -> bool:
    """Whether a line may be a teaser: of the text, or boilerplate that another rule has found."""
    return mark is None or mark.zone is Zone.BOILERPLATE


def runs_of(layout: Layout, told: Sequence[int]) -> Iterator[list[int]]:
    """Teasers that follow one another with little between them, and no line that tells."""
    run: list[int] = []
    for at, i in enumerate(told):
        near = bool(run) and run[-1] == told[at - 1] and i - run[-1] <= APART
        if not (near and is_teaser(layout, told, at)):
            yield from [run] if len(run) >= RUN else []
            run = []
        if is_teaser(layout, told, at):
            run.append(i)
    yield from [run] if len(run) >= RUN else []


def is_teaser(layout: Layout, told: Sequence[int], at: int) -> bool:
    """Whether one of the lines that tell is brief, opens a sentence, and has none of them right above or below it."""
    i = told[at]
    line = layout.lines[i]
    beside = {told[at - 1] if at else -1, told[at + 1] if at + 1 < len(told) else -1}
    return (
        i > layout.told_from
        and line.words <= MOST
        and not line.text[0].islower()
        and not beside & {i - 1, i + 1}
    )


def is_story(told: Sequence[int], first: int, above: Sequence[Line], grid: Sequence[Line]) -> bool:
    """Whether the lines above a grid report: some right below one another, twice its words, with who said them."""
    close = sum(below == up + 1 for up, below in pairwise(told) if below < first)
    return close >= STORY and words_of(above) >= 2 * words_of(grid) and share_said(above) >= TOLD


def words_of(lines: Sequence[Line]) -> int:
    """How many words lines have."""
    return sum(line.words for line in lines)


def is_grid(layout: Layout, run: Sequence[int]) -> bool:
    """Whether a title stands above most of the teasers."""
    return sum(is_title(layout.lines[i - 1]) for i in run) >= ENTITLED * len(run)


def is_title(line: Line) -> bool:
    """Whether a line may be a title: some words without an end, and none of a list."""
    return TITLE <= line.words <= LONGEST and line.unfinished and not is_bullet(line)


def is_foreign(grid: Sequence[Line], above: Sequence[Line]) -> bool:
    """Whether the story tells few of the words of the teasers."""
    story = Counter(chain.from_iterable(terms_of(line) for line in above if tells(line)))
    return sum(share_told(story, terms_of(line), 0) for line in grid) < KNOWN * len(grid)
