"""Whether the facts of a case fit together: what they name is there, and their spans lie inside their pages. What dateline wrote does; what others changed may not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from dateline.io.tables import NOUNS
from dateline.model import Case, Span

NAMED: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("Argument", "trigger"): ("triggers",),
    ("Argument", "mention"): ("mentions",),
    ("Attribution", "sources"): ("mentions",),
    ("Attribution", "within"): ("attributions",),
    ("Claim", "chain"): ("attributions",),
    ("Claim", "expression"): ("expressions",),
    ("Claim", "place"): ("mentions",),
    ("Copies", "original"): ("pages",),
    ("Copies", "pages"): ("pages",),
    ("CopyPair", "left"): ("pages",),
    ("CopyPair", "right"): ("pages",),
    ("CopyPair", "source"): ("pages",),
    ("Coreference", "antecedent"): ("mentions",),
    ("Coreference", "mention"): ("mentions",),
    ("DateEstimate", "page"): ("pages",),
    ("Entity", "mentions"): ("mentions",),
    ("Event", "actors"): ("entities",),
    ("Event", "claims"): ("claims",),
    ("Event", "place"): ("entities",),
    ("Event", "recipients"): ("entities",),
    ("EventTime", "claim"): ("claims",),
    ("Language", "page"): ("pages",),
    ("Link", "left"): ("claims", "events"),
    ("Link", "right"): ("claims", "events"),
    ("Origin", "pages"): ("pages",),
    ("Position", "claims"): ("claims",),
    ("Position", "event"): ("events",),
    ("Position", "pages"): ("pages",),
    ("Position", "source"): ("entities",),
    ("Story", "pages"): ("pages",),
    ("Timex", "expression"): ("expressions",),
}
"""Fields that hold ids, one or several: (noun, field) -> the tables in which they are found."""


def misfits(case: Case) -> Iterator[tuple[str, str]]:
    """What does not fit: the table, and what is wrong there."""
    known = {
        table: {fact.id for fact in getattr(case, table) if hasattr(fact, "id")}
        for table in ("pages", *NOUNS)
    }
    sizes = {page.id: len(page.text) for page in case.pages}
    for table in NOUNS:
        for part in (part for fact in getattr(case, table) for part in parts_of(fact)):
            yield from ((table, wrong) for wrong in wrongs_of(part, known, sizes))


def parts_of(thing: Any) -> Iterator[Any]:
    """A noun and the nouns in it."""
    if isinstance(thing, tuple):
        for part in thing:
            yield from parts_of(part)
    elif is_dataclass(thing):
        yield thing
        for field in fields(thing):
            yield from parts_of(getattr(thing, field.name))


def wrongs_of(part: Any, known: Mapping[str, set[str]], sizes: Mapping[str, int]) -> Iterator[str]:
    """What is wrong with one noun."""
    if isinstance(part, Span):
        if part.end > sizes.get(part.page, 0):
            yield f"[{part.start}, {part.end}) lies outside the page {part.page}"
        return
    for field in fields(part):
        tables = NAMED.get((type(part).__name__, field.name), ())
        for named in names_in(getattr(part, field.name)) if tables else ():
            if not any(named in known[table] for table in tables):
                yield f"{named} is not among the {' and '.join(tables)}"


def names_in(value: str | tuple[str, ...] | None) -> tuple[str, ...]:
    """The ids that a field holds."""
    return (value,) if isinstance(value, str) else value or ()
