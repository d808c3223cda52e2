"""Which of the days that a page names is the day it was first published."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from dateline.model import Stamp

FIRST_DAY = "1995-01-01"
"""Pages of the web are not older."""

CHANGED = re.compile(r"modif|updat|chang|revis|last|moddate", re.IGNORECASE)


class Weight(NamedTuple):
    """How much the first stamp of a kind of place weighs, the share of each later one, and its family.

    Each later stamp of that kind weighs less by the share.
    """

    first: float
    decay: float
    family: str


WEIGHTS: Mapping[str, Weight] = {
    "machine": Weight(1.6, 0.9, "machine"),
    "microdata": Weight(2.5, 0.9, "machine"),
    "created": Weight(1.0, 0.9, "machine"),
    "changed": Weight(0.8, 0.9, "machine"),
    "script": Weight(0.4, 0.8, "machine"),
    "url": Weight(2.0, 1.0, "address"),
    "image": Weight(0.7, 0.9, "address"),
    "time": Weight(1.8, 0.6, "shown"),
    "marked": Weight(1.4, 0.7, "shown"),
    "title": Weight(1.7, 0.5, "shown"),
    "line": Weight(0.3, 0.5, "shown"),
}
"""How much a day weighs by where it stands: about the logarithm of the odds that it is right there."""

PUBLISHED, UPDATED = 1.4, 0.7
"""What a word for publication or for a change beside a shown day makes of its weight."""

AGREED = 0.15
"""How much of the other weights of one family counts beside the heaviest: one system wrote them all."""


def choose(stamps: Iterable[Stamp], *, retrieved: str | None = None) -> str | None:
    """The day for which the places that name it weigh most, of equals the earlier.

    No day before the web, nor after the page was captured (`retrieved`, ISO 8601).
    """
    votes: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    for stamp, family, weight in weigh(stamps):
        if stamp.day >= FIRST_DAY and (retrieved is None or stamp.day <= day_after(retrieved)):
            votes[stamp.day][family].append(weight)
    ranked = sorted(votes, key=lambda day: (-total(votes[day]), day))
    return ranked[0] if ranked else None


def weigh(stamps: Iterable[Stamp]) -> Iterator[tuple[Stamp, str, float]]:
    """The stamps with their family and weight; later ones of a kind weigh less, those of no kind nothing."""
    seen: Counter[tuple[str, float]] = Counter()
    for stamp in stamps:
        kind = kind_of(stamp.origin)
        if kind is None:
            continue
        weight = WEIGHTS[kind]
        told = (
            PUBLISHED
            if stamp.origin.endswith(" published")
            else UPDATED
            if stamp.origin.endswith(" updated")
            else 1.0
        )
        yield stamp, weight.family, weight.first * weight.decay ** seen[kind, told] * told
        seen[kind, told] += 1


def families(stamps: Iterable[Stamp], day: str) -> frozenset[str]:
    """The families of places that name a day or one beside it; two families are not one field."""
    return frozenset(
        family
        for stamp, family, _ in weigh(stamps)
        if abs((date.fromisoformat(stamp.day) - date.fromisoformat(day)).days) <= 1
    )


def kind_of(origin: str) -> str | None:
    """Which weight a stamp of some origin has."""
    place, _, name = origin.partition(" ")
    if place in {"json-ld", "meta", "microdata", "script"}:
        lower = name.lower()
        if CHANGED.search(lower):
            return "changed"
        if "creat" in lower or "upload" in lower:
            return "created"
        return {"json-ld": "machine", "meta": "machine"}.get(place, place)
    if place == "text":
        return "title" if name.startswith("near title") else "line"
    return place if place in WEIGHTS else None


def total(families: Mapping[str, list[float]]) -> float:
    """What all families say of a day together."""
    return sum(max(weights) + AGREED * (sum(weights) - max(weights)) for weights in families.values())


def day_after(moment: str) -> str:
    """The day after a moment, since the world has time zones."""
    return (date.fromisoformat(moment[:10]) + timedelta(days=1)).isoformat()
