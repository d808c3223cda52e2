"""Pages that are known by their address only, looked up among captures.

One pass over the captures finds all of them, so that only what is wanted is held in memory.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from itertools import chain

from dateline.errors import ReadError
from dateline.io.addresses import HEAD, address_key, own_addresses, without_login
from dateline.io.declared import fill
from dateline.io.sources import Found, Source, Wanted
from dateline.model import Page, Problem, Sighting

LONGEST_CHAIN = 10
"""Redirects that are followed from one address to the next."""

MOST_WISHES = 1_000
"""Lists of which one page is told what they say of it."""

MISSING = ReadError(
    "No capture of this address was given.",
    advice="Fetch it with `dateline fetch LIST -o captures.warc.gz`, "
    "or save the page from a browser; then build with --captures.",
)


@dataclass(frozen=True, slots=True)
class Captures:
    """Where wanted pages are looked up.

    `sources` gives the captured pages unread, those of archives one by one, and `redirects` the addresses
    that led to another, both as often as asked.
    """

    sources: Callable[[], Iterator[Source | Problem]]
    redirects: Callable[[], Iterator[tuple[str, str]]]


Read = Callable[[Source], Iterator[Found | Wanted]]
"""Reads a source and all that it leads to."""


def look_up(found: Iterable[Found | Wanted], captures: Captures, read: Read) -> Iterator[Found]:
    """What was found, then every wanted page from its captures, else what stands instead, else a Problem."""
    wanted: dict[str, list[Wanted]] = {}
    for each in found:
        if isinstance(each, Wanted):
            wanted.setdefault(address_key(each.url), []).append(each)
        else:
            yield each
    met = yield from read_wanted(wanted, captures, read)
    missed = [key for key in wanted if key not in met]
    moved = follow(captures.redirects(), missed) if missed else {}
    reached = yield from read_wanted({target: wanted[key] for key, target in moved.items()}, captures, read)
    for key, wishes in wanted.items():
        if key not in met and moved.get(key) not in reached:
            yield from chain.from_iterable(wish.instead or [missing(wish)] for wish in wishes)


def read_wanted(
    wanted: Mapping[str, Sequence[Wanted]], captures: Captures, read: Read
) -> Generator[Found, None, set[str]]:
    """The wanted pages from one pass over the captures; returns the keys of those that gave a page."""
    met: set[str] = set()
    for source in captures.sources() if wanted else ():
        if isinstance(source, Problem):
            yield source
            continue
        key = next((key for key in keys_of(source) if key in wanted), None)
        for each in read(replace(source, declared=merged(wanted[key]))) if key is not None else ():
            if not isinstance(each, Wanted):
                yield each
            if isinstance(each, Page):
                met.add(str(key))
    return met


def keys_of(source: Source) -> list[str]:
    """The keys of a captured page: its archive's address, else those that the page says are its own."""
    if source.url:
        return [address_key(source.url)]
    try:
        with source.open() as file:
            return [address_key(url) for url in own_addresses(file.read(HEAD))]
    except (OSError, ReadError):
        return []


def merged(wishes: Sequence[Wanted]) -> Sighting | None:
    """All that lists say of one page, but for logins; where they differ, the first counts."""
    declared = [wish.declared for wish in wishes[:MOST_WISHES] if wish.declared]
    found = reduce(fill, declared) if declared else None
    return replace(found, url=without_login(found.url)) if found and found.url else found


def follow(redirects: Iterable[tuple[str, str]], keys: Sequence[str]) -> dict[str, str]:
    """Where redirects lead from some keys in the end."""
    steps = {address_key(left): address_key(right) for left, right in redirects}
    ends = {key: end_of(key, steps) for key in keys if key in steps}
    return {key: end for key, end in ends.items() if end != key}


def end_of(key: str, steps: Mapping[str, str]) -> str:
    """The last of the keys that redirects lead to."""
    for _ in range(LONGEST_CHAIN):
        key = steps.get(key, key)
    return key


def missing(wish: Wanted) -> Problem:
    """The problem that a wanted page has no capture."""
    return Problem(wish.locator, "read", f"{without_login(wish.url)}: {MISSING.message} {MISSING.advice}")
