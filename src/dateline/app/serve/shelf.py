"""The case that is shown: opened when somebody asks, and anew when its file has changed."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from dateline.app.building import rule_sentences
from dateline.errors import DatelineError
from dateline.io.casefile.casefile import open_store, read_case, refuse_unfinished
from dateline.io.casefile.doubts import SCHEMA, SEAL
from dateline.model import Case, Page
from dateline.views.ledger import Entry, ledger, speech
from dateline.views.timeline import Chapters, Moment, chapters, rows_for, timeline
from dateline.views.words import meant

State = tuple[tuple[int, int, int] | None, ...]
"""What tells that a case file was changed: of it and of its log the number, the size and the time."""


@dataclass(frozen=True)
class Opened:
    """A case as it was at one moment, with what is asked of it often."""

    case: Case

    @cached_property
    def doubts(self) -> tuple[str, ...]:
        """What of the case file is not as dateline wrote it: such a case is only read."""
        return tuple(each.message for each in self.case.problems if each.stage in {SCHEMA, SEAL})

    @cached_property
    def moments(self) -> tuple[Moment, ...]:
        """All events in order of time."""
        return timeline(self.case)

    @cached_property
    def moment_of(self) -> Mapping[str, Moment]:
        """Every event by its id."""
        return {moment.id: moment for moment in self.moments}

    @cached_property
    def told(self) -> Chapters:
        """The rows of the first screen."""
        return chapters(self.moments, rows_for(len(self.case.pages)))

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """Every claim, page by page."""
        return ledger(self.case)

    @cached_property
    def entry_of(self) -> Mapping[str, Entry]:
        """Every claim by its id."""
        return {entry.id: entry for entry in self.entries}

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """The numbers of claims in the ledger."""
        return {entry.id: number for number, entry in enumerate(self.entries, 1)}

    @cached_property
    def speech(self) -> frozenset[str]:
        """Claims that only tell that somebody says what other claims give."""
        return speech(self.case)

    @cached_property
    def page_called(self) -> Mapping[str, Page]:
        """Every page by its id and by the names that people give it."""
        named = {self.case.short_refs[page.id]: page for page in self.case.pages}
        return (
            {page.ref: page for page in self.case.pages} | named | {page.id: page for page in self.case.pages}
        )

    @cached_property
    def says(self) -> Mapping[str, str]:
        """The sentence of every rule."""
        return rule_sentences()

    def page(self, name: str) -> Page:
        """The page with an id or a name; DatelineError when there is none."""
        found = self.page_called.get(name)
        if found is None:
            pages = self.case.short_refs.values()
            raise DatelineError(
                f"this case has no page {name!r}{meant(name, pages)}.", advice="See the list of pages."
            )
        return found


class Shelf:
    """Where the case lies: the one opened last is kept while its file stays as it is."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = threading.Lock()
        self._opened: tuple[State, Opened] | None = None

    def open(self) -> Opened:
        """The last complete case of the file; DatelineError when there is none, or it cannot be read."""
        with self._lock:
            state = state_of(self.path)
            if self._opened is None or self._opened[0] != state:
                self._opened = state, Opened(read(self.path))
            return self._opened[1]


def read(path: Path) -> Case:
    """The last complete case of a file."""
    with open_store(path) as connection:
        refuse_unfinished(connection, path)
        return read_case(connection, locator=str(path))


def state_of(path: Path) -> State:
    """What tells whether a case file was changed."""
    return tuple(state(path.with_name(path.name + ending)) for ending in ("", "-wal"))


def state(path: Path) -> tuple[int, int, int] | None:
    """Number, size and time of a file, `None` where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_ino, found.st_size, found.st_mtime_ns
