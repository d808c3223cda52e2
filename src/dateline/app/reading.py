"""From files to pages: our own readers and those of plugins, and whether a case was read by the same."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence

from dateline import pipeline
from dateline.fingerprints import fingerprint_of
from dateline.io.sources import Capture, Own
from dateline.model import Page, Problem

PathLike = str | os.PathLike[str]
Passed = Callable[[Own], None]
"""Told what dateline wrote itself and did not read."""
READ_OTHERWISE = (
    "The pages that were there before were read from their files by another version of dateline or with "
    "other plugins, and stay as they were read. "
    "Build the case again from its files to read them as today."
)


def ignore(own: Own) -> None:
    """Tell nobody."""


def read_inputs(
    inputs: Sequence[PathLike],
    *,
    captures: Sequence[PathLike] = (),
    anywhere: bool = False,
    progress: pipeline.Progress,
    passed: Passed = ignore,
    keep: Callable[[Capture], None] | None = None,
) -> tuple[list[Page], list[Problem]]:
    """Every page that can be read, and a problem for every file or record that cannot.

    The bytes of the pages go to `keep`, what dateline wrote itself to `passed`.
    """
    from dateline.app.formats import reader_plugins
    from dateline.io.readers.formats import READERS
    from dateline.io.readers.readers import read_pages

    plugins = reader_plugins()
    pages: list[Page] = []
    problems = list(plugins.problems)
    formats = (*READERS, *plugins.things)
    read = read_pages(inputs, captures=captures, anywhere=anywhere, formats=formats)
    for number, found in enumerate(read, 1):
        if isinstance(found, Page):
            pages.append(found)
        elif isinstance(found, Problem):
            problems.append(found)
        elif isinstance(found, Own):
            passed(found)
        elif keep is not None:
            keep(found)
        progress("opening", number, 0)
    return pages, problems


def readers_fingerprint() -> str:
    """A hash of all that turns files into pages, readers of plugins among it."""
    from dateline.app.formats import reader_plugins
    from dateline.io.readers.readers import read_pages

    plugins = (f"{form.endings} {fingerprint_of(form.read)}" for form in reader_plugins().things)
    return fingerprint_of(read_pages, knowledge="".join(plugins))


def read_otherwise(settings: Mapping[str, str]) -> Iterator[Problem]:
    """The problem that the pages of a case were read from their files by other code than today's."""
    if settings.get("readers") != readers_fingerprint():
        yield Problem("case", "read", READ_OTHERWISE)
