"""Pages that may go back to one origin without being copies, in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dateline.cases.speakers import listed, name_of, quote
from dateline.model import Case, Origin

SHOWN = 90
"""Characters of a quotation that tell which one it is."""


@dataclass(frozen=True)
class Hint:
    """Pages that may go back to one origin without being copies: the name credited or quotation shared."""

    id: str
    pages: tuple[str, ...]
    name: str | None
    words: str


def origin_hints(case: Case, among: Iterable[str] | None = None) -> tuple[Hint, ...]:
    """Which pages may go back to one origin, one credit before one quotation; of some pages two at least."""
    kept = None if among is None else frozenset(among)
    found = (
        (origin, [page for page in origin.pages if kept is None or page in kept]) for origin in case.origins
    )
    hints = [hint_of(case, origin, pages) for origin, pages in found if len(pages) > 1]
    return tuple(sorted(hints, key=lambda hint: (hint.name is None, hint.name or "", hint.pages, hint.id)))


def hint_of(case: Case, origin: Origin, pages: Iterable[str]) -> Hint:
    """One hint in words."""
    words = quote(case, origin.evidence[0])
    return Hint(
        origin.id,
        tuple(sorted(name_of(case, page) for page in pages)),
        origin.name,
        words if len(words) <= SHOWN else f"{words[:SHOWN].rsplit(' ', 1)[0]} …",
    )


def hint_sentence(hint: Hint) -> str:
    """A hint as a sentence: never that pages are copies, only that they may have one origin."""
    why = f"{hint.name} is credited" if hint.name else f"the same quotation: {hint.words}"
    return f"possibly one origin: {listed(hint.pages)} ({why})"
