"""Whether the facts of a case fit together, as those do that dateline wrote.

What they name is there, their spans lie inside their pages, and their days are days.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import is_dataclass
from datetime import date
from functools import cache
from typing import Any, get_args, get_type_hints

from dateline.io.casefile.tables import NOUNS
from dateline.model import Case, Span

NAMED: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "Argument": {"trigger": ("triggers",), "mention": ("mentions",)},
    "Attribution": {"sources": ("mentions",), "within": ("attributions",)},
    "Claim": {"chain": ("attributions",), "expression": ("expressions",), "place": ("mentions",)},
    "Copies": {"pages": ("pages",), "original": ("pages",)},
    "CopyPair": {"left": ("pages",), "right": ("pages",), "source": ("pages",)},
    "Coreference": {"mention": ("mentions",), "antecedent": ("mentions",)},
    "DateEstimate": {"page": ("pages",)},
    "Entity": {"mentions": ("mentions",)},
    "Event": {
        "claims": ("claims",),
        "anchor": ("claims",),
        "actors": ("entities",),
        "recipients": ("entities",),
        "place": ("entities",),
    },
    "EventTime": {"claim": ("claims",), "timex": ("timexes",)},
    "Ground": {"facts": ("pages", "expressions", "mentions", "claims", "events")},
    "Language": {"page": ("pages",)},
    "Link": {"left": ("claims", "events"), "right": ("claims", "events")},
    "Origin": {"pages": ("pages",)},
    "Position": {
        "event": ("events",),
        "pages": ("pages",),
        "source": ("entities",),
        "claims": ("claims",),
    },
    "Rank": {"event": ("events",)},
    "Ruling": {"judgement": ("judgements",), "against": ("judgements",)},
    "Story": {"pages": ("pages",)},
    "Timex": {"expression": ("expressions",), "anchor": ("expressions", "pages")},
}
"""Fields that hold ids, one or several: noun -> field -> the tables in which they are found."""

BASED = frozenset({"Claim", "Origin"})
"""Nouns that name their evidence, at least one span of it."""

DAYS: Mapping[str, tuple[str, ...]] = {
    "DateEstimate": ("value", "earliest", "latest"),
    "Event": ("earliest", "latest"),
    "EventTime": ("earliest", "latest"),
    "Stamp": ("day",),
    "Timex": ("earliest", "latest"),
}
"""Fields that hold a day in ISO 8601, or nothing."""


def misfits(case: Case) -> Iterator[tuple[str, str]]:
    """What does not fit: the table, and what is wrong there."""
    tables = ("pages", *NOUNS)
    known = {table: ids_of(getattr(case, table)) for table in tables}
    sizes = {page.id: len(page.text) for page in case.pages}
    for table in tables:
        for fact in getattr(case, table):
            for part in parts_of(fact):
                yield from ((table, wrong) for wrong in wrongs_of(part, known, sizes))


def ids_of(facts: Iterable[Any]) -> set[str]:
    """The ids of facts, of those that have any."""
    return {getattr(fact, "id", "") for fact in facts}


def parts_of(noun: Any) -> Iterator[Any]:
    """A noun and the nouns in it."""
    yield noun
    for name in inner_fields(noun.__class__):
        value = getattr(noun, name)
        for part in value if isinstance(value, tuple) else (value,):
            if part is not None:
                yield from parts_of(part)


@cache
def inner_fields(noun: type) -> tuple[str, ...]:
    """The fields of a noun that hold other nouns."""
    return tuple(
        name for name, hint in get_type_hints(noun).items() if any(map(is_dataclass, kinds_in(hint)))
    )


def kinds_in(hint: Any) -> Iterator[Any]:
    """The types that a type is made of, itself among them."""
    yield hint
    for part in get_args(hint):
        yield from kinds_in(part)


def wrongs_of(part: Any, known: Mapping[str, set[str]], sizes: Mapping[str, int]) -> Iterator[str]:
    """What is wrong with one noun."""
    if isinstance(part, Span) and part.end > sizes.get(part.page, 0):
        yield f"[{part.start}, {part.end}) lies outside the page {part.page}"
    kind = type(part).__name__
    for field, tables in NAMED.get(kind, {}).items():
        for name in names_in(getattr(part, field)):
            if not any(name in known[table] for table in tables):
                yield f"{name} is not among the {' and '.join(tables)}"
    if kind in BASED and not part.evidence:
        yield "a fact has no evidence"
    for field in DAYS.get(kind, ()):
        day = getattr(part, field)
        if day is not None and not is_day(day):
            yield f"{day!r} is no day"


def is_day(value: str) -> bool:
    """Whether a text is a day in ISO 8601."""
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True


def names_in(value: str | tuple[str, ...] | None) -> tuple[str, ...]:
    """The ids that a field holds."""
    return (value,) if isinstance(value, str) else value or ()
