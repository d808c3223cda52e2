"""The case that is shown: read from its file as far as a page needs it, each time somebody asks."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

from dateline.errors import DatelineError
from dateline.io.casefile.casefile import load_case
from dateline.io.casefile.queries import Seen, open_stored
from dateline.io.casefile.stored import StoredCase
from dateline.model import Page
from dateline.views.words import meant

if TYPE_CHECKING:
    from dateline.views.why import Reason

T = TypeVar("T")


class Shelf:
    """Where the case lies: what was looked at once is not looked at again while its file stays as it is.

    Sums over a whole case are kept as long.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = threading.Lock()
        self._seen: Seen | None = None
        self._vetted: object = None
        self._sums: dict[str, tuple[Seen, Any]] = {}

    @contextmanager
    def open(self) -> Iterator[StoredCase]:
        """The last complete case of the file; StoreError when there is none, or it cannot be read."""
        with open_stored(self.path, seen=self._seen) as case:
            self._seen = case.seen
            if case.doubts:
                self.vet(tuple(case.doubts))
            yield case

    def vet(self, doubts: object) -> None:
        """Raise StoreError when the facts of a case that was changed outside do not fit together."""
        with self._lock:
            if self._vetted != doubts:
                load_case(self.path)
                self._vetted = doubts

    def sum(self, case: StoredCase, name: str, add_up: Callable[[StoredCase], T]) -> T:
        """A sum over the whole case, added up once while the file is the same."""
        kept = self._sums.get(name)
        if kept is None or case.seen is None or kept[0] != case.seen:
            kept = case.seen, add_up(case)
            self._sums[name] = kept
        return cast("T", kept[1])


@cache
def sentences() -> Mapping[str, str]:
    """The sentence of every rule."""
    from dateline.app.building import rule_sentences

    return rule_sentences()


def reasons(case: StoredCase, given: str) -> Reason:
    """Why the fact with an id is believed."""
    from dateline.views.why import why

    return why(case, given, sentences())


def warm() -> None:
    """Load what most pages need, so that the first of them waits for less."""
    from dateline.views import report, why  # noqa: F401

    sentences()


def page_named(case: StoredCase, name: str) -> Page:
    """The page with an id or a name; DatelineError when there is none."""
    found = case.by_id.get(name) or case.page_named(name)
    if not isinstance(found, Page):
        near = meant(name, case.short_refs.values())
        raise DatelineError(f"this case has no page {name!r}{near}.", advice="See the list of pages.")
    return found


def ids_of_pages(case: StoredCase) -> dict[str, str]:
    """The id of every page by what people call it."""
    return {name: page for page, name in case.short_refs.items()}
