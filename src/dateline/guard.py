"""One page through its stages: a crash of one is a Problem, and never the end of a build.

No stage is imported here, so that a process that reads pages loads only those that it runs.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import takewhile
from typing import Any, TypeVar

from dateline.model import Edit, Page, Passage, Problem, Reading
from dateline.stage import Notes, Stage

log = logging.getLogger(__name__)

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Overrun:
    """That a page was ended in a stage, and why; it depends on the machine and is never remembered."""

    stage: str
    why: str


def read_article(
    page: Page,
    *,
    stages: Sequence[Stage],
    kept: Sequence[type],
    before: str = "",
    entering: Callable[[str], None] | None = None,
) -> Notes:
    """Run the article stages on one page; after a crash the page keeps what it had, and the Problem.

    Only those before one run where it is named; `entering` is told each stage as it begins.
    """
    notes = Notes()
    for stage in takewhile(lambda stage: stage.name != before, stages):
        if entering is not None:
            entering(stage.name)
        reading = Reading(page, notes[Passage], notes[Edit])
        notes, crashed = guard(stage, page.locator, notes, partial(stage.run, reading, notes))
        if crashed:
            break
    return notes.keep(kind for kind in dict.fromkeys(kept) if kind is not Page)


def steadily(found: Iterable[T], crashed: Callable[[Exception], T]) -> Iterator[T]:
    """All that is found, and behind it what is made of the crash that ends it."""
    try:
        yield from found
    except Exception as error:
        log.exception("reading failed")
        yield crashed(error)


def guard(stage: Stage, locator: str, notes: Notes, run: Callable[[], Iterable[Any]]) -> tuple[Notes, bool]:
    """The notes with what a stage gave, or with the Problem that it crashed.

    With `steadily` the only place that catches every exception; but that memory runs out on a page
    is for whoever gave it.
    """
    try:
        return notes.plus(run(), stage.gives), False
    except Exception as error:
        if isinstance(error, MemoryError) and stage.scope == "article":
            raise
        log.exception("stage %s failed on %s", stage.name, locator)
        message = (
            f"{type(error).__name__}: {error}. "
            "What was found before this stage is kept; please report this with the page."
        )
        return notes.plus([Problem(locator, stage.name, message)], (Problem,)), True
