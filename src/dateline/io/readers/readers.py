"""From the caller's paths to pages: files, folders, globs and archives; every bad input becomes a Problem."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import chain

from dateline.adapters.extractors import PANEL
from dateline.errors import ReadError
from dateline.guard import steadily
from dateline.io.archives.redirects import read_redirects
from dateline.io.declared import under_its_names
from dateline.io.floods import few_of_each
from dateline.io.folders import is_asset
from dateline.io.kinds import HEAD, sniff
from dateline.io.limits import Limits
from dateline.io.marks import made, pass_over
from dateline.io.readers.formats import READERS, Format, readers
from dateline.io.readers.inputs import Inputs, find_sources
from dateline.io.readers.lookup import Captures, look_up
from dateline.io.snapshots import at_origin
from dateline.io.sources import Found, Given, Own, Reader, Source, Wanted
from dateline.model import Made, Page, Problem
from dateline.pages.extract import Extractor

ARCHIVES = frozenset({".zip", ".warc", ".warc.gz", ".wacz"})
"""File types whose readers give their members to be read, each by the reader of its own type."""

HIDDEN = frozenset({".gz", ".pdf", ".mhtml"})
"""What lies under the name of a web page now and then, and is told by its first bytes."""


def read_pages(
    inputs: Inputs,
    *,
    captures: Inputs = (),
    anywhere: bool = False,
    limits: Limits | None = None,
    extractor: Extractor | None = None,
    formats: Sequence[Format] = READERS,
) -> Iterator[Found]:
    """All pages of some files, directories and globs, each once with all its sightings, and their bytes.

    Everything that could not be read is a Problem.

    What dateline wrote itself is passed over where it is met, and a Problem where it is given by name; a
    capture that is given by name is read.

    Pages of which a list gives the address only are looked up among `captures`: archives and saved pages, or
    folders of them. With `anywhere` lists may name files outside their own folders.
    """
    known, limits = readers(formats, extractor or PANEL, anywhere=anywhere), limits or Limits()
    found = read_sources(find_sources(inputs, known, limits), known)
    looked_up = look_up(found, captures_in(captures, known, limits), partial(read_source, known=known))
    yield from few_of_each(merge(looked_up))


def find_addresses(lists: Inputs, *, formats: Sequence[Format] = READERS) -> Iterator[str | Problem | Own]:
    """The addresses of pages that lists, feeds and records only name, and what of them cannot be read.

    What is passed over is told, too.
    """
    known = readers(formats, PANEL)
    found = read_sources(find_sources(lists, known, Limits()), known)
    for each in few_of_each(found):
        if isinstance(each, Wanted):
            yield each.url
        elif isinstance(each, Problem | Own):
            yield each


def captures_in(captures: Inputs, known: Mapping[str, Reader], limits: Limits) -> Captures:
    """Where wanted pages are looked up."""
    files = partial(find_sources, captures, known, limits)
    return Captures(
        lambda: chain.from_iterable(members(source, known) for source in files()),
        lambda: chain.from_iterable(map(read_redirects, files())),
    )


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
    """All but pages as it comes; then one page of each name and text, with every sighting of it."""
    pages: dict[str, Page] = {}
    for each in found:
        if isinstance(each, Page):
            first = pages.get(each.id, each)
            pages[each.id] = replace(
                first, sightings=tuple(dict.fromkeys((*first.sightings, *each.sightings)))
            )
        else:
            yield each
    yield from pages.values()


def read_sources(sources: Iterable[Source], known: Mapping[str, Reader]) -> Iterator[Found | Wanted]:
    """What sources hold, one after the other."""
    return chain.from_iterable(read_source(source, known) for source in sources)


def read_source(source: Source, known: Mapping[str, Reader]) -> Iterator[Found | Wanted]:
    """What one source holds, and what the sources hold that its reader finds in it.

    Of what dateline wrote only a capture that is given by name is read.
    """
    own = made(source)
    if own and (source.met or own is not Made.CAPTURE):
        yield pass_over(source, own)
        return
    for each in open_source(source, known):
        if isinstance(each, Source):
            yield from read_source(each, known)
        elif isinstance(each, Page):
            yield from under_its_names(at_origin(each), source)
        else:
            yield each


def open_source(source: Source, known: Mapping[str, Reader]) -> Iterator[Given]:
    """What the reader of one source gives; one that cannot be read is a Problem, and so is a crash."""
    return steadily(attempt(source, known), partial(crash_of, source))


def crash_of(source: Source, error: Exception) -> Problem:
    """The problem that a reader crashed."""
    what = f"{type(error).__name__}: {error}. What was read before this is kept."
    return source.problem(ReadError(what, advice="Please report this with the file."))


def attempt(source: Source, known: Mapping[str, Reader]) -> Iterator[Given]:
    """What the reader of one source gives, and what it could not read."""
    try:
        for each in reader_of(source, known)(source):
            yield each if isinstance(each, Given) else source.problem(strange(each))
    except ReadError as error:
        yield source.problem(error)
    except OSError as error:
        yield source.problem(
            ReadError(
                f"The file cannot be read: {error.strerror or error}.",
                advice="Check that it exists and that you may read it.",
            )
        )
    except (RecursionError, MemoryError) as error:
        yield source.problem(
            ReadError(
                f"The file is nested or large beyond reading ({type(error).__name__}).",
                advice="Give the article alone.",
            )
        )


def strange(given: object) -> ReadError:
    """That a reader gave what no reader may give."""
    return ReadError(f"Its reader gave a {type(given).__name__}.", advice="Please report this with the file.")


def reader_of(source: Source, known: Mapping[str, Reader]) -> Reader:
    """The reader for a source: by its ending, else by what its archive says, else by its first bytes."""
    ending = source.suffix if source.suffix in known or not source.suffix.endswith(".gz") else ".gz"
    named = known.get(ending) or known.get(source.media_type or "")
    if named is not None and ending not in {".html", ".htm"}:
        return named
    told = sniff(source.head(HEAD))
    if named is not None:
        return known[told] if told in HIDDEN and told in known else named
    clear = "" if told == ".txt" and is_asset(source.name) else told or ""
    return known.get(clear) or partial(read_unknown, endings=[name for name in known if name[:1] == "."])


def read_unknown(source: Source, *, endings: Sequence[str]) -> Iterator[Page]:  # noqa: ARG001 — as readers
    """Refuse a file of another type."""
    raise ReadError(
        f"Files of this type are not read; {', '.join(endings)} are.", advice="Save the page as one of these."
    )
