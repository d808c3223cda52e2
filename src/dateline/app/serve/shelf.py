"""The case that is shown: read from its file as far as a page needs it, each time somebody asks."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

from dateline.app.screen import DOUBTFUL
from dateline.app.sentences import rule_sentences
from dateline.app.serve.towns import towns
from dateline.errors import DatelineError
from dateline.io.casefile.queries import Seen, open_stored
from dateline.io.casefile.stored import StoredCase
from dateline.model import Claim, Event, Page
from dateline.views.timeline import Moment, moments_on
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
        self._seen: Seen | None = None
        self._doubted: Seen | None = None
        self._sums: dict[str, tuple[Seen, Any]] = {}

    def answer(self, view: Callable[[StoredCase], T]) -> T:
        """What a view makes of the last complete case, of which only what it looks at is read.

        Where that is not as dateline wrote it, all of it is looked at, and the case tells its doubts. StoreError
        when there is no case, or it cannot be read.
        """
        with open_stored(self.path, seen=self._seen) as case, suppress(*(DOUBTFUL if case.sealed else ())):
            self._seen = case.seen
            if case.seen is None or case.seen != self._doubted:
                return view(case)
        self._doubted = self._seen
        with open_stored(self.path, whole=True) as case:
            return view(case)

    def sum(self, case: StoredCase, name: str, add_up: Callable[[StoredCase], T]) -> T:
        """A sum over the whole case, added up once while the file is the same."""
        kept = self._sums.get(name)
        if kept is None or case.seen is None or kept[0] != case.seen:
            kept = case.seen, add_up(case)
            self._sums[name] = kept
        return cast("T", kept[1])


def moments_in(case: StoredCase, events: Sequence[str]) -> tuple[Moment, ...]:
    """Some events as lines of the timeline; what they name is read together, which is quicker."""
    case.fetch(events)
    found: list[Event] = [case.by_id[event] for event in events]
    named = ((*event.actors, *event.recipients, event.place or "") for event in found)
    case.fetch(chain.from_iterable(named))
    gather(case, chain.from_iterable(event.claims for event in found))
    return moments_on(case, events)


def gather(case: StoredCase, claims: Iterable[str]) -> None:
    """Read together what some claims name."""
    known = list(claims)
    case.fetch(known)
    found: list[Claim] = [case.by_id[claim] for claim in known]
    chains = list(chain.from_iterable(claim.chain for claim in found))
    case.fetch([*chains, *(claim.trigger.page for claim in found)])
    case.fetch(chain.from_iterable(case.by_id[each].sources for each in chains))


def reasons(case: StoredCase, given: str) -> Reason:
    """Why the fact with an id is believed."""
    from dateline.views.why import why

    return why(case, given, rule_sentences())


def warm() -> None:
    """Load what most pages need, so that the first of them waits for less; it stays, so no collector need look."""
    from dateline.views import report, why  # noqa: F401

    rule_sentences()
    towns()
    gc.collect()
    gc.freeze()


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
