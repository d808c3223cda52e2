"""From a list to captures: which addresses it names, which are there already, what became of the others."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from dateline.app.formats import reader_plugins
from dateline.errors import DatelineError, StoreError
from dateline.io.addresses import without_login
from dateline.io.fetch.exchanges import asked_as, keep_exchange, open_warc
from dateline.io.fetch.fetch import Manners, Outcome, fetch_pages
from dateline.io.readers.formats import READERS
from dateline.io.readers.readers import find_addresses
from dateline.io.sources import Own
from dateline.model import Problem
from dateline.pipeline import Progress, silent

SAVE = "Save the page from a browser, and give it as a file."
"""What to do about a page that is not fetched."""
FEW = 5
"""How many reasons an error has."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a run fetched: what became of every address, and how many were there already.

    With it what of the lists could not be read, and what dateline wrote itself and passed over.
    """

    outcomes: tuple[Outcome, ...]
    present: int
    problems: tuple[Problem, ...]
    owned: tuple[Own, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether there is not one page to show for it."""
        return not self.present and not any(outcome.fetched for outcome in self.outcomes)


def fetch_lists(
    lists: Sequence[str | os.PathLike[str]], out: Path, manners: Manners, *, progress: Progress = silent
) -> Fetched:
    """Append the pages that lists name to a WARC file; those that it holds already are not fetched again."""
    plugins = reader_plugins()
    named = [*plugins.problems, *find_addresses(lists, formats=(*READERS, *plugins.things))]
    urls = list(dict.fromkeys(each for each in named if isinstance(each, str)))
    file, present = open_warc(out, software=manners.software)
    wanted = [url for url in urls if asked_as(url) not in present]
    outcomes: list[Outcome] = []

    def report(outcome: Outcome) -> None:
        outcomes.append(outcome)
        progress("opening", len(outcomes), len(wanted))

    with writable(out), file:
        fetch_pages(wanted, partial(keep_exchange, file), manners, report=report)
    places = {without_login(url): place for place, url in enumerate(urls)}
    return Fetched(
        tuple(sorted(outcomes, key=lambda outcome: places[outcome.url])),
        len(urls) - len(wanted),
        tuple(each for each in named if isinstance(each, Problem)),
        tuple(each for each in named if isinstance(each, Own)),
    )


def explain_missing(found: Fetched, problem: Problem) -> Problem:
    """A problem of reading; where it is a page that could not be fetched, with the reason and what to do next."""
    url = problem.message.partition(": ")[0]
    reasons = (each.reason for each in found.outcomes if each.url == url and not each.fetched)
    return next((replace(problem, message=f"{url}: {told(reason)} {SAVE}") for reason in reasons), problem)


def told(reason: str) -> str:
    """Why a page was not fetched, to somebody who has no options of a command."""
    return f"not fetched, because {reason.partition('; --')[0]}."


def refuse_empty(found: Fetched) -> None:
    """Raise DatelineError where there is not one page, with the first reasons."""
    failed = [each for each in found.outcomes if not each.fetched]
    first = " ".join(f"{each.url}: {told(each.reason)}" for each in failed[:FEW])
    more = f" So it is with {len(failed) - FEW} more." if len(failed) > FEW else ""
    raise DatelineError(f"no page could be fetched. {first}{more}", advice=SAVE)


@contextmanager
def writable(out: Path) -> Iterator[None]:
    """Turn what the file system refuses into a StoreError that says what to do."""
    try:
        yield
    except OSError as error:
        raise StoreError(
            f"cannot write there ({error.strerror}).",
            advice="Make room and run the same command again; what was fetched is kept.",
            file=str(out),
        ) from error
