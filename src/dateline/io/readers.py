"""From the caller's paths to pages: files, directories, globs and what archives hold; every bad input becomes a Problem, none is lost."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from glob import glob, has_magic
from pathlib import Path

from dateline.adapters.trafilatura import TrafilaturaExtractor
from dateline.errors import ReadError
from dateline.io.eml import read_eml
from dateline.io.html import read_html
from dateline.io.jsonl import read_jsonl
from dateline.io.lookup import Captures, look_up
from dateline.io.redirects import read_redirects
from dateline.io.sources import Capture, Found, Given, Limits, Reader, Source, Wanted, file_source, told
from dateline.io.text import read_text
from dateline.model import Page, Problem
from dateline.text.extract import Extractor

Inputs = Iterable[str | os.PathLike[str]]
"""Paths of files and folders, and globs."""

ARCHIVES = frozenset({".zip", ".warc", ".warc.gz", ".wacz"})
"""File types whose readers give their members to be read, each by the reader of its own type."""

MEDIA_TYPES: Mapping[str, str] = {"text/html": ".html", "application/xhtml+xml": ".html", "text/plain": ".txt", "message/rfc822": ".eml"}
"""The file type that a media type stands for."""


def readers(extractor: Extractor) -> Mapping[str, Reader]:
    """The reader of every file type."""
    html, jsonl, eml = partial(read_html, extractor=extractor), partial(read_jsonl, extractor=extractor), partial(read_eml, extractor=extractor)
    return {".txt": read_text, ".html": html, ".htm": html, ".jsonl": jsonl, ".ndjson": jsonl, ".eml": eml}


def read_pages(inputs: Inputs, *, captures: Inputs = (), limits: Limits | None = None, extractor: Extractor | None = None) -> Iterator[Found]:
    """All pages of some files, directories and globs, each page once with all its sightings, the bytes of every page, and a Problem for everything that could not be read.

    Pages of which a list gives the address only are looked up among `captures`: archives and saved pages, or folders of them.
    """
    known, limits = readers(extractor or TrafilaturaExtractor()), limits or Limits()
    found = (each for source in find_sources(inputs, known, limits) for each in read_source(source, known))
    yield from merge(look_up(found, captures_in(captures, known, limits), partial(read_source, known=known)))


def captures_in(captures: Inputs, known: Mapping[str, Reader], limits: Limits) -> Captures:
    """Where wanted pages are looked up."""
    files = partial(find_sources, captures, known, limits)
    return Captures(lambda: (each for source in files() for each in members(source, known)), lambda: (each for source in files() for each in read_redirects(source)))


def members(source: Source, known: Mapping[str, Reader]) -> Iterator[Source | Problem]:
    """A source unread, or those that an archive holds, and what is wrong with it."""
    if source.suffix not in ARCHIVES:
        yield source
        return
    for each in open_source(source, known):
        if isinstance(each, Source):
            yield from members(each, known)
        elif isinstance(each, Problem):
            yield each


def merge(found: Iterable[Found]) -> Iterator[Found]:
    """Problems and captures as they come; then the pages: of one name and text there is one page, with every sighting of it."""
    pages: dict[str, Page] = {}
    for each in found:
        if isinstance(each, Problem | Capture):
            yield each
        else:
            first = pages.get(each.id, each)
            pages[each.id] = replace(first, sightings=tuple(dict.fromkeys((*first.sightings, *each.sightings))))
    yield from pages.values()


def read_source(source: Source, known: Mapping[str, Reader]) -> Iterator[Found | Wanted]:
    """What one source holds, and what the sources hold that its reader finds in it."""
    for each in open_source(source, known):
        if isinstance(each, Source):
            yield from read_source(each, known)
        else:
            yield told(each, source.declared) if isinstance(each, Page) and source.declared else each


def open_source(source: Source, known: Mapping[str, Reader]) -> Iterator[Given]:
    """What the reader of one source gives, found by its ending, else by what its archive says that it is; a source that cannot be read is a Problem."""
    reader = known.get(source.suffix) or known.get(MEDIA_TYPES.get(source.media_type or "", ""), partial(read_unknown, types=tuple(known)))
    try:
        yield from reader(source)
    except ReadError as error:
        yield source.problem(error)
    except OSError as error:
        yield source.problem(ReadError(f"The file cannot be read: {error.strerror or error}.", advice="Check that it exists and that you may read it."))
    except (RecursionError, MemoryError) as error:
        yield source.problem(ReadError(f"The file is nested or large beyond reading ({type(error).__name__}).", advice="Give the article alone."))


def read_unknown(source: Source, *, types: Sequence[str]) -> Iterator[Page]:
    """Refuse a file of another type."""
    source.check()
    raise ReadError(f"Files of this type are not read; {', '.join(types)} are.", advice="Save the page as one of these.")


def find_sources(inputs: Inputs, known: Mapping[str, Reader], limits: Limits) -> Iterator[Source]:
    """The files that the inputs stand for, in the order of the inputs, those of one input sorted."""
    for given in inputs:
        name = os.fspath(given)
        matches = sorted(glob(name, recursive=True)) if has_magic(name) and not os.path.lexists(name) else [name]  # noqa: PTH207  (Path.glob takes no absolute pattern)
        for match in matches or [name]:
            path = Path(match)
            yield from (file_source(file, limits) for file in (walk(path, known) if path.is_dir() else [path]))


def walk(folder: Path, known: Mapping[str, Reader]) -> Iterator[Path]:
    """The files below a folder, sorted, hidden ones left out; a folder without any stands for itself when it was asked for, is named like a page or is closed to us."""
    closed: list[Path] = []
    for root, folders, names in os.walk(folder, onerror=lambda error: closed.append(Path(str(error.filename)))):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        shown = sorted(name for name in names if not name.startswith("."))
        yield from (Path(root, name) for name in shown)
        if not shown and not folders and (Path(root) == folder or Path(root).suffix.lower() in known):
            yield Path(root)
    yield from closed
